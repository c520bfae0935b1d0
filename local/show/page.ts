import { styleText } from "node:util";
import { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { CapturedMessage } from "../../schemas/outbox.ts";
import type { HostOutputs } from "../../schemas/outputs.ts";
import type { Language } from "../../cli/language.ts";
import { type Counts, type Suggestion, wordings } from "./wording.ts";

/** The width that every line keeps to. */
const WIDTH = 80;
const INDENT = "  ";
const FINDING_INDENT = " ".repeat(12);
const TOLD_INDENT = " ".repeat(12);
const FLOW_WIDTH = 12;
const WHAT_WIDTH = 36;

/** What happened to one exchange: which one, in the words of the show. */
export interface Happened {
  readonly time: string;
  readonly flow: string;
  readonly what: string;
}

const cut = (text: string, width: number) =>
  text.length <= width ? text.padEnd(width) : `${text.slice(0, width - 1)}…`;

/** Words on lines no longer than the width, each behind the indent. */
function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = "";
  // French puts a blank before these marks, at which no line may break.
  for (const word of text.split(/ (?![:;!?»])/)) {
    if (line !== "" && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((each) => indent + each);
}

const widest = (texts: readonly string[]) => Math.max(...texts.map((text) => text.length));

const row = ({ time, flow, what }: Happened, outcome: string) =>
  `${INDENT}${styleText("dim", time)}  ${cut(flow, FLOW_WIDTH)}  ${cut(what, WHAT_WIDTH)}  ${outcome}`;

/** The pages of the show in a language: pure text, coloured where the terminal takes it. */
export function pages(language: Language) {
  const words = wordings[language];

  function finding({ reason, findings: [first], findingsTotal }: HeldExchange): string[] {
    if (!first) return [];
    const { path, position, code, message } = first;
    const place = `${path || words.whole}${position ? ` ${position.line ?? 1}:${position.column ?? 1}` : ""}`;
    const more = findingsTotal > 1 ? ` +${findingsTotal - 1}` : "";
    const where = `${reason === code ? "" : `${code} `}${place}${more}`;
    return [...wrapped(`${reason}: ${where}`, FINDING_INDENT), ...wrapped(message[language], FINDING_INDENT)];
  }

  return {
    language,
    words,

    /** Who runs, and its flows. */
    heading(client: Client, seconds: number, { withTimes }: { readonly withTimes: boolean }): string {
      const flows = Object.entries(client.flows);
      const sources = widest(flows.map(([, { source }]) => source));
      const ids = widest(flows.map(([id]) => id));
      const rows = flows.map(
        ([id, { source, target }]) =>
          `${INDENT}${source.padEnd(sources)} ─► ${styleText("bold", id.padEnd(ids))} ─► ${target}`,
      );
      const times = withTimes ? ` (${words.times(client.zone)})` : "";
      const title = `${styleText("bold", client.name)} ${words.runs(seconds)}${times}`;
      return ["", title, "", ...rows, ""].join("\n");
    },

    /** Where to reach what runs. */
    addresses(file: string, { endpoints }: HostOutputs): string {
      const names = Object.keys(endpoints);
      const rows = Object.entries(endpoints).map(
        ([name, url]) => `${INDENT}${name.padEnd(widest(names))}  ${url}`,
      );
      return [`${words.outputs} (${file}):`, "", ...rows, ""].join("\n");
    },

    forwarded: (happened: Happened) => row(happened, styleText("green", `✓ ${words.forwarded}`)),

    duplicate: (happened: Happened) => row(happened, styleText("yellow", `⧉ ${words.duplicate}`)),

    /** One that is held, or held again after a replay, with its first finding; a repeat only says so. */
    held(happened: Happened, exchange: HeldExchange): string {
      const { seen, attempts } = exchange;
      const outcome = styleText("red", `✋ ${attempts > 0 ? words.heldAgain : words.held}`);
      if (seen > 1 && attempts === 0) return row(happened, `${outcome}, ${words.seen(seen)}`);
      return [row(happened, outcome), ...finding(exchange)].join("\n");
    },

    /** How the opening ended. */
    summary(counts: Counts): string {
      return ["", styleText("bold", words.summary(counts)), ""].join("\n");
    },

    /** A flow falls silent, and the clock moves on. */
    silence: (flow: string) => wrapped(words.silence(flow), "").join("\n"),

    /** The flow moves again. */
    movesAgain: (flow: string) => ["", ...wrapped(words.movesAgain(flow), "")].join("\n"),

    /** What somebody is told, by mail or by SMS. */
    told({ at, protocol, endpoint, subject, body }: CapturedMessage, zone: string): string {
      const time = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainTime();
      const way = `${styleText("dim", time.toString({ smallestUnit: "second" }))}  ${protocol === "sms" ? "SMS " : "mail"} ► ${endpoint}`;
      const text = protocol === "sms" ? [body] : [subject ?? "", ...body.trim().split("\n")];
      return [
        "",
        `${INDENT}${way}`,
        ...text.flatMap((line) => (line === "" ? [""] : wrapped(line, TOLD_INDENT))),
      ].join("\n");
    },

    /** What to type next. */
    next(suggestions: readonly Suggestion[]): string {
      const rows = suggestions.flatMap(({ command, why }) => [
        `${INDENT}${styleText("cyan", command)}`,
        `${INDENT}${INDENT}${styleText("dim", why)}`,
      ]);
      return ["", ...wrapped(words.goesOn, ""), "", words.next, "", ...rows, "", words.stop, ""].join("\n");
    },
  };
}

/** The pages of one language. */
export type Pages = ReturnType<typeof pages>;
