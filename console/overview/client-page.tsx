import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useMemo } from "react";
import { listFlows } from "../../schemas/api/flow-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { DueNext } from "../map/due-next.tsx";
import { FlowMap } from "../map/flow-map.tsx";
import { Failure } from "../shell/failure.tsx";
import { useNow } from "../time/now.tsx";
import { useStandings } from "./client-standing.ts";
import { FlowTable } from "./flow-table.tsx";
import { OpenIncidents } from "./open-incidents.tsx";

/** One client: what is open, how its applications and flows stand, and what is due next. */
export function ClientPage() {
  const desk = useDesk();
  const standings = useStandings(
    useMemo(() => [desk], [desk]),
    useNow(),
  );
  const error = standings[0]?.error;
  const statuses = standings[0]?.flows ?? [];
  const flows = useRead(listFlows, { parameters: {}, query: {} }).data?.answer;
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{desk.client.name}</Header>
      {error ? <Failure error={error} /> : null}
      <OpenIncidents standings={standings} />
      {flows ? <FlowMap flows={flows.items} applications={flows.applications} statuses={statuses} /> : null}
      <DueNext statuses={statuses} />
      <FlowTable statuses={statuses} />
    </SpaceBetween>
  );
}
