import type { Temporal } from "temporal-polyfill";
import type { Incident, IncidentState, NoticeEvent, TimelineEntry } from "../../schemas/incident.ts";
import { timestamp } from "../../schemas/timestamp.ts";

/** What moves an incident from state to state. */
export type Move = "acknowledge" | "wait" | "resume" | "resolve" | "reopen" | "close";

const TAKEN = { wait: "waiting", resolve: "resolved" } as const;

/**
 * Where each move leads from each state; what is not listed is refused.
 *
 * ```
 * open ──► acknowledged ──► resolved ──► closed
 *  │         ▲     │           │ ▲
 *  └────► waiting ◄┘           ▼ │
 *            └──────────────► reopened (as open)
 * ```
 */
export const MOVES: Readonly<Record<IncidentState, Partial<Readonly<Record<Move, IncidentState>>>>> = {
  open: { acknowledge: "acknowledged", ...TAKEN },
  reopened: { acknowledge: "acknowledged", ...TAKEN },
  acknowledged: TAKEN,
  waiting: { resume: "acknowledged", resolve: "resolved" },
  resolved: { reopen: "reopened", close: "closed" },
  closed: {},
};

/** What falls due again and again, by time alone. */
const DUE_AGAIN: readonly NoticeEvent[] = ["escalated", "repeated", "warned"];

/** The timeline keeps so many entries: its beginning, and the latest. */
const TIMELINE_MAX = 100;
const TIMELINE_BEGINNING = 20;

/** Whether the trouble goes on. */
export function isActive({ state }: Pick<Incident, "state">): boolean {
  return state !== "resolved" && state !== "closed";
}

/** Whether nobody has taken it yet. */
export function isUnacknowledged({ state }: Pick<Incident, "state">): boolean {
  return state === "open" || state === "reopened";
}

/** Everyone who was ever told of it. */
export function everToldOf({ toldBefore, told }: Incident): readonly string[] {
  return [...new Set([...toldBefore, ...told])];
}

function bounded(timeline: readonly TimelineEntry[]): TimelineEntry[] {
  if (timeline.length <= TIMELINE_MAX) return [...timeline];
  const latest = timeline.slice(timeline.length - (TIMELINE_MAX - TIMELINE_BEGINNING));
  return [...timeline.slice(0, TIMELINE_BEGINNING), ...latest];
}

/** The incident with one more change on its timeline. */
export function noted(incident: Incident, entry: TimelineEntry): Incident {
  const timeline = bounded([...incident.timeline, entry]);
  return { ...incident, timeline };
}

/** The incident with something more that people are to be told; of what only observes, nobody is told. */
export function toTell(incident: Incident, event: NoticeEvent, at: Temporal.Instant): Incident {
  if (incident.mode === "observe") return incident;
  // While nobody is there to be told, what falls due again and again need not be told twice.
  const falls = DUE_AGAIN.includes(event);
  if (falls && incident.notices.some((notice) => notice.event === event && !notice.to)) return incident;
  const key = `${event}@${timestamp(at)}`;
  if (incident.notices.some((notice) => notice.key === key)) return incident;
  return { ...incident, notices: [...incident.notices, { key, event, at }] };
}

/** The incident after a move, undefined where its state does not allow it. */
export function moved(
  incident: Incident,
  move: Move,
  entry: Omit<TimelineEntry, "event">,
): Incident | undefined {
  const state = MOVES[incident.state][move];
  if (!state) return undefined;
  const { at } = entry;
  const pauses = incident.pauses.map((pause) => (pause.until ? pause : { ...pause, until: at }));
  return noted({ ...incident, state, stateSince: at, pauses }, { ...entry, event: state });
}
