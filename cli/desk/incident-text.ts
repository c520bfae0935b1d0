import { styleText } from "node:util";
import { Temporal } from "temporal-polyfill";
import { KINDS } from "../../functions/notify/vocabulary.ts";
import { COMPETENCES, NEXT_STEPS } from "../../schemas/incident-guidance.ts";
import type { IncidentDocument, ListedIncident } from "../../schemas/api/incident-operations.ts";
import { columns, heading } from "../columns.ts";
import type { Language } from "../language.ts";
import { localTime } from "../moment.ts";

const WORDS = {
  fr: {
    list: ["N°", "", "ÉTAT", "QUOI", "DEPUIS", "À QUI", "PRENDRE AVANT", "RÉSOUDRE AVANT"],
    none: "Aucun incident.",
    state: "état",
    rank: "impact, urgence",
    needs: "compétence",
    flows: "flux",
    since: "depuis",
    assignee: "à qui",
    acknowledge: "prise en charge",
    resolve: "résolution",
    exchange: "échange",
    explains: "explique",
    resolution: "issue",
    next: "que faire",
    observed: "observé",
  },
  en: {
    list: ["NO", "", "STATE", "WHAT", "SINCE", "WITH", "TAKE ON BY", "RESOLVE BY"],
    none: "There is no incident.",
    state: "state",
    rank: "impact, urgency",
    needs: "competence",
    flows: "flows",
    since: "since",
    assignee: "with",
    acknowledge: "acknowledge",
    resolve: "resolve",
    exchange: "exchange",
    explains: "explains",
    resolution: "outcome",
    next: "what to do",
    observed: "observed",
  },
} as const;

const PRIORITY_COLOURS = { P1: "red", P2: "yellow", P3: "cyan", P4: "dim" } as const;

/** An instant with the offset of its zone, as people read it. */
function told(at: string | null, language: Language, zone?: string): string {
  if (at === null) return "-";
  if (zone !== undefined) return localTime(Temporal.Instant.from(at), zone, language);
  return at.slice(0, 16).replace("T", " ");
}

function what(
  { title, subject, kind }: Pick<IncidentDocument, "title" | "subject" | "kind"> | ListedIncident,
  language: Language,
): string {
  return title ?? `${subject.id} ${KINDS[kind][language]}`;
}

/** The incidents, one a line. */
export function incidentsText(items: readonly ListedIncident[], language: Language): string {
  const words = WORDS[language];
  if (items.length === 0) return words.none;
  return columns([
    heading(words.list),
    ...items.map((item) => [
      `#${item.number}`,
      styleText(PRIORITY_COLOURS[item.priority], item.priority),
      item.mode === "observe" ? `${item.state} (${words.observed})` : item.state,
      what(item, language),
      told(item.since, language),
      item.assignee ?? "-",
      told(item.acknowledgeBy, language),
      told(item.resolveBy, language),
    ]),
  ]);
}

function clockText(clock: IncidentDocument["clocks"]["resolve"], language: Language): string {
  return clock ? `${clock.state}, ${told(clock.dueAt, language)}` : "-";
}

/** One incident with its facts, what to do, and its timeline. */
export function incidentText(
  { shown, zone }: { shown: IncidentDocument; zone: string },
  language: Language,
): string {
  const words = WORDS[language];
  const { exchange, explains = [], resolution, timeline } = shown;
  const facts = columns([
    [words.state, shown.mode === "observe" ? `${shown.state} (${words.observed})` : shown.state],
    [words.rank, `${shown.impact}, ${shown.urgency}`],
    [words.needs, COMPETENCES[shown.competence][language]],
    [words.flows, shown.flows.join(", ") || "-"],
    [words.since, told(shown.since, language, zone)],
    [words.assignee, shown.assignee ?? "-"],
    [words.acknowledge, clockText(shown.clocks.acknowledge, language)],
    [words.resolve, clockText(shown.clocks.resolve, language)],
    ...(exchange === undefined ? [] : [[words.exchange, exchange]]),
    ...(explains.length === 0 ? [] : [[words.explains, explains.map(({ cause }) => cause).join(", ")]]),
    ...(resolution
      ? [[words.resolution, `${resolution.verdict}, ${resolution.by}: ${resolution.note}`]]
      : []),
    [words.next, NEXT_STEPS[shown.kind][language]],
  ]);
  const history = timeline.map(
    ({ at, by, event, note }) => `  ${told(at, language, zone)}  ${event} (${by})${note ? `: ${note}` : ""}`,
  );
  const title = `${styleText(PRIORITY_COLOURS[shown.priority], shown.priority)} #${shown.number} ${what(shown, language)}`;
  return [title, facts, ...history].join("\n");
}
