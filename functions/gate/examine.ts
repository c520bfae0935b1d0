import { hash } from "node:crypto";
import type { Answer } from "../../schemas/answer.ts";
import type { Contract } from "../../schemas/contract.ts";
import type { Decoded, Decoder } from "../../schemas/decoder.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Flow } from "../../schemas/flow.ts";
import type { HoldReason } from "../../schemas/held-exchange.ts";
import type { Message } from "../../schemas/message.ts";
import type { Sequence } from "../../schemas/sequence.ts";
import type { TransferEncoding } from "../../schemas/transfer-encoding.ts";
import { carried } from "../payload/carried.ts";
import { type Findings, keyFindings, refusedNotes, together, violations } from "./violations.ts";

/** A message that its contract accepts, with the keys by which it is known from here on. */
export interface Accepted extends Examined {
  readonly outcome: "accepted";
  readonly exchangeId: string;
  readonly businessKey: string;
  readonly furtherKeys: readonly string[];
  readonly sequence: Sequence | null;
  /** The exchanges of other flows that it answers. */
  readonly answers: readonly Answer[];
}

/** A message that cannot pass, with as much of its keys as it shows. */
export interface Refused extends Examined, Findings {
  readonly outcome: "refused";
  readonly reason: Extract<HoldReason, "undecodable" | "contract">;
  readonly exchangeId: string | null;
  readonly businessKey: string | null;
  readonly sequence: Sequence | null;
}

interface Examined {
  readonly message: Message;
  /** Hex SHA-256 of the payload's bytes. */
  readonly hash: string;
  /** How the body holds the payload; null where it is the payload's text. */
  readonly transferEncoding: TransferEncoding | null;
}

/** What a contract makes of bytes alone. */
export type Check =
  | {
      readonly verdict: "valid";
      readonly identity: IdentityOf;
      readonly answers: readonly Answer[];
      readonly notes: Findings;
    }
  | ({ readonly verdict: "invalid" } & Omit<Refused, "outcome" | keyof Examined>);

type Sound = Extract<Decoded, { outcome: "decoded" }>;

type IdentityOf = Extract<ReturnType<Contract["examine"]>, { outcome: "accepted" }>["identity"];

/**
 * Decodes and validates bytes against a contract.
 *
 * @param decode what the contract's format opened
 */
export function check(bytes: Uint8Array, contract: Contract, decode: Decoder): Check {
  const decoded = decode(bytes);
  if (decoded.outcome === "undecodable") return undecodable(decoded.findings);
  const refused = together(ownFaults(decoded), refusedNotes(decoded.notes, contract.refuses));
  const examination = contract.examine(decoded.document);
  if (examination.outcome === "accepted" && refused.total === 0) {
    const notes = { findings: decoded.notes, total: decoded.notes.length };
    const { identity, answers } = examination;
    return { verdict: "valid", identity, answers, notes };
  }
  const faults = together(refused, faultsOf(examination, decoded));
  const { exchangeId, businessKey, sequence } =
    examination.outcome === "accepted" ? examination.identity : examination.claimed;
  return { verdict: "invalid", reason: "contract", ...faults, exchangeId, businessKey, sequence };
}

/** What is held of a message that cannot be read. */
function undecodable(findings: readonly Finding[]): Extract<Check, { verdict: "invalid" }> {
  const unknown = { exchangeId: null, businessKey: null, sequence: null };
  return { verdict: "invalid", reason: "undecodable", findings, total: findings.length, ...unknown };
}

function ownFaults({ faults = [] }: Sound): Findings {
  return { findings: faults, total: faults.length };
}

function faultsOf(examination: ReturnType<Contract["examine"]>, decoded: Sound): Findings {
  switch (examination.outcome) {
    case "accepted":
      return { findings: [], total: 0 };
    case "refused":
      return violations(examination.issues, decoded.document, decoded.locate);
    case "unidentified":
      return keyFindings(examination.faults);
  }
}

/**
 * The id of a message that has none of its own: of its bytes where the flow guards against duplicates by
 * a stated window, else also of its queue message, so that stock 10, 9, 10 stay three messages.
 */
export function madeId(contentHash: string, messageId: string, flow: Flow): string {
  return flow.duplicateWindow ? contentHash : hash("sha256", `${contentHash}\n${messageId}`, "hex");
}

/**
 * Decodes, validates and names one message of a flow.
 *
 * @param decode what the format of the flow's contract opened
 * @param known how the body holds the payload, where that was recorded
 */
export function examine(
  message: Message,
  flow: Flow,
  decode: Decoder,
  known: TransferEncoding | null = null,
): Accepted | Refused {
  const payload = carried(message, flow, known);
  const contentHash = hash("sha256", payload.bytes, "hex");
  const isBroken = payload.outcome === "broken";
  const transferEncoding = isBroken ? null : payload.transferEncoding;
  const examined = { message, hash: contentHash, transferEncoding };
  const checked = isBroken ? undecodable([payload.finding]) : check(payload.bytes, flow.contract, decode);
  if (checked.verdict === "invalid") {
    const { verdict: _, ...refusal } = checked;
    return { outcome: "refused", ...examined, ...refusal };
  }
  const { identity, answers } = checked;
  return {
    outcome: "accepted",
    ...examined,
    exchangeId: identity.exchangeId ?? madeId(contentHash, message.messageId, flow),
    businessKey: identity.businessKey,
    furtherKeys: identity.furtherKeys,
    sequence: identity.sequence,
    answers,
  };
}
