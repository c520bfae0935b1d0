import { type Command, Option } from "commander";
import { IncidentState } from "../../schemas/incident.ts";
import { Competence } from "../../schemas/person.ts";
import { Degree } from "../../schemas/priority.ts";
import type { Language } from "../language.ts";
import { count, json, text } from "../options.ts";
import { print } from "../print.ts";
import { asOption } from "./acting.ts";
import { incidentsText, incidentText } from "./incident-text.ts";
import type { IncidentQuery } from "./incidents.ts";

interface Printed {
  readonly json?: boolean;
}

interface Opening extends Printed {
  readonly title: string;
  readonly flow?: string;
  readonly exchange?: string;
  readonly impact?: Degree;
  readonly urgency?: Degree;
  readonly competence?: Competence;
  readonly as?: string;
}

/** Adds the commands that list, show and open incidents. */
export function addIncidentCommands(program: Command, language: Language): void {
  program
    .command("incidents")
    .description("list the incidents that are not closed, the most urgent first")
    .option("--all", "those that are closed as well")
    .option("--observed", "those as well that are recorded only and call nobody")
    .addOption(new Option("--state <state>", "in this state only").choices(IncidentState.options))
    .option("--flow <flow>", "that touch this flow only")
    .option("--mine <person>", "in the hands of this person only")
    .addOption(json)
    .action(async (options: IncidentQuery & Printed) => {
      const { listIncidents } = await import("./incidents.ts");
      const items = await listIncidents(options);
      print(options.json, { items }, () => incidentsText(items, language));
    });

  // Else this command would read the options of the one below it; the program says the same of itself.
  const incident = program.command("incident").enablePositionalOptions();
  incident
    .description("show one incident with its timeline and its clocks, or open one")
    .argument("<number>", "what it is called by", count)
    .addOption(json)
    .action(async (number: number, options: Printed) => {
      const { showIncident } = await import("./incidents.ts");
      const found = await showIncident(number);
      print(options.json, found.shown, () => incidentText(found, language));
    });

  incident
    .command("open")
    .description("open an incident by hand: a user's call, a suspected bug")
    .requiredOption("--title <text>", "what is wrong, without content of messages", text(200))
    .option("--flow <flow>", "the flow that it touches")
    .option("--exchange <id>", "a held exchange that shows it")
    .addOption(
      new Option("--impact <degree>", "default: the criticality of the flow").choices(Degree.options),
    )
    .addOption(new Option("--urgency <degree>", "default: medium").choices(Degree.options))
    .addOption(
      new Option("--competence <competence>", "default: what the flow asks for").choices(Competence.options),
    )
    .addOption(asOption)
    .addOption(json)
    .action(async ({ as, json, ...report }: Opening) => {
      const { openIncident } = await import("./act.ts");
      const item = await openIncident(report, as);
      print(json, item, () => incidentsText([item], language));
    });
}
