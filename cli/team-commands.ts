import { type Command, Option } from "commander";
import type { Temporal } from "temporal-polyfill";
import { Competence } from "../schemas/person.ts";
import { Priority } from "../schemas/priority.ts";
import { coverageDocument, rosterDocument } from "../functions/api/documents/duty.ts";
import { attendance } from "./attendance.ts";
import { chosenClient } from "./chosen-client.ts";
import type { Language } from "./language.ts";
import { clientOption, instant, json, weekCount } from "./options.ts";
import { print } from "./print.ts";
import { supportOf } from "./supported.ts";
import { coverageText, rosterText } from "./team-text.ts";

interface Asked {
  readonly client?: string;
  readonly json?: boolean;
}

/** Adds the commands about who is there. */
export function addTeamCommands(program: Command, language: Language): void {
  program
    .command("roster")
    .description(
      "tell who takes an incident of each competence, and why; with the absences and loads that the host knows, where one runs",
    )
    .option("--at <instant>", "at this instant (default: now)", instant)
    .addOption(new Option("--competence <competence>", "of this competence only").choices(Competence.options))
    .addOption(
      new Option("--priority <priority>", "of this priority").choices(Priority.options).default("P1"),
    )
    .addOption(clientOption)
    .addOption(json)
    .action(
      async (options: Asked & { at?: Temporal.Instant; competence?: Competence; priority: Priority }) => {
        const client = await chosenClient(options.client);
        const { now, ...attending } = await attendance(client);
        const { at = now, competence, priority } = options;
        const asked = { at, competence, priority };
        const found = rosterDocument(supportOf(client), attending, asked, client.zone);
        print(options.json, found, () => rosterText(found.items, client.zone, language));
      },
    );

  program
    .command("coverage")
    .description(
      "list where a competence rests on nobody or on one person; with the absences that the host knows, where one runs",
    )
    .option("--weeks <n>", "so many weeks ahead, 1 to 53", weekCount, 4)
    .option("--from <instant>", "from this instant on (default: now)", instant)
    .addOption(clientOption)
    .addOption(json)
    .action(async (options: Asked & { weeks: number; from?: Temporal.Instant }) => {
      const client = await chosenClient(options.client);
      const { now, absences } = await attendance(client);
      const { from = now, weeks } = options;
      const found = coverageDocument(supportOf(client), absences, { from, weeks }, client.zone);
      print(options.json, found, () => coverageText(found.items, client.zone, language));
    });
}
