import { styleText } from "node:util";
import { KINDS } from "../../functions/notify/vocabulary.ts";
import type { FlowStatus, TrialDocument, Tried } from "../../schemas/api/flow-operations.ts";
import { columns, heading } from "../columns.ts";
import { controlText } from "../control/control-text.ts";
import type { Language } from "../language.ts";
import type { FalseCalls } from "./false-calls.ts";

const WORDS = {
  fr: {
    status: [
      "FLUX",
      "VEILLE",
      "SOUS",
      "DERNIER ÉCHANGE",
      "PROCHAINE ÉCHÉANCE",
      "RETENUS",
      "CE QUI NE VA PAS",
    ],
    rates: ["RÈGLE", "RÉSOLUS", "FAUX APPELS", "TAUX"],
    well: "tout va bien",
    none: "Aucun incident résolu ce mois-ci.",
    present: "actuellement",
    changed: "après changement",
    calls: (count: number, atNight: number) =>
      `${count} ${count > 1 ? "appels" : "appel"}, dont ${atNight} de nuit`,
  },
  en: {
    status: ["FLOW", "WATCH", "UNDER", "LAST EXCHANGE", "NEXT DUE", "HELD", "WHAT IS WRONG"],
    rates: ["RULE", "RESOLVED", "FALSE CALLS", "RATE"],
    well: "all is well",
    none: "No incident was resolved in this month.",
    present: "at present",
    changed: "when changed",
    calls: (count: number, atNight: number) =>
      `${count} ${count === 1 ? "call" : "calls"}, ${atNight} at night`,
  },
} as const;

const minute = (at: string | null) => at?.slice(0, 16).replace("T", " ") ?? "-";

function wrongText({ wrong, maintenance }: FlowStatus, language: Language): string {
  const told = wrong.map(({ kind, since, explainedBy, incident }) => {
    const where = incident === null ? (explainedBy ? ` (${explainedBy})` : "") : ` #${incident}`;
    return `${KINDS[kind][language]} ${minute(since)}${where}`;
  });
  if (told.length > 0) return styleText("red", told.join("; "));
  return maintenance ?? styleText("green", WORDS[language].well);
}

/** One screen of how each flow stands. */
export function statusText(items: readonly FlowStatus[], language: Language): string {
  return columns([
    heading(WORDS[language].status),
    ...items.map((item) => [
      item.flow,
      item.mode,
      item.control ? styleText("yellow", controlText(item.control, language)) : "-",
      minute(item.lastReceived),
      minute(item.nextDue),
      String(item.held),
      wrongText(item, language),
    ]),
  ]);
}

function triedText(label: string, { calls, atNight, items }: Tried, language: Language): readonly string[] {
  return [
    `${label}: ${WORDS[language].calls(calls, atNight)}`,
    ...items.map(
      ({ kind, openedAt, clearedAt }) =>
        `  ${minute(openedAt)} – ${minute(clearedAt)}  ${KINDS[kind][language]}`,
    ),
  ];
}

/** What a trial found. */
export function trialText({ present, changed }: TrialDocument, language: Language): string {
  const words = WORDS[language];
  return [
    ...triedText(words.present, present, language),
    ...(changed ? triedText(words.changed, changed, language) : []),
  ].join("\n");
}

/** Of each rule, how many of its calls were false. */
export function falseCallsText({ items }: FalseCalls, language: Language): string {
  const words = WORDS[language];
  if (items.length === 0) return words.none;
  return columns([
    heading(words.rates),
    ...items.map(({ kind, resolved, falseCalls, rate }) => [
      kind,
      String(resolved),
      String(falseCalls),
      `${Math.round(rate * 100)} %`,
    ]),
  ]);
}
