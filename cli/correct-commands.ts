import type { Command } from "commander";
import { asOption } from "./desk/acting.ts";
import { EXIT } from "./failure.ts";
import type { Language } from "./language.ts";
import { json, text } from "./options.ts";
import { print } from "./print.ts";
import { correctedText } from "./text.ts";

interface Options {
  readonly as?: string;
  readonly json?: boolean;
}

/** Adds the commands that put held exchanges right. */
export function addCorrectCommands(program: Command, language: Language): void {
  program
    .command("correct <id> <file>")
    .description(
      "put a corrected file beside what came, in its own character set; a replay sends the newest one",
    )
    .requiredOption("--why <text>", "the reason, kept in its history", text(500))
    .addOption(asOption)
    .addOption(json)
    .action(async (id: string, file: string, options: Options & { readonly why: string }) => {
      const { correct } = await import("./correct.ts");
      const corrected = await correct(id, file, options.why, options.as);
      print(options.json, corrected, () => correctedText(corrected, language));
      if (corrected.verdict === "invalid") process.exitCode = EXIT.refused;
    });

  program
    .command("approve <id>")
    .description("approve the newest correction on a sensitive flow, as somebody else than its author")
    .addOption(asOption)
    .addOption(json)
    .action(async (id: string, options: Options) => {
      const { approve } = await import("./correct.ts");
      const approved = await approve(id, options.as);
      print(options.json, approved, () => `${approved.id} ${approved.version} ${approved.approvedBy}`);
    });
}
