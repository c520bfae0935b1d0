import { Temporal } from "temporal-polyfill";
import type { AuditAct } from "../../schemas/audit-entry.ts";
import type { ChangeCode } from "../../schemas/api/incident-context-operations.ts";
import { flowOfHeld } from "../../schemas/api/quarantine-operations.ts";
import type { Plan } from "../../schemas/plan.ts";
import type { Release } from "../../schemas/release.ts";
import { releasedChanges } from "./released-changes.ts";

/** Something that changed, of which an incident may come. */
export interface Changed {
  readonly at: Temporal.Instant;
  readonly until?: Temporal.Instant | undefined;
  readonly code: ChangeCode;
  readonly by?: string | undefined;
  /** Null where it is about no flow by itself. */
  readonly flow: string | null;
  readonly subject?: string | undefined;
  readonly note?: string | undefined;
  readonly versions?: { readonly from: number; readonly to: number } | null;
}

/** From when until when to look, both included. */
export interface Stretch {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** How far before an incident, and after its opening, changes are looked for. */
const HOURS_AROUND = 7 * 24;

const isBetween = (at: Temporal.Instant, { from, until }: Stretch) =>
  Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) <= 0;

const overlaps = (from: Temporal.Instant, until: Temporal.Instant, stretch: Stretch) =>
  Temporal.Instant.compare(from, stretch.until) <= 0 && Temporal.Instant.compare(stretch.from, until) < 0;

/** Around an incident, what may have led to it or have changed its course. */
export function stretchAround(
  { openedAt }: { readonly openedAt: Temporal.Instant },
  now: Temporal.Instant,
): Stretch {
  const latest = openedAt.add({ hours: HOURS_AROUND });
  const until = Temporal.Instant.compare(now, latest) < 0 ? now : latest;
  return { from: openedAt.subtract({ hours: HOURS_AROUND }), until };
}

const ACTIONS: readonly (readonly [RegExp, RegExp, ChangeCode])[] = [
  [/^(flow|application)\//, /^watch live$/, "watch-live"],
  [/^(flow|application)\//, /^watch observe$/, "watch-observe"],
  [/^control\//, /^control observe$/, "control-observe"],
  [/^control\//, /^control bypass$/, "control-bypass"],
  [/^control\//, /^control pause$/, "control-pause"],
  [/^control\//, /^end control$/, "control-ended"],
  [/^exchange\//, /^correct$/, "exchange-corrected"],
  [/^exchange\//, /^approve version \d+$/, "correction-approved"],
  [/^absence\//, /^remove absence$/, "absence-removed"],
  [/^maintenance\//, /^end maintenance$/, "maintenance-ended"],
];

/** What a person's action changed, where it is one from which an incident may come. */
export function changeOfAct({ subject, action, result, at, by, why }: AuditAct): Changed | undefined {
  if (result !== "done" && result !== "unknown") return undefined;
  const code = ACTIONS.find(([on, does]) => on.test(subject) && does.test(action))?.[2];
  if (code === undefined) return undefined;
  const slash = subject.indexOf("/");
  const [type, id] = [subject.slice(0, slash), subject.slice(slash + 1)];
  const isOfFlow = type === "flow" || type === "control";
  const flow = isOfFlow ? id : type === "exchange" ? flowOfHeld(id) : null;
  return { at, code, by, flow, note: why, ...(isOfFlow ? {} : { subject: id }) };
}

/** What of a plan fell into a stretch of time; of absences never why. */
export function plannedChanges({ absences, maintenances }: Plan, stretch: Stretch): readonly Changed[] {
  return [
    ...absences
      .filter(({ from, until }) => overlaps(from, until, stretch))
      .map(({ from, until, person, by }) => ({
        at: from,
        until,
        code: "absence" as const,
        by,
        flow: null,
        subject: person,
      })),
    ...maintenances.flatMap(({ id, window, enteredAt, endedAt, by, reason, scope }) => {
      const [flow = null, ...others] = scope === "all" ? [] : [...scope.flows, ...scope.applications];
      const isOfOneFlow = scope !== "all" && scope.flows.length === 1 && others.length === 0;
      const one = { code: "maintenance" as const, by, subject: id, note: reason };
      const times =
        window.type === "once"
          ? { at: window.from, until: endedAt ?? window.until }
          : { at: enteredAt, until: undefined };
      const isIn = times.until ? overlaps(times.at, times.until, stretch) : isBetween(times.at, stretch);
      return isIn ? [{ ...one, ...times, flow: isOfOneFlow ? flow : null }] : [];
    }),
  ];
}

/** What is stored of the time in question. */
export interface ChangesKnown {
  readonly acts: readonly AuditAct[];
  readonly plan: Plan;
  readonly releases: readonly Release[];
}

/** All that changed, the newest first; what is of flows that are not asked about is left out. */
export function changes(
  { acts, plan, releases }: ChangesKnown,
  stretch: Stretch,
  concerns: (flow: string) => boolean,
): readonly Changed[] {
  const all: readonly Changed[] = [
    ...acts.flatMap((act) => changeOfAct(act) ?? []),
    ...plannedChanges(plan, stretch),
    ...releasedChanges(releases),
  ];
  return all
    .filter(({ flow }) => flow === null || concerns(flow))
    .toSorted((a, b) => Temporal.Instant.compare(b.at, a.at));
}
