import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import { useLocation, useSearch } from "wouter";
import { listIncidents } from "../../schemas/api/incident-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Countdown } from "../time/countdown.tsx";
import { Moment } from "../time/moment.tsx";
import { useIncidentName } from "./incident-name.ts";
import { stateWording } from "./incident-wording.ts";
import { incidentsWording } from "./incidents-wording.ts";
import { PriorityBadge } from "./priority-badge.tsx";

const MOST = 200;

/** The incidents of a client: those that are not closed, the most urgent first, or the closed ones. */
export function IncidentsPage() {
  const say = useWording(incidentsWording);
  const sayState = useWording(stateWording);
  const nameOf = useIncidentName();
  const { client } = useDesk();
  const [path, navigate] = useLocation();
  const isClosed = new URLSearchParams(useSearch()).get("closed") === "true";
  const incidents = useRead(listIncidents, {
    parameters: {},
    query: { closed: isClosed ? "true" : "false", limit: MOST },
  });
  return (
    <Answer asked={incidents}>
      {({ answer: { items } }) => (
        <Listing
          variant="full-page"
          items={items}
          keyOf={({ number }) => String(number)}
          label={say("title")}
          empty={say("none")}
          header={
            <Header
              variant="h1"
              counter={`(${items.length})`}
              actions={
                <SegmentedControl
                  label={say("show")}
                  selectedId={isClosed ? "closed" : "open"}
                  options={[
                    { id: "open", text: say("open") },
                    { id: "closed", text: say("closed") },
                  ]}
                  onChange={({ detail }) =>
                    navigate(detail.selectedId === "closed" ? `${path}?closed=true` : path, { replace: true })
                  }
                />
              }
            >
              {say("title")}
            </Header>
          }
          columns={[
            {
              id: "incident",
              header: say("incident"),
              cell: (incident) => (
                <PageLink to={addresses.incident(client.id, incident.number)}>{nameOf(incident)}</PageLink>
              ),
            },
            {
              id: "priority",
              header: say("priority"),
              sortBy: ({ priority }) => priority,
              cell: ({ priority }) => <PriorityBadge priority={priority} />,
            },
            { id: "state", header: say("state"), cell: ({ state }) => sayState(state) },
            {
              id: "since",
              header: say("since"),
              sortBy: ({ since }) => since,
              cell: ({ since }) => <Moment at={since} />,
            },
            {
              id: "acknowledgeBy",
              header: say("acknowledgeBy"),
              cell: ({ acknowledgeBy }) => <Countdown until={acknowledgeBy} />,
            },
            {
              id: "resolveBy",
              header: say("resolveBy"),
              cell: ({ resolveBy }) => <Countdown until={resolveBy} />,
            },
            { id: "assignee", header: say("assignee"), cell: ({ assignee }) => assignee ?? "–" },
          ]}
        />
      )}
    </Answer>
  );
}
