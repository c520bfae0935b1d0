import { catalogue, type CatalogueCode } from "../../schemas/catalogue.ts";
import { type Finding, FINDINGS_KEPT } from "../../schemas/finding.ts";
import type { HeldExchange, HoldReason } from "../../schemas/held-exchange.ts";
import { signature } from "./signature.ts";

/** Why an exchange is held: the part of it that a new attempt may change. */
export type Fault = Pick<
  HeldExchange,
  "reason" | "findings" | "findingsTotal" | "signature" | "contractVersion"
>;

/** The flow of an exchange, and the contract that judged it. */
export interface Origin {
  readonly id: string;
  readonly contractVersion: number;
}

/** Of the 400 KB that an item may have, so much is for findings; long paths may leave room for fewer of them. */
const FINDINGS_BYTES_MAX = 200_000;

function fitting(findings: readonly Finding[]): Finding[] {
  let room = FINDINGS_BYTES_MAX;
  return findings.slice(0, FINDINGS_KEPT).filter((finding) => {
    room -= Buffer.byteLength(JSON.stringify(finding));
    return room >= 0;
  });
}

/** A fault with as many of its findings as are kept. */
export function fault(
  { id, contractVersion }: Origin,
  reason: HoldReason,
  { findings, total }: { readonly findings: readonly Finding[]; readonly total: number },
): Fault {
  return {
    reason,
    findings: fitting(findings),
    findingsTotal: total,
    signature: signature(id, reason, findings),
    contractVersion,
  };
}

function ofWholeMessage(origin: Origin, reason: HoldReason, code: CatalogueCode, expected: string): Fault {
  const message = catalogue[code];
  const finding: Finding = {
    code,
    severity: "error",
    path: "",
    position: null,
    message,
    expected,
    received: null,
  };
  return fault(origin, reason, { findings: [finding], total: 1 });
}

/** It bears a known id and key, but other bytes. */
export function conflict(origin: Origin): Fault {
  const expected = "the bytes that were forwarded under this id";
  return ofWholeMessage(origin, "duplicate-conflict", "duplicate-conflict", expected);
}

/** The target refuses it for good; `code` is the target's error code. */
export function undeliverable(origin: Origin, code: string): Fault {
  const expected = `a message that the target takes; it answered ${code}`;
  return ofWholeMessage(origin, "delivery", "delivery-refused", expected);
}

/** It waits for its turn, behind an earlier one of its key. */
export function behind(origin: Origin): Fault {
  return ofWholeMessage(origin, "behind", "exchange-behind", "its turn among the exchanges of its key");
}

/** A later one of its key went before it. */
export function overtaken(origin: Origin): Fault {
  const expected = "a sequence that is not below that of the last forwarded exchange of its key";
  return ofWholeMessage(origin, "overtaken", "exchange-overtaken", expected);
}

/** Its target answered that it does not take it; `reason` is the target's code. */
export function answeredRefused(origin: Origin, reason: string | null): Fault {
  const why = reason === null ? "it gave no reason" : `its reason is ${reason}`;
  return ofWholeMessage(origin, "refused", "answer-refused", `an exchange that the target accepts; ${why}`);
}

/** It answers nothing that is known. */
export function unmatched(origin: Origin): Fault {
  return ofWholeMessage(origin, "unmatched", "answer-unknown", "an answer to an exchange that was forwarded");
}

/** The gate failed on it, again and again. */
export function gateFailure(origin: Origin): Fault {
  return ofWholeMessage(origin, "gate-failure", "gate-failure", "a check that comes to an end");
}
