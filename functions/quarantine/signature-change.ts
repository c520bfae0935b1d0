import type { HeldExchange, Holding } from "../../schemas/held-exchange.ts";
import type { HeldSignature, Remedy, RemedyKind } from "../../schemas/held-signature.ts";
import type { Fault } from "./fault.ts";
import { signatureFaults } from "./signature.ts";

/** What a signature is known by, with one of its exchanges at hand. */
type Known = Pick<HeldSignature, "flow" | "signature" | "reason" | "firstSeen" | "lastSeen"> & {
  readonly faults: HeldSignature["faults"];
};

/** How what is counted of a signature changes. */
export interface SignatureChange {
  readonly known: Known;
  /** So many exchanges more are held, or fewer. */
  readonly held: number;
  /** So many were forwarded though they would have been held. */
  readonly observed: number;
  readonly remedy: Remedy | undefined;
  /** Whether it failed so again. */
  readonly seen: boolean;
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string;
}

function knownBy(exchange: HeldExchange): Known {
  const { flow, signature, reason, findings, firstSeen, lastSeen } = exchange;
  return { flow, signature, reason, firstSeen, lastSeen, faults: [...signatureFaults(findings)] };
}

function remedy(how: RemedyKind, { history, stateSince: at }: HeldExchange, by: string | null): Remedy {
  const told = history.findLast(({ step }) => step === "corrected" || step === "discarded");
  return { how, by, at, note: how === "corrected" || how === "discarded" ? (told?.note ?? null) : null };
}

/** How the replay of an exchange that went through had been made possible. */
function replayKind(before: HeldExchange, after: HeldExchange): RemedyKind {
  if (after.corrections.length > 0) return "corrected";
  return before.contractVersion === after.contractVersion ? "as-it-was" : "contract-changed";
}

/** What the change of an exchange means for the counts of its signature, which may become another. */
export function signatureChanges(before: HeldExchange, after: HeldExchange): readonly SignatureChange[] {
  const at = after.stateSince;
  const changes: SignatureChange[] = [];
  const step = after.history.at(-1);
  if (before.state === "held" && after.state !== "held") {
    const given = after.state === "discarded" ? remedy("discarded", after, step?.by ?? null) : undefined;
    changes.push({ known: knownBy(before), held: -1, observed: 0, remedy: given, seen: false, at });
  }
  if (before.state !== "held" && after.state === "held")
    changes.push({ known: knownBy(after), held: 1, observed: 0, remedy: undefined, seen: true, at });
  if (before.state === "replaying" && after.state === "delivered") {
    const by = after.history.findLast((one) => one.step === "replaying")?.by ?? null;
    const given = remedy(replayKind(before, after), after, by);
    changes.push({ known: knownBy(before), held: 0, observed: 0, remedy: given, seen: false, at });
  }
  return changes;
}

/** What several changes mean together: one change for each signature, however many exchanges it has. */
export function mergedChanges(changes: readonly SignatureChange[]): readonly SignatureChange[] {
  const merged = new Map<string, SignatureChange>();
  for (const change of changes) {
    const key = `${change.known.flow} ${change.known.signature}`;
    const before = merged.get(key);
    merged.set(key, {
      ...change,
      held: change.held + (before?.held ?? 0),
      observed: change.observed + (before?.observed ?? 0),
      remedy: change.remedy ?? before?.remedy,
      seen: change.seen || (before?.seen ?? false),
    });
  }
  return [...merged.values()];
}

/** What the holding of a batch means for the counts. */
export function batchChanges(
  holdings: readonly Holding[],
  at: string,
  isNew: (index: number) => boolean,
): readonly SignatureChange[] {
  return mergedChanges(
    holdings.map(({ flow, signature, reason, findings }, index) => ({
      known: { flow, signature, reason, firstSeen: at, lastSeen: at, faults: [...signatureFaults(findings)] },
      held: isNew(index) ? 1 : 0,
      observed: 0,
      remedy: undefined,
      seen: true,
      at,
    })),
  );
}

/** What it means for the counts that exchanges of a flow with these faults were forwarded nevertheless. */
export function observedChanges(
  flow: string,
  faults: readonly Fault[],
  at: string,
): readonly SignatureChange[] {
  return mergedChanges(
    faults.map(({ signature, reason, findings }) => ({
      known: { flow, signature, reason, firstSeen: at, lastSeen: at, faults: [...signatureFaults(findings)] },
      held: 0,
      observed: 1,
      remedy: undefined,
      seen: true,
      at,
    })),
  );
}
