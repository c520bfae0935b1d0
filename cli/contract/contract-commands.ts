import type { Command } from "commander";
import { asOption } from "../desk/acting.ts";
import { addInferCommand } from "../draft/draft-command.ts";
import { EXIT } from "../failure.ts";
import type { Language } from "../language.ts";
import { count, json } from "../options.ts";
import { print } from "../print.ts";
import { differenceText } from "./difference-text.ts";

interface Options {
  readonly contract: string;
  readonly days: number;
  readonly as?: string;
  readonly json?: boolean;
}

/** Adds the commands that draft contracts, and try them before they have power. */
export function addContractCommands(program: Command, language: Language): void {
  const contract = program.command("contract").description("draft contracts, and try them before they hold");
  addInferCommand(contract, language);
  contract
    .command("try <flow>")
    .description("tell what a contract would do with what a flow kept of its last days; nothing is changed")
    .requiredOption(
      "--contract <file>",
      "the module of the contract, such as clients/acme/contracts/orders.ts",
    )
    .option("--days <days>", "how many days back", count, 7)
    .addOption(asOption)
    .addOption(json)
    .action(async (flow: string, { contract: file, days, as, json: asJson }: Options) => {
      const { tryContract } = await import("./try-contract.ts");
      const difference = await tryContract({ flow, file, days }, as);
      print(asJson, { ...difference }, () => differenceText(difference, language));
      if (difference.newlyRefused.length > 0) process.exitCode = EXIT.refused;
    });
}
