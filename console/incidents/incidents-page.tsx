import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import { useLocation, useSearch } from "wouter";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { More } from "../shell/more.tsx";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Countdown } from "../time/countdown.tsx";
import { Moment } from "../time/moment.tsx";
import { useIncidentName } from "./incident-name.ts";
import { stateWording } from "./incident-wording.ts";
import { useIncidentPages } from "./incident-pages.ts";
import { VIEWS, viewAt } from "./incident-view.ts";
import { incidentsWording, viewWording } from "./incidents-wording.ts";
import { OpenByHand } from "./open-by-hand.tsx";
import { PriorityBadge } from "./priority-badge.tsx";

/** The incidents of a client, by where they stand: the most urgent first, or the newest of the closed ones. */
export function IncidentsPage() {
  const say = useWording(incidentsWording);
  const sayView = useWording(viewWording);
  const sayState = useWording(stateWording);
  const nameOf = useIncidentName();
  const { client } = useDesk();
  const [path, navigate] = useLocation();
  const view = viewAt(useSearch());
  const pages = useIncidentPages(view);
  const items = (pages.data?.pages ?? []).flatMap(({ answer }) => answer.items);
  return (
    <Answer asked={pages}>
      {() => (
        <Listing
          variant="full-page"
          items={items}
          keyOf={({ number }) => String(number)}
          label={say("title")}
          empty={say("none")}
          header={
            <Header
              variant="h1"
              counter={`(${items.length}${pages.hasNextPage ? "+" : ""})`}
              actions={<OpenByHand />}
            >
              {say("title")}
            </Header>
          }
          filter={
            <SegmentedControl
              label={say("show")}
              selectedId={view}
              options={VIEWS.map((id) => ({ id, text: sayView(id) }))}
              onChange={({ detail }) => navigate(`${path}?show=${detail.selectedId}`, { replace: true })}
            />
          }
          footer={<More pages={pages} />}
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
