import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { Priority } from "../../schemas/priority.ts";
import { PriorityBadge } from "../incidents/priority-badge.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { AheadProvider } from "../time/now.tsx";
import { Countdown } from "../time/countdown.tsx";
import type { ClientStanding } from "./client-standing.ts";
import { overviewWording } from "./overview-wording.ts";
import { StandingStatus } from "./standing-status.tsx";

function Counts({ open }: { readonly open: Readonly<Record<Priority, number>> }) {
  const say = useWording(overviewWording);
  const some = Priority.options.filter((priority) => open[priority] > 0);
  if (some.length === 0) return <>{say("none")}</>;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {some.map((priority) => (
        <span key={priority}>
          {open[priority]} × <PriorityBadge priority={priority} />
        </span>
      ))}
    </SpaceBetween>
  );
}

/** Every client on a line, the worst first. */
export function ClientTable({ standings }: { readonly standings: readonly ClientStanding[] }) {
  const say = useWording(overviewWording);
  return (
    <Listing
      items={standings}
      keyOf={({ desk }) => desk.client.id}
      label={say("clients")}
      empty={say("noClients")}
      header={
        <Header variant="h2" counter={`(${standings.length})`}>
          {say("clients")}
        </Header>
      }
      columns={[
        {
          id: "client",
          header: say("client"),
          cell: ({ desk: { client } }) => <PageLink to={addresses.client(client.id)}>{client.name}</PageLink>,
        },
        {
          id: "standing",
          header: say("standing"),
          cell: ({ standing }) => <StandingStatus level={standing.level} />,
        },
        {
          id: "incidents",
          header: say("incidents"),
          cell: ({ standing }) => <Counts open={standing.open} />,
        },
        {
          id: "deadline",
          header: say("deadline"),
          cell: ({ standing, ahead }) => (
            <AheadProvider value={ahead}>
              <Countdown until={standing.nextDeadline} />
            </AheadProvider>
          ),
        },
        {
          id: "held",
          header: say("held"),
          cell: ({ desk: { client }, standing }) => (
            <PageLink to={addresses.quarantine(client.id)}>{standing.held}</PageLink>
          ),
        },
        { id: "wrong", header: say("wrongFlows"), cell: ({ standing }) => standing.wrong },
      ]}
    />
  );
}
