import Header from "@cloudscape-design/components/header";
import type { ReactNode } from "react";
import type { IncidentDocument } from "../../schemas/api/incident-operations.ts";
import { COMPETENCES } from "../../schemas/incident-guidance.ts";
import { IncidentState } from "../../schemas/incident.ts";
import { Competence } from "../../schemas/person.ts";
import { Degree } from "../../schemas/priority.ts";
import { rosterReasons } from "../../schemas/roster-reason.ts";
import { stateWording } from "../incidents/incident-wording.ts";
import { useWording } from "../language/wording.ts";
import { Listing } from "../shell/listing.tsx";
import { Moment } from "../time/moment.tsx";
import { incidentPageWording, verdictWording, waitsOnWording } from "./incident-page-wording.ts";
import { type ReadEntry, readEntry } from "./timeline-event.ts";
import {
  becauseWording,
  degreeWording,
  eventWording,
  noticeWording,
  qualityWording,
} from "./timeline-wording.ts";

const isState = (event: string): event is IncidentState => IncidentState.safeParse(event).success;

/** Tells what happened. */
function EventName({ entry: { event, other, notice } }: { readonly entry: ReadEntry }) {
  const sayEvent = useWording(eventWording);
  const sayState = useWording(stateWording);
  const sayNotice = useWording(noticeWording);
  if (event === "other") return <>{other}</>;
  const name = isState(event) ? sayState(event) : sayEvent(event);
  return <>{notice ? `${name} (${sayNotice(notice)})` : name}</>;
}

function useQuality() {
  const sayDegree = useWording(degreeWording);
  const sayCompetence = useWording(COMPETENCES);
  return (value: string) => {
    const degree = Degree.safeParse(value).data;
    const competence = Competence.safeParse(value).data;
    return degree ? sayDegree(degree) : competence ? sayCompetence(competence) : value;
  };
}

/** Tells all else of an entry. */
function Details({ entry }: { readonly entry: ReadEntry }) {
  const sayBecause = useWording(becauseWording);
  const sayReason = useWording(rosterReasons);
  const sayVerdict = useWording(verdictWording);
  const sayWaitsOn = useWording(waitsOnWording);
  const sayCompetence = useWording(COMPETENCES);
  const sayQuality = useWording(qualityWording);
  const quality = useQuality();
  const { people, reason, verdict, waitsOn, until, requalified, because, competence, text } = entry;
  const parts: readonly ReactNode[] = [
    ...(people ? [people.join(", ")] : []),
    ...(reason ? [sayReason(reason)] : []),
    ...(verdict ? [sayVerdict(verdict)] : []),
    ...(waitsOn ? [sayWaitsOn(waitsOn)] : []),
    ...(competence ? [sayCompetence(competence)] : []),
    ...(requalified ?? []).map(
      ({ name, from, to }) => `${sayQuality(name)}: ${quality(from)} → ${quality(to)}`,
    ),
    ...(until ? [<Moment key="until" at={until} />] : []),
    ...(because ? [sayBecause(because)] : []),
    ...(text === undefined ? [] : [text]),
  ];
  if (parts.length === 0) return <>–</>;
  return parts.map((part, index) => <div key={String(index)}>{part}</div>);
}

/** What happened to an incident, the newest first. */
export function Timeline({ timeline }: Pick<IncidentDocument, "timeline">) {
  const say = useWording(incidentPageWording);
  return (
    <Listing
      items={timeline.map((entry, index) => ({ ...entry, index, read: readEntry(entry) })).toReversed()}
      keyOf={({ index }) => String(index)}
      label={say("timeline")}
      empty={say("none")}
      header={<Header variant="h2">{say("timeline")}</Header>}
      columns={[
        { id: "event", header: say("event"), cell: ({ read }) => <EventName entry={read} /> },
        { id: "when", header: say("when"), cell: ({ at }) => <Moment at={at} /> },
        { id: "who", header: say("who"), cell: ({ by }) => (by === "watchdog" ? say("byWatchdog") : by) },
        { id: "note", header: say("note"), cell: ({ read }) => <Details entry={read} /> },
      ]}
    />
  );
}
