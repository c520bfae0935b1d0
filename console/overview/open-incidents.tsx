import Header from "@cloudscape-design/components/header";
import type { ListedIncident } from "../../schemas/api/incident-operations.ts";
import { useIncidentName } from "../incidents/incident-name.ts";
import { stateWording } from "../incidents/incident-wording.ts";
import { PriorityBadge } from "../incidents/priority-badge.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Countdown } from "../time/countdown.tsx";
import { Moment } from "../time/moment.tsx";
import { AheadProvider } from "../time/now.tsx";
import { ZoneProvider } from "../time/zone.tsx";
import type { ClientStanding } from "./client-standing.ts";
import { overviewWording } from "./overview-wording.ts";
import { deadlinesOf, isOpen } from "./standing.ts";

/** An incident, and at which client it is open. */
interface OpenIncident {
  readonly at: ClientStanding;
  readonly incident: ListedIncident;
}

/** The most urgent first; of equals the one whose deadline is nearer. */
function byUrgency(a: OpenIncident, b: OpenIncident): number {
  const nearest = ({ incident }: OpenIncident) => deadlinesOf(incident).toSorted()[0] ?? "9999";
  return a.incident.priority.localeCompare(b.incident.priority) || nearest(a).localeCompare(nearest(b));
}

/** What is open at some clients, the most urgent first. */
export function OpenIncidents({ standings }: { readonly standings: readonly ClientStanding[] }) {
  const say = useWording(overviewWording);
  const nameOf = useIncidentName();
  const sayState = useWording(stateWording);
  const items = standings
    .flatMap((at) => at.incidents.map((incident): OpenIncident => ({ at, incident })))
    .filter(({ incident }) => isOpen(incident) && incident.mode === "live")
    .toSorted(byUrgency);
  return (
    <Listing
      items={items}
      keyOf={({ at, incident }) => `${at.desk.client.id} ${incident.number}`}
      label={say("incidents")}
      empty={say("noIncidents")}
      header={
        <Header variant="h2" counter={`(${items.length})`}>
          {say("incidents")}
        </Header>
      }
      columns={[
        {
          id: "what",
          header: say("what"),
          cell: ({ at, incident }) => (
            <PageLink to={addresses.incident(at.desk.client.id, incident.number)}>
              {nameOf(incident)}
            </PageLink>
          ),
        },
        {
          id: "priority",
          header: say("priority"),
          cell: ({ incident }) => <PriorityBadge priority={incident.priority} />,
        },
        { id: "client", header: say("client"), cell: ({ at }) => at.desk.client.name },
        { id: "state", header: say("state"), cell: ({ incident }) => sayState(incident.state) },
        {
          id: "since",
          header: say("since"),
          cell: ({ at, incident }) => (
            <AheadProvider value={at.ahead}>
              <ZoneProvider value={at.zone}>
                <Moment at={incident.since} />
              </ZoneProvider>
            </AheadProvider>
          ),
        },
        {
          id: "acknowledgeBy",
          header: say("acknowledgeBy"),
          cell: ({ at, incident }) => (
            <AheadProvider value={at.ahead}>
              <Countdown until={incident.acknowledgeBy} />
            </AheadProvider>
          ),
        },
        {
          id: "resolveBy",
          header: say("resolveBy"),
          cell: ({ at, incident }) => (
            <AheadProvider value={at.ahead}>
              <Countdown until={incident.resolveBy} />
            </AheadProvider>
          ),
        },
        { id: "assignee", header: say("assignee"), cell: ({ incident }) => incident.assignee ?? "–" },
      ]}
    />
  );
}
