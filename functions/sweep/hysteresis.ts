import { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../schemas/duration.ts";
import type { Expected, WatchMode } from "../../schemas/expectation.ts";
import type { StallKind } from "../../schemas/stall-kind.ts";
import type { Evidence, Stall, WatchState } from "../../schemas/watch-state.ts";
import type { Verdict } from "./rules/verdict.ts";
import { later } from "./rules/sight.ts";

/** A change of a stall, at the instant at which it fell due. */
export type Happening = {
  readonly kind: StallKind;
  readonly at: Temporal.Instant;
  /** When the trouble itself began. */
  readonly since: Temporal.Instant;
  readonly evidence: Evidence;
} & (
  | { readonly type: "opened" | "cleared"; readonly mode: WatchMode }
  /** It would have opened, but another cause explains it. */
  | { readonly type: "explained"; readonly by: string }
);

/** Under what a verdict is taken. */
export interface Circumstances {
  readonly at: Temporal.Instant;
  readonly mode: WatchMode;
  readonly holding: Pick<Expected, "opensAfter" | "clearsAfter">;
  readonly notBefore: WatchState["notBefore"];
  /** The cause that explains this kind at this minute. */
  readonly explainedBy: string | undefined;
}

/** A stall as it stands after a verdict, and what changed by it. */
export interface Step {
  readonly stall: Stall | undefined;
  readonly happenings: readonly Happening[];
}

const reached = (at: Temporal.Instant, due: Temporal.Instant) => Temporal.Instant.compare(at, due) >= 0;

function change(
  type: "opened" | "cleared",
  kind: StallKind,
  { begun, evidence }: Stall,
  at: Temporal.Instant,
  mode: WatchMode,
): Happening {
  return { type, kind, at, since: begun, evidence, mode };
}

/**
 * Takes a stall over one minute. It opens after it has held for a set time, and clears after all was well
 * for a set time; what another cause explains is watched on, but does not open before that cause has ended.
 */
export function hysteresis(
  kind: StallKind,
  before: Stall | undefined,
  verdict: Verdict,
  circumstances: Circumstances,
): Step {
  if (before?.openedAt && before.mode && before.mode !== circumstances.mode) {
    // Made live, or taken back: what was opened under the other mode ends, and is judged afresh.
    const { openedAt: _, mode, wellSince: __, ...pending } = before;
    // Nobody was called before, so nobody is late in answering.
    const notBefore = later(circumstances.at, circumstances.notBefore);
    const after = hysteresis(kind, pending, verdict, { ...circumstances, notBefore });
    const ended = change("cleared", kind, before, circumstances.at, mode);
    return { stall: after.stall, happenings: [ended, ...after.happenings] };
  }
  switch (verdict.verdict) {
    case "not-applicable":
      return end(kind, before, circumstances.at);
    case "moving":
      return before?.openedAt ? well(kind, before, circumstances) : { stall: undefined, happenings: [] };
    case "stalled":
      return wrong(kind, before, verdict, circumstances);
  }
}

function end(kind: StallKind, stall: Stall | undefined, at: Temporal.Instant): Step {
  const happenings = stall?.openedAt && stall.mode ? [change("cleared", kind, stall, at, stall.mode)] : [];
  return { stall: undefined, happenings };
}

function well(kind: StallKind, stall: Stall, { at, holding }: Circumstances): Step {
  const wellSince = stall.wellSince ?? at;
  const clears = wellSince.add({ milliseconds: milliseconds(holding.clearsAfter) });
  return reached(at, clears) ? end(kind, stall, clears) : { stall: { ...stall, wellSince }, happenings: [] };
}

function wrong(
  kind: StallKind,
  before: Stall | undefined,
  verdict: Verdict & { verdict: "stalled" },
  { at, mode, holding, notBefore, explainedBy }: Circumstances,
): Step {
  if (before?.openedAt) {
    const { wellSince: _, ...stall } = before;
    return { stall, happenings: [] };
  }
  const pending = before ?? { due: verdict.due, begun: verdict.begun, evidence: verdict.evidence };
  const held = pending.due.add({ milliseconds: milliseconds(holding.opensAfter) });
  const holds = later(held, notBefore);
  if (!reached(at, explainedBy ? held : holds)) return { stall: pending, happenings: [] };
  if (explainedBy) {
    const stall = { ...pending, explainedBy };
    if (pending.explainedBy === explainedBy) return { stall, happenings: [] };
    const { begun, evidence } = stall;
    const happening = { kind, at: held, since: begun, evidence, by: explainedBy };
    return { stall, happenings: [{ type: "explained", ...happening }] };
  }
  const { explainedBy: explained, ...unexplained } = pending;
  const openedAt = explained ? at : holds;
  const stall = { ...unexplained, evidence: verdict.evidence, openedAt, mode };
  return { stall, happenings: [change("opened", kind, stall, openedAt, mode)] };
}
