import { IncidentState, IncidentVerdict, NoticeEvent, WaitsOn } from "../../schemas/incident.ts";
import { Competence } from "../../schemas/person.ts";
import { RosterReason } from "../../schemas/roster-reason.ts";

/** One entry of a timeline as it is stored. */
interface Entry {
  readonly event: string;
  readonly note?: string | undefined;
}

/** What a timeline can tell, besides the states that an incident came into. */
export type TimelineEvent =
  | "opened"
  | "assigned"
  | "handed-over"
  | "requalified"
  | "passed-on"
  | "escalated"
  | "warned"
  | "explains"
  | "waits-for-duty"
  | "told"
  | "nobody-told"
  | "judged";

/** What of an incident was judged otherwise. */
interface Requalified {
  readonly name: "impact" | "urgency" | "priority" | "competence";
  readonly from: string;
  readonly to: string;
}

/** One entry of a timeline, taken apart so that it can be told in any language. */
export interface ReadEntry {
  readonly event: TimelineEvent | IncidentState | "other";
  /** Of an event that is not known, what it is called. */
  readonly other?: string;
  readonly competence?: Competence;
  readonly notice?: NoticeEvent;
  readonly people?: readonly string[];
  readonly reason?: RosterReason;
  readonly verdict?: IncidentVerdict;
  readonly waitsOn?: WaitsOn;
  readonly until?: string;
  readonly requalified?: readonly Requalified[];
  /** The watchdog's own words, by a code. */
  readonly because?: "acknowledge-overdue" | "resolve-overdue" | "still-wrong";
  /** What a person wrote, or what a cause is called. */
  readonly text?: string;
}

const BECAUSE: Readonly<Record<string, NonNullable<ReadEntry["because"]>>> = {
  "not acknowledged in time": "acknowledge-overdue",
  "not resolved in time": "resolve-overdue",
  "still wrong": "still-wrong",
};

const PLAIN: Readonly<Record<string, TimelineEvent>> = {
  requalified: "requalified",
  "passed on": "passed-on",
  escalated: "escalated",
  warned: "warned",
  explains: "explains",
};

const asText = (note: string | undefined): Pick<ReadEntry, "text" | "because"> => {
  if (note === undefined) return {};
  const because = BECAUSE[note];
  return because ? { because } : { text: note };
};

function waiting(note = ""): ReadEntry {
  const [, on, text] = /^([a-z-]+)(?:: (.*))?$/s.exec(note) ?? [];
  const waitsOn = WaitsOn.safeParse(on).data;
  if (!waitsOn) return { event: "waiting", ...asText(note === "" ? undefined : note) };
  return { event: "waiting", waitsOn, ...(text === undefined ? {} : { text }) };
}

function told(event: string, note = ""): ReadEntry {
  const notice = NoticeEvent.safeParse(event).data;
  const [, people = "", why] = /^(.*?)(?: \(([a-z-]+)\))?$/.exec(note) ?? [];
  const known = notice ? { notice } : {};
  if (note === "nobody to tell") return { event: "nobody-told", ...known };
  const reason = RosterReason.safeParse(why).data;
  return { event: "told", ...known, people: people.split(", "), ...(reason ? { reason } : {}) };
}

function requalified(note = ""): readonly Requalified[] {
  return [...note.matchAll(/(impact|urgency|priority|competence) ([\w-]+) to ([\w-]+)/g)].flatMap(
    ([, name, from = "", to = ""]) =>
      name === "impact" || name === "urgency" || name === "priority" || name === "competence"
        ? [{ name, from, to }]
        : [],
  );
}

/** Takes an entry of a timeline apart; what is not known is left as it stands. */
export function readEntry({ event, note }: Entry): ReadEntry {
  if (event === "open") return { event: "opened", ...asText(note) };
  if (event === "assigned") return { event: "assigned", people: note === undefined ? [] : [note] };
  if (event === "waiting") return waiting(note);
  if (event === "waits for duty") {
    const [until] = /\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(note ?? "") ?? [];
    return { event: "waits-for-duty", ...(until ? { until } : {}) };
  }
  if (event.startsWith("told ")) return told(event.slice("told ".length), note);
  if (event.startsWith("handed over to ")) {
    const competence = Competence.safeParse(event.slice("handed over to ".length)).data;
    return { event: "handed-over", ...(competence ? { competence } : {}), ...asText(note) };
  }
  if (event === "requalified") return { event: "requalified", requalified: requalified(note) };
  const verdict = IncidentVerdict.safeParse(event).data;
  if (verdict) return { event: "judged", verdict, ...asText(note) };
  const state = IncidentState.safeParse(event).data;
  if (state) return { event: state, ...asText(note) };
  const plain = PLAIN[event];
  return plain ? { event: plain, ...asText(note) } : { event: "other", other: event, ...asText(note) };
}
