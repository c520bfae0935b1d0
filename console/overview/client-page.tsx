import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo } from "react";
import { useDesk } from "../desk/desks.tsx";
import { Failure } from "../shell/failure.tsx";
import { useNow } from "../time/now.tsx";
import { useStandings } from "./client-standing.ts";
import { FlowTable } from "./flow-table.tsx";
import { OpenIncidents } from "./open-incidents.tsx";

/** One client: how each flow stands, and what is open. */
export function ClientPage() {
  const desk = useDesk();
  const standings = useStandings(
    useMemo(() => [desk], [desk]),
    useNow(),
  );
  const error = standings[0]?.error;
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{desk.client.name}</Header>
      {error ? <Failure error={error} /> : null}
      <FlowTable statuses={standings[0]?.flows ?? []} />
      <OpenIncidents standings={standings} />
    </SpaceBetween>
  );
}
