import { type Command, InvalidArgumentError, Option } from "commander";
import type { Temporal } from "temporal-polyfill";
import { systemClock } from "../functions/clock.ts";
import { Priority } from "../schemas/priority.ts";
import { businessTime, type CalendarQuestion } from "./calendar.ts";
import { chosenClient } from "./chosen-client.ts";
import { type DueQuestion, nextDueTimes } from "./due.ts";
import type { Language } from "./language.ts";
import { clientOption, count, json } from "./options.ts";
import { print } from "./print.ts";
import { promised } from "./sla.ts";
import { cronExpression, duration, instant, waited, type Waited, zone } from "./time-arguments.ts";
import { dueText, promisedText } from "./time-text.ts";

const DUE_TIMES_MAX = 100_000;

function dueCount(text: string): number {
  const number = count(text);
  if (number >= 1 && number <= DUE_TIMES_MAX) return number;
  throw new InvalidArgumentError(`give 1 to ${DUE_TIMES_MAX}.`);
}

interface Printed {
  readonly json?: boolean;
}

/** Adds the commands about time: when something is due, what hours count, what the contract promises. */
export function addTimeCommands(program: Command, language: Language): void {
  program
    .command("due")
    .description("tell when exchanges of a flow, or a cron expression, fall due; no host is needed")
    .argument("[flow]", "the flow, whose expectations by a time count")
    .option("--cron <expression>", "minute, hour, day of month, month, day of week", cronExpression)
    .option("--zone <zone>", "the IANA time zone whose clock counts for --cron", zone)
    .option("--from <instant>", "strictly after this instant (default: now)", instant)
    .option("--count <n>", "so many", dueCount, 3)
    .addOption(clientOption)
    .addOption(json)
    .action(
      async (
        flow: string | undefined,
        {
          from = systemClock.now(),
          ...asked
        }: Omit<DueQuestion, "from" | "flow"> & Partial<DueQuestion> & Printed,
      ) => {
        const due = await nextDueTimes({ ...asked, flow, from });
        print(asked.json, { due }, () => dueText(due, language));
      },
    );

  program
    .command("calendar")
    .description("add or count the business time of a calendar; no host is needed")
    .requiredOption("--file <file>", "the calendar, as JSON")
    .requiredOption("--from <instant>", "from this instant on", instant)
    .option("--add <duration>", "tell the instant after so much business time", duration)
    .option("--until <instant>", "tell how much business time passes until this instant", instant)
    .addOption(json)
    .action(async (asked: CalendarQuestion & Printed) => {
      const answer = await businessTime(asked);
      print(asked.json, answer, () => ("at" in answer ? answer.at : answer.duration));
    });

  program
    .command("sla")
    .description(
      "tell until when the client's contract wants an incident taken on and resolved; no host is needed",
    )
    .addOption(
      new Option("--priority <priority>", "of this priority").choices(Priority.options).makeOptionMandatory(),
    )
    .requiredOption("--from <instant>", "opened at this instant", instant)
    .addOption(
      new Option("--waiting <from/to...>", "waited from one instant to another, any number of times")
        .argParser(waited)
        .default([], "none"),
    )
    .addOption(clientOption)
    .addOption(json)
    .action(
      async (asked: {
        priority: Priority;
        from: Temporal.Instant;
        waiting: readonly Waited[];
        client?: string;
        json?: boolean;
      }) => {
        const answer = promised(await chosenClient(asked.client), asked);
        print(asked.json, answer, () => promisedText(answer, language));
      },
    );
}
