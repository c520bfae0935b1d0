import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { listCandidates } from "../../schemas/api/incident-context-operations.ts";
import { type IncidentDocument, showIncident } from "../../schemas/api/incident-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useIncidentName } from "../incidents/incident-name.ts";
import { stateWording } from "../incidents/incident-wording.ts";
import { PriorityBadge } from "../incidents/priority-badge.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { SignatureList } from "../quarantine/signature-list.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Countdown } from "../time/countdown.tsx";
import { Moment } from "../time/moment.tsx";
import { Evidence } from "./evidence.tsx";
import { IncidentActions } from "./incident-actions.tsx";
import { incidentPageWording } from "./incident-page-wording.ts";
import { RecentChanges } from "./recent-changes.tsx";
import { Stops } from "./stops.tsx";
import { Timeline } from "./timeline.tsx";
import { WhomToCall } from "./whom-to-call.tsx";

/** How an incident stands, and until when what was promised must be done. */
function About({ incident }: { readonly incident: IncidentDocument }) {
  const say = useWording(incidentPageWording);
  const sayState = useWording(stateWording);
  const { client } = useDesk();
  const { state, priority, since, openedAt, assignee, flows, clocks, acknowledgedAt, exchange } = incident;
  return (
    <Container header={<Header variant="h2">{say("about")}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: say("state"), value: sayState(state) },
          { label: say("priority"), value: <PriorityBadge priority={priority} /> },
          { label: say("since"), value: <Moment at={since} /> },
          { label: say("opened"), value: <Moment at={openedAt} /> },
          { label: say("assignee"), value: assignee ?? "–" },
          {
            label: say("flows"),
            value:
              flows.length === 0
                ? "–"
                : flows.map((flow) => (
                    <div key={flow}>
                      <PageLink to={addresses.flow(client.id, flow)}>{flow}</PageLink>
                    </div>
                  )),
          },
          {
            label: say("acknowledgeBy"),
            value: <Countdown until={acknowledgedAt ? null : (clocks.acknowledge?.dueAt ?? null)} />,
          },
          {
            label: say("resolveBy"),
            value: <Countdown until={state === "resolved" ? null : (clocks.resolve?.dueAt ?? null)} />,
          },
          ...(exchange === undefined
            ? []
            : [
                {
                  label: say("exchange"),
                  value: <PageLink to={addresses.exchange(client.id, exchange)}>{exchange}</PageLink>,
                },
              ]),
        ]}
      />
    </Container>
  );
}

/** One incident: how it stands, what shows it, what was done, and what to do. */
export function IncidentPage({ number }: { readonly number: number }) {
  const nameOf = useIncidentName();
  const desk = useDesk();
  const mayCall = (flows: readonly string[]) =>
    desk.may(listCandidates, flows.length > 0 ? flows : undefined);
  const shown = useRead(showIncident, { parameters: { number }, query: {} });
  return (
    <Answer asked={shown}>
      {({ answer: incident }) => (
        <SpaceBetween size="l">
          <Header variant="h1" actions={<IncidentActions incident={incident} />}>
            {nameOf(incident)}
          </Header>
          <Stops incident={incident} />
          {incident.kind === "failing" ? <SignatureList flow={incident.flows[0]} /> : null}
          <About incident={incident} />
          {mayCall(incident.flows) ? <WhomToCall number={number} assignee={incident.assignee} /> : null}
          <RecentChanges number={number} />
          <Evidence incident={incident} />
          <Timeline timeline={incident.timeline} />
        </SpaceBetween>
      )}
    </Answer>
  );
}
