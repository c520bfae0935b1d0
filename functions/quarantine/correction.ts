import { type Correction, CORRECTIONS_KEPT, type HeldExchange } from "../../schemas/held-exchange.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Quarantine } from "../ports.ts";
import { otherEditor } from "./edit-lock.ts";
import { type HeldDecision, type HeldRefusal, type PersonsAct, refusedChange } from "./held-decision.ts";
import { noted } from "./life.ts";

/** A text that a person wrote in place of what came, and what the contract says of it. */
export interface Edit extends Pick<Correction, "hash" | "bytes" | "verdict" | "findingsTotal"> {
  /** The version that was edited: 0 is what came. */
  readonly basedOn: number;
  readonly why: string;
  /** The second person, where one approved it beforehand. */
  readonly approvedBy?: string | null;
}

/** The number of the version that a replay would send; 0 is what came. */
export function currentVersion({ corrections }: HeldExchange): number {
  return corrections.at(-1)?.version ?? 0;
}

/** Puts an edited text beside what came, as its newest version. */
export function corrected(exchange: HeldExchange, edit: Edit, act: PersonsAct): HeldDecision {
  const { basedOn, why, approvedBy = null, ...text } = edit;
  if (exchange.state !== "held") return refusedChange("exchange-not-held");
  if (otherEditor(exchange, act) !== undefined) return refusedChange("exchange-locked");
  const version = currentVersion(exchange);
  if (version !== basedOn) return refusedChange("changed-meanwhile");
  const { by, at } = act;
  const correction = { version: version + 1, ...text, by, at: timestamp(at), approvedBy };
  const corrections = [...exchange.corrections, correction].slice(-CORRECTIONS_KEPT);
  return {
    outcome: "done",
    exchange: { ...noted(exchange, "corrected", { ...act, note: why }), corrections },
  };
}

/** Lets a second person approve the newest version, by the number that they saw. */
export function approved(
  exchange: HeldExchange,
  version: number,
  isSensitive: boolean,
  act: PersonsAct,
): HeldDecision {
  const latest = exchange.corrections.at(-1);
  if (exchange.state !== "held") return refusedChange("exchange-not-held");
  if (!isSensitive || !latest || latest.approvedBy !== null) return refusedChange("approval-not-needed");
  if (latest.version !== version) return refusedChange("changed-meanwhile");
  if (latest.by === act.by) return refusedChange("approval-by-author");
  if (latest.verdict === "invalid") return refusedChange("correction-invalid");
  const corrections = [...exchange.corrections.slice(0, -1), { ...latest, approvedBy: act.by }];
  return { outcome: "done", exchange: { ...noted(exchange, "approved", act), corrections } };
}

/** Why a person may not replay or discard an exchange now, as far as its editing is concerned. */
export function releaseFault(
  exchange: HeldExchange,
  release: "replay" | "discard",
  isSensitive: boolean,
  act: PersonsAct,
): HeldRefusal | undefined {
  if (exchange.state !== "held") return "exchange-not-held";
  if (otherEditor(exchange, act) !== undefined) return "exchange-locked";
  const latest = exchange.corrections.at(-1);
  const waits = release === "replay" && isSensitive && latest && latest.approvedBy === null;
  return waits ? "approval-missing" : undefined;
}

/**
 * Saves an edited text: the text first, under its own hash beside what came, then the item that names it. A text whose
 * saving broke off in between is named by nothing, and written over with itself when it is saved again.
 */
export async function saveCorrection(
  id: string,
  edit: Edit,
  content: Parameters<Quarantine["keep"]>[2],
  act: PersonsAct,
  change: (decide: (exchange: HeldExchange) => HeldDecision) => ReturnType<Quarantine["change"]>,
  quarantine: Pick<Quarantine, "keep">,
): ReturnType<Quarantine["change"]> {
  await quarantine.keep(id, edit.hash, content);
  return change((exchange) => corrected(exchange, edit, act));
}
