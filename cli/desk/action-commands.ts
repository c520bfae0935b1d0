import { Argument, type Command, Option } from "commander";
import type * as z from "zod";
import {
  acknowledgeIncident,
  assignIncident,
  handOverIncident,
  requalifyIncident,
  resolveIncident,
  resumeIncident,
  waitWithIncident,
} from "../../schemas/api/incident-operations.ts";
import { IncidentVerdict, WaitsOn } from "../../schemas/incident.ts";
import { Competence } from "../../schemas/person.ts";
import { Degree } from "../../schemas/priority.ts";
import type { Language } from "../language.ts";
import { count, json, text } from "../options.ts";
import { print } from "../print.ts";
import { asOption } from "./acting.ts";
import type { IncidentAction } from "./act.ts";
import { incidentsText } from "./incident-text.ts";

/** What of a timeline's note is left for a person's words. */
const NOTE_MAX = 450;

interface Acting {
  readonly as?: string;
  readonly json?: boolean;
}

/** Adds the commands by which people take on incidents, hand them over and resolve them. */
export function addActionCommands(program: Command, language: Language): void {
  const act: Run = async (number, { as, json }, action, body) => {
    const { actOn } = await import("./act.ts");
    const item = await actOn(number, as, action, body);
    print(json, item, () => incidentsText([item], language));
  };
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .argument("<number>", "what the incident is called by", count)
      .addOption(asOption)
      .addOption(json);
  addTakingCommands(command, act);
  addProgressCommands(command, act);
}

type Add = (name: string, description: string) => Command;
type Run = <Body extends z.ZodType>(
  number: number,
  options: Acting,
  action: IncidentAction<Body>,
  body: z.input<Body>,
) => Promise<void>;

function addTakingCommands(command: Add, act: Run): void {
  command("ack", "take an incident on: it calls nobody more").action((number: number, options: Acting) =>
    act(number, options, acknowledgeIncident, undefined),
  );

  command("assign", "give an incident to a person, who is told")
    .argument("<person>", "the id of a person who stands by the client")
    .action((number: number, person: string, options: Acting) =>
      act(number, options, assignIncident, { person }),
    );

  command("hand-over", "hand an incident over to another competence; its people are told")
    .addArgument(new Argument("<competence>", "what it asks for").choices(Competence.options))
    .requiredOption("--tried <text>", "what was tried so far", text(NOTE_MAX))
    .action((number: number, competence: Competence, { tried, ...options }: Acting & { tried: string }) =>
      act(number, options, handOverIncident, { competence, tried }),
    );
}

interface Requalifying extends Acting {
  readonly impact?: Degree;
  readonly urgency?: Degree;
  readonly competence?: Competence;
}

function addProgressCommands(command: Add, act: Run): void {
  command("requalify", "judge an incident otherwise; its priority and clocks follow")
    .addOption(new Option("--impact <degree>").choices(Degree.options))
    .addOption(new Option("--urgency <degree>").choices(Degree.options))
    .addOption(new Option("--competence <competence>").choices(Competence.options))
    .action((number: number, { impact, urgency, competence, ...options }: Requalifying) =>
      act(number, options, requalifyIncident, { impact, urgency, competence }),
    );

  command("wait", "let an incident wait, which stops the clock of resolving")
    .addOption(new Option("--on <whom>", "for whom").choices(WaitsOn.options).makeOptionMandatory())
    .option("--note <text>", "for what", text(NOTE_MAX))
    .action((number: number, { on, note, ...options }: Acting & { on: WaitsOn; note?: string }) =>
      act(number, options, waitWithIncident, { on, note }),
    );

  command("resume", "go on with an incident that waits").action((number: number, options: Acting) =>
    act(number, options, resumeIncident, undefined),
  );

  command("resolve", "resolve an incident, or give its verdict to one that resolved by itself")
    .requiredOption("--note <text>", "what it was and what was done", text(NOTE_MAX))
    .addOption(
      new Option("--verdict <verdict>", "whether it was one")
        .choices(IncidentVerdict.options)
        .makeOptionMandatory(),
    )
    .action(
      (number: number, { note, verdict, ...options }: Acting & { note: string; verdict: IncidentVerdict }) =>
        act(number, options, resolveIncident, { note, verdict }),
    );
}
