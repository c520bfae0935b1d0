import { type Command, InvalidArgumentError } from "commander";
import { Temporal } from "temporal-polyfill";
import type { Language } from "../language.ts";
import { count, json } from "../options.ts";
import { print } from "../print.ts";
import { duration } from "../time-arguments.ts";
import type { Changes } from "./expectation-trial.ts";
import { falseCallsText, statusText, trialText } from "./watch-text.ts";

interface Printed {
  readonly json?: boolean;
}

const DAYS_MAX = 90;

function dayCount(text: string): number {
  const days = count(text);
  if (days >= 1 && days <= DAYS_MAX) return days;
  throw new InvalidArgumentError(`give 1 to ${DAYS_MAX} days.`);
}

function month(text: string): Temporal.PlainYearMonth {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return Temporal.PlainYearMonth.from(text);
  throw new InvalidArgumentError("give a month, as in 2026-11.");
}

/** Adds the commands that tell how flows stand, and how well their expectations fit. */
export function addWatchCommands(program: Command, language: Language): void {
  program
    .command("status")
    .description("tell how each flow stands: last exchange, next due, what is held, what is wrong")
    .addOption(json)
    .action(async (options: Printed) => {
      const { status } = await import("./status.ts");
      const found = await status();
      print(options.json, found, () => statusText(found.items, language));
    });

  program
    .command("expect")
    .description("find out how an expectation fits a flow")
    .command("try")
    .description("tell which calls an expectation would have led to on the flow's own traffic")
    .argument("<flow>", "the flow")
    .option("--days <n>", "of the last so many days", dayCount, 14)
    .option("--every <duration>", "as if something were expected within this time", duration)
    .option("--grace <duration>", "as if so much grace were given", duration)
    .option("--open-after <duration>", "as if it called only after so long", duration)
    .addOption(json)
    .action(async (flow: string, { days, json, ...changes }: Changes & Printed & { days: number }) => {
      const { tryExpectation } = await import("./expectation-trial.ts");
      const found = await tryExpectation(flow, days, changes);
      print(json, found, () => trialText(found, language));
    });

  program
    .command("false-calls")
    .description("tell of each rule how many of its calls of a month were false")
    .option("--month <month>", "of this month, as in 2026-11 (default: the present one)", month)
    .addOption(json)
    .action(async (options: Printed & { month?: Temporal.PlainYearMonth }) => {
      const { falseCalls } = await import("./false-calls.ts");
      const found = await falseCalls(options.month);
      print(options.json, found, () => falseCallsText(found, language));
    });
}
