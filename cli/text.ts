import { styleText } from "node:util";
import { hexSummary } from "../functions/payload/hex-summary.ts";
import type { ListedFlow } from "../schemas/api/flow-operations.ts";
import type { Finding } from "../schemas/finding.ts";
import type { HeldExchange, HeldSummary } from "../schemas/held-exchange.ts";
import type { AdoptedQueue } from "./adopted.ts";
import type { CheckedFile } from "./check.ts";
import type { Corrected } from "./correct.ts";
import { columns, heading } from "./columns.ts";
import { placeTerms, words } from "./words.ts";
import type { Discarded, ReplayStarted } from "./release.ts";
import type { Found } from "./find.ts";
import type { ShownPayload } from "./quarantine.ts";
import type { SentFile } from "./send.ts";
import type { Language } from "./language.ts";

/** Where a finding stands, by line and column as editors tell it, else by the terms of its format. */
function placeText(position: Finding["position"], language: Language): string {
  const { line, column, ...terms } = position ?? {};
  const textual = line === undefined ? [] : [column === undefined ? `${line}` : `${line}:${column}`];
  const counted = placeTerms.flatMap((term) =>
    terms[term] === undefined ? [] : [`${words[language][term]} ${terms[term]}`],
  );
  return [...textual, ...counted].join(" ");
}

/** A finding in two lines: where and what, then what to do. */
function findingText({ code, path, position, expected, severity, message }: Finding, language: Language) {
  const where = [path, placeText(position, language)].filter((part) => part !== "").join(" ");
  const asked = expected ? ` (${words[language].expected}: ${expected})` : "";
  const name = styleText(severity === "error" ? "red" : "yellow", code);
  return `  ${name} ${where}${asked}\n    ${message[language]}`;
}

/** The verdicts of a check. */
export function checkedText(files: readonly CheckedFile[], language: Language): string {
  const words =
    language === "fr" ? { valid: "valide", invalid: "refusé" } : { valid: "valid", invalid: "invalid" };
  return files
    .map(({ file, verdict, findings }) => {
      const word = styleText(verdict === "valid" ? "green" : "red", words[verdict]);
      return [`${word} ${file}`, ...findings.map((finding) => findingText(finding, language))].join("\n");
    })
    .join("\n");
}

/** What differs on adopted queues. */
export function adoptedText(queues: readonly AdoptedQueue[], language: Language): string {
  if (queues.length === 0) return language === "fr" ? "Aucune file adoptée." : "No queue is adopted.";
  return queues
    .map(({ flow, arn, faults }) => {
      const mark = faults.length === 0 ? styleText("green", "✓") : styleText("red", "✗");
      const told = faults.map(
        ({ attribute, stated, real, message }) =>
          `  ${attribute}: ${stated} ≠ ${real}\n    ${message[language]}`,
      );
      return [`${mark} ${flow} ${arn}`, ...told].join("\n");
    })
    .join("\n");
}

/** A correction that was saved: its version, the contract's verdict, and what is still to be done. */
export function correctedText(
  { id, version, verdict, findings, waitsForApproval }: Corrected,
  language: Language,
): string {
  const word = styleText(verdict === "valid" ? "green" : "red", verdict);
  const waits = waitsForApproval ? [`  ${words[language].waitsForApproval}`] : [];
  return [
    `${id} v${version} ${word}`,
    ...waits,
    ...findings.map((finding) => findingText(finding, language)),
  ].join("\n");
}

/** The flows of a client. */
export function flowsText(flows: readonly ListedFlow[], language: Language): string {
  return columns([
    heading(words[language].flows),
    ...flows.map(({ flow, source, target, format, delivery, description }) => [
      flow,
      source,
      target,
      format,
      delivery,
      description,
    ]),
  ]);
}

