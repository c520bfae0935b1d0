import { type Command, Option } from "commander";
import type { Language } from "../language.ts";
import { json } from "../options.ts";
import { print } from "../print.ts";
import { DraftedFormat } from "./drafted-format.ts";
import type { Drafted } from "./draft.ts";

interface Options {
  readonly format?: DraftedFormat;
  readonly name?: string;
  readonly out?: string;
  readonly json?: boolean;
}

const WORDS = {
  fr: {
    written: "Contrat rédigé",
    id: "Identifiant de l'échange",
    key: "Clé métier",
    others: "Autres clés possibles",
    masked: "Probablement personnel, masqué",
    none: "aucun",
    next: "À relire : ce qui manque d'un exemple est facultatif, ce qui est toujours pareil est exigé. Puis l'essayer : watchdog check FLUX FICHIER…",
  },
  en: {
    written: "Contract drafted",
    id: "Id of the exchange",
    key: "Business key",
    others: "Other possible keys",
    masked: "Probably personal, masked",
    none: "none",
    next: "Read it through: what one sample lacks is optional, what is always alike is demanded. Then try it: watchdog check FLOW FILE…",
  },
} as const;

function told(
  { contract, out, exchangeId, businessKey, otherKeys, masked }: Drafted,
  language: Language,
): string {
  if (out === null) return contract.trimEnd();
  const words = WORDS[language];
  const colon = language === "fr" ? " : " : ": ";
  const listed = (places: readonly string[]) => (places.length > 0 ? places.join(", ") : words.none);
  return [
    `${words.written}${colon}${out}`,
    `${words.id}${colon}${listed(exchangeId)}`,
    `${words.key}${colon}${businessKey ?? words.none}`,
    ...(otherKeys.length > 0 ? [`${words.others}${colon}${listed(otherKeys)}`] : []),
    ...(masked.length > 0 ? [`${words.masked}${colon}${listed(masked)}`] : []),
    words.next,
  ].join("\n");
}

/** Adds the command that drafts a contract from samples. */
export function addInferCommand(contract: Command, language: Language): void {
  contract
    .command("infer <files...>")
    .description("draft a contract that accepts these messages; a person finishes it; no host is needed")
    .addOption(
      new Option("--format <format>", "what the files are (default: as the first begins)").choices(
        DraftedFormat.options,
      ),
    )
    .option("--name <name>", "what the contract is called in code (default: by the file)")
    .option("--out <file>", "where to put it, such as clients/acme/contracts/orders.ts; never over a file")
    .addOption(json)
    .action(async (files: string[], { format, name, out, json: asJson }: Options) => {
      const { draft } = await import("./draft.ts");
      const drafted = await draft({ files, format, name, out });
      print(asJson, { ...drafted }, () => told(drafted, language));
    });
}
