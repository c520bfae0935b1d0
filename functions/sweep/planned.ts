import { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../schemas/duration.ts";
import type { WatchMode } from "../../schemas/expectation.ts";
import type { Flow } from "../../schemas/flow.ts";
import type { MaintenanceScope, MaintenanceWindow } from "../../schemas/maintenance.ts";
import type { Maintenance, Plan } from "../../schemas/plan.ts";
import type { Subject } from "../../schemas/watch-state.ts";
import { dueAfter } from "../calendar/due.ts";

/** What of a plan decides whether somebody is called. */
type Watching = Pick<Plan, "maintenances" | "overrides">;

/** Between which applications the flows are. */
interface Routes {
  readonly flows: Readonly<Record<string, Pick<Flow, "source" | "target">>>;
}

const CAUSE = "maintenance/";

/** A maintenance keeps so much of what it explained. */
const EXPLAINED_MAX = 200;

const isWithin = (at: Temporal.Instant, from: Temporal.Instant, until: Temporal.Instant) =>
  Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) < 0;

/** Whether an instant lies in a window; its end belongs to it no more, and recurring ones may overlap. */
export function inWindow(window: MaintenanceWindow, at: Temporal.Instant): boolean {
  if (window.type === "once") return isWithin(at, window.from, window.until);
  const earliest = at.subtract({ milliseconds: milliseconds(window.duration) });
  const [begun] = dueAfter(window.cron, window.zone, earliest);
  return begun !== undefined && Temporal.Instant.compare(begun, at) <= 0;
}

/** Whether a maintenance is behind: ended by a person, or with its one window past. */
export function isOver({ window, endedAt }: Maintenance, at: Temporal.Instant): boolean {
  const end = endedAt ?? (window.type === "once" ? window.until : undefined);
  return end !== undefined && Temporal.Instant.compare(end, at) <= 0;
}

/** Whether a maintenance is on at an instant: in its window, and not ended by a person. */
export function isOn({ window, endedAt }: Maintenance, at: Temporal.Instant): boolean {
  return !(endedAt && Temporal.Instant.compare(at, endedAt) >= 0) && inWindow(window, at);
}

/** Whether a subject is in a scope: by itself, or as a flow of one of the applications. */
function isIn({ type, id }: Subject, scope: MaintenanceScope, { flows }: Routes): boolean {
  if (scope === "all") return true;
  if (type === "application") return scope.applications.includes(id);
  const flow = flows[id];
  const ends = flow ? [flow.source, flow.target] : [];
  return scope.flows.includes(id) || ends.some((end) => scope.applications.includes(end));
}

/**
 * The maintenance that a subject is in at an instant, as a cause that explains its stalls. Each instant is
 * looked up once for all subjects.
 */
export function maintenanceOf({ maintenances }: Watching, routes: Routes) {
  const known = new Map<number, readonly Maintenance[]>();
  const onAt = (at: Temporal.Instant) => {
    const on = known.get(at.epochMilliseconds) ?? maintenances.filter((maintenance) => isOn(maintenance, at));
    known.set(at.epochMilliseconds, on);
    return on;
  };
  return (subject: Subject) => {
    const mine = maintenances.filter(({ scope }) => isIn(subject, scope, routes));
    return (at: Temporal.Instant): string | undefined => {
      const on = mine.length === 0 ? undefined : onAt(at).find((one) => mine.includes(one));
      return on && `${CAUSE}${on.id}`;
    };
  };
}

/** The id of the maintenance that a cause names; undefined where it is another cause. */
export function maintenanceNamed(cause: string): string | undefined {
  return cause.startsWith(CAUSE) ? cause.slice(CAUSE.length) : undefined;
}

/** The maintenance with one more stall that it explains; undefined where that is known. */
export function withExplained(
  maintenance: Maintenance,
  stall: Maintenance["explained"][number],
): Maintenance | undefined {
  const isKnown = maintenance.explained.some(
    ({ cause, since }) => cause === stall.cause && since.equals(stall.since),
  );
  if (isKnown) return undefined;
  return { ...maintenance, explained: [...maintenance.explained, stall].slice(-EXPLAINED_MAX) };
}

/** Whether a subject's stalls call somebody: as a person decided, else as it is configured. */
export function watchModeOf(
  { type, id }: Subject,
  configured: WatchMode,
  { overrides }: Watching,
): WatchMode {
  return overrides.find((override) => override.id === `${type}/${id}`)?.mode ?? configured;
}