/** The exchanges in quarantine. */
export function heldListText(items: readonly HeldSummary[], language: Language): string {
  if (items.length === 0) return language === "fr" ? "Rien en quarantaine." : "Nothing in quarantine.";
  return columns([
    heading(words[language].held),
    ...items.map(({ id, businessKey, reason, state, seen, lastSeen }) => [
      id,
      businessKey ?? "-",
      reason,
      state,
      `${seen}×`,
      lastSeen,
    ]),
  ]);
}

/** A payload as a terminal shows it: its text, or what its first bytes are. */
function payloadText({ body, form }: ShownPayload): string {
  return form === "text" ? body : hexSummary(Buffer.from(body, "base64"));
}

/** The files that were sent, and which of them SQS could not carry as text. */
export function sentText(sent: readonly SentFile[], language: Language): string {
  return sent
    .map(({ file, messageId, transferEncoding }) =>
      [file, messageId, ...(transferEncoding === null ? [] : [words[language][transferEncoding]])].join("  "),
    )
    .join("\n");
}

/** One exchange in quarantine, with its findings and its history. */
export function heldText(
  exchange: HeldExchange,
  content: ShownPayload | undefined,
  language: Language,
): string {
  const { id, flow, businessKey, exchangeId, reason, state, attempts, seen, bytes, transferEncoding } =
    exchange;
  const label = words[language];
  const facts = columns([
    [label.id, id],
    [label.flow, flow],
    [label.key, businessKey ?? "-"],
    [label.exchange, exchangeId ?? "-"],
    [label.reason, reason],
    [label.state, `${state}, ${attempts} ${label.attempts}, ${label.seen} ${seen}×`],
    [label.firstAndLast, `${exchange.firstSeen}, ${exchange.lastSeen}`],
    [label.signature, exchange.signature],
    [label.bytes, [String(bytes), ...(transferEncoding === null ? [] : [transferEncoding])].join(", ")],
  ]);
  const findings = exchange.findings.map((finding) => findingText(finding, language));
  const more = exchange.findingsTotal - exchange.findings.length;
  const rest = more > 0 ? [`  … ${more} ${label.more}`] : [];
  const corrections = exchange.corrections.map(
    ({ version, by, at, verdict, approvedBy }) =>
      `  v${version} ${at} ${verdict} (${by}${approvedBy === null ? "" : ` + ${approvedBy}`})`,
  );
  const lock = exchange.lock ? [`  ${label.locked}: ${exchange.lock.by}, ${exchange.lock.until}`] : [];
  const history = exchange.history.map(({ at, step, by }) => `  ${at} ${step}${by ? ` (${by})` : ""}`);
  return [
    facts,
    ...findings,
    ...rest,
    ...corrections,
    ...lock,
    ...history,
    ...(content ? [payloadText(content)] : []),
  ].join("\n");
}

/** What is known of a business key. */
export function foundText({ items, held }: Found, language: Language): string {
  if (items.length + held.length === 0) {
    return language === "fr" ? "Aucun échange sous cette clé." : "There is no exchange under this key.";
  }
  const forwarded = columns([
    heading(words[language].forwarded),
    ...items.map(({ forwardedAt, flow, exchangeId, repeats, quarantine, control }) => [
      forwardedAt,
      flow,
      exchangeId,
      String(repeats),
      quarantine?.id ?? "-",
      control ?? "-",
    ]),
  ]);
  return [
    ...(items.length > 0 ? [forwarded] : []),
    ...(held.length > 0 ? [heldListText(held, language)] : []),
  ].join("\n\n");
}

const RELEASED = {
  replaying: { fr: "en cours de rejeu", en: "on its way again" },
  discarded: { fr: "écarté", en: "discarded" },
  refused: { fr: "refusé, car il est", en: "refused, since it is" },
  unknown: { fr: "inconnu en quarantaine", en: "not known in quarantine" },
} as const;

/** What became of each exchange that was to be replayed or discarded. */
export function releasedText(items: readonly (ReplayStarted | Discarded)[], language: Language): string {
  return columns(
    items.map((item) => {
      const told = RELEASED[item.outcome][language];
      return [item.id, item.outcome === "refused" ? `${told} ${item.state}` : told];
    }),
  );
}
