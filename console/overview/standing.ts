import { Temporal } from "temporal-polyfill";
import type { FlowStatus } from "../../schemas/api/flow-operations.ts";
import type { ListedIncident } from "../../schemas/api/incident-operations.ts";
import { Priority } from "../../schemas/priority.ts";

/** How bad things are at a client, the worst first. */
const LEVELS = ["overdue", "P1", "unknown", "P2", "P3", "P4", "wrong", "held", "well"] as const;
export type StandingLevel = (typeof LEVELS)[number];

/** How a client stands, as one line tells it. */
export interface Standing {
  readonly level: StandingLevel;
  /** Open incidents that call somebody, by priority. */
  readonly open: Readonly<Record<Priority, number>>;
  /** The next promise of the service level that falls due. */
  readonly nextDeadline: string | null;
  readonly held: number;
  /** Flows on which something is wrong. */
  readonly wrong: number;
}

/** Nothing is known of a client that does not answer, or where nobody is signed in. */
export const UNKNOWN: Standing = {
  level: "unknown",
  open: { P1: 0, P2: 0, P3: 0, P4: 0 },
  nextDeadline: null,
  held: 0,
  wrong: 0,
};

/** The deadlines of an incident that still count. */
export function deadlinesOf({
  acknowledgeBy,
  resolveBy,
}: Pick<ListedIncident, "acknowledgeBy" | "resolveBy">): readonly string[] {
  return [acknowledgeBy, resolveBy].filter((at) => at !== null);
}

const instants = (times: readonly string[]) => times.map((at) => Temporal.Instant.from(at));

/** Whether an incident waits for somebody to do something. */
export function isOpen({ state }: Pick<ListedIncident, "state">): boolean {
  return state !== "resolved" && state !== "closed";
}

/** How a client stands at a time, by its incidents and flows. */
export function standingOf(
  incidents: readonly Pick<ListedIncident, "state" | "mode" | "priority" | "acknowledgeBy" | "resolveBy">[],
  flows: readonly Pick<FlowStatus, "held" | "wrong">[],
  now: Temporal.Instant,
): Standing {
  const calling = incidents.filter((one) => isOpen(one) && one.mode === "live");
  const count = (priority: Priority) => calling.filter((one) => one.priority === priority).length;
  const open = { P1: count("P1"), P2: count("P2"), P3: count("P3"), P4: count("P4") };
  const [next] = instants(calling.flatMap(deadlinesOf)).toSorted((a, b) => Temporal.Instant.compare(a, b));
  const held = flows.reduce((sum, flow) => sum + flow.held, 0);
  const wrong = flows.filter((flow) => flow.wrong.length > 0).length;
  const highest = Priority.options.find((priority) => open[priority] > 0);
  const calm = wrong > 0 ? "wrong" : held > 0 ? "held" : "well";
  const isOverdue = next !== undefined && Temporal.Instant.compare(next, now) < 0;
  const level = isOverdue ? "overdue" : (highest ?? calm);
  return { level, open, nextDeadline: next?.toString() ?? null, held, wrong };
}

/** Orders clients, the worst first; of equals the one whose deadline is nearer, then the one that holds more. */
export function worstFirst(a: Standing, b: Standing): number {
  const byLevel = LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level);
  if (byLevel !== 0) return byLevel;
  const far = "9999";
  return (a.nextDeadline ?? far).localeCompare(b.nextDeadline ?? far) || b.held - a.held;
}
