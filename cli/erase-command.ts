import type { Command } from "commander";
import { asOption } from "./desk/acting.ts";
import type { Language } from "./language.ts";
import { json, text } from "./options.ts";
import { print } from "./print.ts";

const TOLD = {
  fr: (held: number, forwarded: number) =>
    `Effacé : ${held} en quarantaine, ${forwarded} au journal des transmissions.`,
  en: (held: number, forwarded: number) => `Erased: ${held} of the quarantine, ${forwarded} of the journal.`,
} as const;

/** Adds the command that removes what is stored of a business key. */
export function addEraseCommand(program: Command, language: Language): void {
  program
    .command("erase")
    .description("remove what is stored of a business key, for good")
    .argument("<key>", "the business key, as an order number")
    .requiredOption("--why <text>", "the reason without the key, kept in the audit trail", text(500))
    .option("--flow <flow>", "of this flow only")
    .addOption(asOption)
    .addOption(json)
    .action(async (key: string, options: { why: string; flow?: string; as?: string; json?: boolean }) => {
      const { erase } = await import("./erase.ts");
      const erased = await erase(key, options, options.as);
      print(options.json, erased, () => TOLD[language](erased.held, erased.forwarded));
    });
}
