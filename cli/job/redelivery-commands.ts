import { type Command, Option } from "commander";
import type { Temporal } from "temporal-polyfill";
import { columns, heading } from "../columns.ts";
import { asOption } from "../desk/acting.ts";
import type { Language } from "../language.ts";
import { count, json, text } from "../options.ts";
import { print } from "../print.ts";
import { instant } from "../time-arguments.ts";
import { jobsText } from "./job-text.ts";
import type { TriedRedelivery } from "./redelivery.ts";

const WORDS = {
  fr: {
    flows: ["FLUX", "ENVIRON"],
    unarchived: "Sans archive, à demander à la source :",
    partly: "Archive plus courte que la période, le plus ancien est perdu :",
  },
  en: {
    flows: ["FLOW", "ABOUT"],
    unarchived: "Without an archive, ask the source:",
    partly: "Archive shorter than the window, the oldest is lost:",
  },
} as const satisfies Record<Language, Readonly<Record<string, string | readonly string[]>>>;

interface Asked {
  readonly flow?: string;
  readonly target?: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly key?: string;
  readonly rate?: number;
  readonly dryRun?: boolean;
  readonly why?: string;
  readonly as?: string;
  readonly json?: boolean;
}

/** What of a window cannot be delivered again. */
function gaps(
  { unarchived, partly }: Pick<TriedRedelivery, "unarchived" | "partly">,
  language: Language,
): readonly string[] {
  const words = WORDS[language];
  return [
    ...(unarchived.length > 0 ? [`${words.unarchived} ${unarchived.join(", ")}`] : []),
    ...(partly.length > 0 ? [`${words.partly} ${partly.join(", ")}`] : []),
  ];
}

/** Adds the command that delivers again what was delivered. */
export function addRedeliveryCommand(program: Command, language: Language): void {
  const redeliver = program.command("redeliver");
  redeliver
    .description("deliver again what was delivered in a time, to an application that was restored")
    .addOption(new Option("--flow <flow>", "of this flow").conflicts("target"))
    .option("--target <application>", "of all flows to this application")
    .requiredOption("--from <instant>", "forwarded since then or later", instant)
    .requiredOption("--to <instant>", "forwarded since then or earlier", instant)
    .option("--key <key>", "of this business key only")
    .option("--rate <n>", "so many a second at most", count)
    .option("--dry-run", "only count what would be sent")
    .option("--why <text>", "the reason, kept with the jobs", text(500))
    .addOption(asOption)
    .addOption(json)
    .action(async ({ from, to, rate, dryRun, why, as: person, json: asJson, ...asked }: Asked) => {
      const { flow, target, key } = asked;
      if (flow === undefined && target === undefined)
        return redeliver.error("error: required option '--flow <flow>' or '--target <application>'");
      const window = { flow, target, key, from: from.toString(), until: to.toString() };
      const { redeliver: deliver, tryRedelivery } = await import("./redelivery.ts");
      if (dryRun) {
        const tried = await tryRedelivery(window, person);
        const rows = tried.flows.map((one) => [one.flow, String(one.forwarded)]);
        print(asJson, tried, () =>
          [columns([heading(WORDS[language].flows), ...rows]), ...gaps(tried, language)].join("\n"),
        );
        return;
      }
      if (why === undefined) return redeliver.error("error: required option '--why <text>' not specified");
      const started = await deliver({ ...window, rate, why }, person);
      print(asJson, started, () => [jobsText(started.jobs, language), ...gaps(started, language)].join("\n"));
    });
}
