import { Argument, type Command } from "commander";
import { WatchMode } from "../../schemas/expectation.ts";
import { chosenClient } from "../chosen-client.ts";
import { asOption } from "../desk/acting.ts";
import type { Language } from "../language.ts";
import { json, text } from "../options.ts";
import { print } from "../print.ts";
import { instant } from "../time-arguments.ts";
import type { AbsenceRequest } from "./absences.ts";
import type { MaintenanceRequest } from "./maintenance.ts";
import { absencesText, maintenanceText } from "./plan-text.ts";

interface Acting {
  readonly as?: string;
  readonly json?: boolean;
}

const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Adds the commands by which people enter what holds for a time. */
export function addPlanCommands(program: Command, language: Language): void {
  addMaintenanceCommands(program, language);
  addAbsenceCommands(program, language);
  program
    .command("watch")
    .description("let the stalls of a flow call somebody (live), or be recorded only (observe)")
    .argument("<name>", "the flow, or with --application the application")
    .addArgument(new Argument("<mode>", "whether it calls").choices(WatchMode.options))
    .requiredOption("--why <text>", "what it was tried on, kept in the audit trail", text(500))
    .option("--application", "the name is that of an application")
    .addOption(asOption)
    .addOption(json)
    .action(
      async (
        name: string,
        mode: WatchMode,
        { why, application = false, ...options }: Acting & { why: string; application?: boolean },
      ) => {
        const { setWatchMode } = await import("./watch-mode.ts");
        const item = await setWatchMode({ name, mode, why, application }, options.as);
        print(options.json, item, () => `${item.id}  ${item.mode}`);
      },
    );
}

function addMaintenanceCommands(program: Command, language: Language): void {
  const maintenance = program
    .command("maintenance")
    .description("enter times in which what goes wrong is recorded and calls nobody");
  maintenance
    .command("add")
    .description("enter a maintenance, once (--from, --until) or recurring (--cron, --duration)")
    .requiredOption("--reason <text>", "what is done", text(200))
    .option("--everything", "of all flows and applications")
    .option("--flow <flow>", "of this flow; may be given again", collected)
    .option("--application <name>", "of this application and its flows; may be given again", collected)
    .option("--from <instant>", "from this instant on", instant)
    .option("--until <instant>", "until this instant, 31 days at most", instant)
    .option("--cron <expression>", "each window begins when this falls due")
    .option("--zone <zone>", "the zone of --cron (default: that of the client)")
    .option("--duration <duration>", "how long each window lasts, seven days at most")
    .addOption(asOption)
    .addOption(json)
    .action(async ({ as, json, ...request }: MaintenanceRequest & Acting) => {
      const { addMaintenance } = await import("./maintenance.ts");
      const item = await addMaintenance(request, as);
      const { zone } = await chosenClient();
      print(json, item, () => maintenanceText([item], zone, language));
    });
  maintenance
    .command("list")
    .description("list what is on or to come, and what it kept from calling")
    .option("--all", "what is over as well, for 90 days")
    .addOption(json)
    .action(async (options: { all?: boolean; json?: boolean }) => {
      const { listMaintenance } = await import("./maintenance.ts");
      const items = await listMaintenance(options);
      const { zone } = await chosenClient();
      print(options.json, { items }, () => maintenanceText(items, zone, language));
    });
  maintenance
    .command("end")
    .description("end a maintenance now: what is still wrong calls")
    .argument("<id>", "as the list shows it")
    .addOption(asOption)
    .addOption(json)
    .action(async (id: string, options: Acting) => {
      const { endMaintenance } = await import("./maintenance.ts");
      const item = await endMaintenance(id, options.as);
      const { zone } = await chosenClient();
      print(options.json, item, () => maintenanceText([item], zone, language));
    });
}

function addAbsenceCommands(program: Command, language: Language): void {
  const absence = program.command("absence").description("enter when people are away");
  absence
    .command("add")
    .description("enter an absence: the roster passes the person over")
    .argument("<person>", "the id of a person who stands by the client")
    .requiredOption("--from <instant>", "from this instant on", instant)
    .requiredOption("--until <instant>", "until this instant", instant)
    .option("--reason <text>", "why", text(120))
    .addOption(asOption)
    .addOption(json)
    .action(async (person: string, { as, json, ...request }: AbsenceRequest & Acting) => {
      const { addAbsence } = await import("./absences.ts");
      const item = await addAbsence(person, request, as);
      const { zone } = await chosenClient();
      print(json, item, () => absencesText([item], zone, language));
    });
  absence
    .command("list")
    .description("list who is or will be absent")
    .option("--all", "what is over as well, for 90 days")
    .addOption(json)
    .action(async (options: { all?: boolean; json?: boolean }) => {
      const { listAbsences } = await import("./absences.ts");
      const items = await listAbsences(options);
      const { zone } = await chosenClient();
      print(options.json, { items }, () => absencesText(items, zone, language));
    });
  absence
    .command("remove")
    .description("take an absence away")
    .argument("<id>", "as the list shows it")
    .addOption(asOption)
    .addOption(json)
    .action(async (id: string, options: Acting) => {
      const { removeAbsence } = await import("./absences.ts");
      const item = await removeAbsence(id, options.as);
      const { zone } = await chosenClient();
      print(options.json, item, () => absencesText([item], zone, language));
    });
}
