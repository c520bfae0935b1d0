import { type Command, Option } from "commander";
import type { Language } from "./language.ts";
import { checkFiles, checkFormat, type CheckedFile, flowNamed } from "./check.ts";
import { chosenClient } from "./chosen-client.ts";
import { CommandFailure, EXIT } from "./failure.ts";
import { CheckableFormat, formats } from "./formats.ts";
import { clientOption, json } from "./options.ts";
import { print } from "./print.ts";
import { schemaFile } from "./schema-file.ts";
import { checkedText } from "./text.ts";

interface Options {
  readonly client?: string;
  readonly format?: CheckableFormat;
  readonly schema?: string;
  readonly json?: boolean;
}

/** Adds the command that tells a verdict on files: a contract's, or that of a format alone. */
export function addCheckCommand(program: Command, language: Language): void {
  program
    .command("check")
    .usage(
      "[options] <flow> <files...>\n       watchdog check --format <format> [--schema <file>] <files...>",
    )
    .argument("<names...>", "a flow and files, or files alone where a format is given")
    .description("tell a contract's or a format's verdict on files; nothing is sent and no host is needed")
    .addOption(clientOption)
    .addOption(new Option("--format <format>", "check by a format alone").choices(CheckableFormat))
    .option(
      "--schema <file>",
      "with --format: the XML Schema (.xsd), JSON Schema or columns of a table (.json) to check by as well",
    )
    .addOption(json)
    .action(async (names: string[], options: Options) => {
      const checked = await verdicts(names, options);
      print(options.json, { files: checked }, () => checkedText(checked, language));
      if (checked.some(({ verdict }) => verdict === "invalid")) process.exitCode = EXIT.refused;
    });
}

async function verdicts(names: readonly string[], options: Options): Promise<readonly CheckedFile[]> {
  if (options.format) {
    const schema = options.schema === undefined ? undefined : await schemaFile(options.schema);
    return checkFormat(formats[options.format](schema), names);
  }
  if (options.schema !== undefined) throw new CommandFailure("check-arguments", "--schema");
  const [flow = "", ...files] = names;
  if (files.length === 0) throw new CommandFailure("check-arguments", flow);
  return checkFiles(flowNamed(await chosenClient(options.client), flow), files);
}
