import type { Command } from "commander";
import type { Temporal } from "temporal-polyfill";
import { CONTROL_HOURS_MAX, ControlKind } from "../../schemas/flow-control.ts";
import { asOption } from "../desk/acting.ts";
import type { Language } from "../language.ts";
import { json, text } from "../options.ts";
import { print } from "../print.ts";
import { instant } from "../time-arguments.ts";
import { controlText } from "./control-text.ts";

interface Acting {
  readonly as?: string;
  readonly json?: boolean;
}

const DESCRIPTIONS: Readonly<Record<ControlKind, string>> = {
  observe: "let a flow forward what it would hold, and count its findings, until a time",
  bypass: "let a flow forward everything unchecked, until a time",
  pause: "let a flow take nothing in until a time; what waited then goes through slowly",
};

/** Adds the commands by which leads change for a time what a gate does. */
export function addControlCommands(program: Command, language: Language): void {
  for (const control of ControlKind.options) {
    program
      .command(control)
      .description(DESCRIPTIONS[control])
      .argument("<flow>", "the flow")
      .requiredOption(
        "--until <instant>",
        `its end, ${CONTROL_HOURS_MAX[control]} hours from now at most`,
        instant,
      )
      .requiredOption("--why <text>", "the reason, kept in the audit trail", text(500))
      .addOption(asOption)
      .addOption(json)
      .action(async (flow: string, options: Acting & { until: Temporal.Instant; why: string }) => {
        const { putUnderControl } = await import("./flow-control.ts");
        const { until, why } = options;
        const item = await putUnderControl({ flow, control, until, why }, options.as);
        print(options.json, item, () => `${flow}  ${controlText(item, language)}`);
      });
  }
  program
    .command("control")
    .description("end what a flow is under")
    .command("end")
    .description("let a flow take in, check and hold again, within a minute or two")
    .argument("<flow>", "the flow")
    .addOption(asOption)
    .addOption(json)
    .action(async (flow: string, options: Acting) => {
      const { endControl } = await import("./flow-control.ts");
      const item = await endControl(flow, options.as);
      print(options.json, item, () => `${flow}  ${controlText(item, language)}`);
    });
}
