import { access, mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, extname, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as z from "zod";
import { check } from "../../functions/gate/examine.ts";
import { xml } from "../../functions/gate/formats/xml.ts";
import type { Contract } from "../../schemas/contract.ts";
import type { Decoder } from "../../schemas/decoder.ts";
import { CommandFailure, EXIT } from "../failure.ts";
import { formats } from "../formats.ts";
import { payloadFile } from "../payload-file.ts";
import { type Draft, draftContract } from "./contract-text.ts";
import { type DraftedFormat, formatOf, listNames } from "./drafted-format.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What to draft a contract from, and where to put it. */
export interface DraftRequest {
  readonly files: readonly string[];
  /** Told by how the first file begins where it is left out. */
  readonly format: DraftedFormat | undefined;
  /** Told by where it is put, or by the first file, where it is left out. */
  readonly name: string | undefined;
  /** A file that is not there yet; undefined where the draft is only told. */
  readonly out: string | undefined;
}

/** A draft, and how it does on the samples that it was made from. */
export interface Drafted extends Omit<Draft, "text"> {
  readonly format: DraftedFormat;
  readonly contract: string;
  readonly out: string | null;
}

/** `purchase-orders.ts` becomes `purchaseOrders`. */
function constantName(file: string): string {
  const words = basename(file, extname(file))
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const joined = words
    .map((word, index) => (index === 0 ? word.toLowerCase() : `${word[0]?.toUpperCase()}${word.slice(1)}`))
    .join("");
  return /^[a-z]/.test(joined) ? joined : `messages${joined}`;
}

/** Decodes every sample. @throws {CommandFailure} naming the first that the format refuses */
function decodedAll(
  decode: Decoder,
  files: readonly string[],
  payloads: readonly Uint8Array[],
): readonly unknown[] {
  return payloads.map((bytes, index) => {
    const decoded = decode(bytes);
    if (decoded.outcome === "decoded" && (decoded.faults ?? []).length === 0) return decoded.document;
    throw new CommandFailure("draft-sample-invalid", files[index] ?? "", EXIT.refused);
  });
}

/** Documents, and the names that are lists of elements where the format does not know them by itself. */
async function documentsOf(
  format: DraftedFormat,
  files: readonly string[],
  payloads: readonly Uint8Array[],
): Promise<{ readonly documents: readonly unknown[]; readonly lists: readonly string[] }> {
  const documents = decodedAll(await formats[format](undefined).open(), files, payloads);
  if (format !== "xml") return { documents, lists: [] };
  const found = new Set<string>();
  for (const document of documents) listNames(document, found);
  const lists = [...found].toSorted();
  return { documents: decodedAll(await xml({ lists }).open(), files, payloads), lists };
}

const ContractModule = z.record(
  z.string(),
  z.custom<Contract>((value) => typeof value === "object" && value !== null && "examine" in value),
);

/** Whether a contract that was written accepts what it was drafted from; it may miss, where keys are empty. */
async function accepts(out: string, name: string, payloads: readonly Uint8Array[]): Promise<boolean> {
  const contract = ContractModule.parse(await import(pathToFileURL(out).href))[name];
  if (!contract) return false;
  const decode = await contract.format.open();
  return payloads.every((bytes) => check(bytes, contract, decode).verdict === "valid");
}

/**
 * Drafts a contract from samples, and puts it where it is wanted.
 *
 * @throws {CommandFailure} where a sample is none of the format, where no field could be its business key, where the
 *   file is there already, or where the draft does not accept its own samples
 */
export async function draft({ files, format: given, name: called, out }: DraftRequest): Promise<Drafted> {
  const payloads = await Promise.all(files.map(payloadFile));
  const [first = new Uint8Array()] = payloads;
  const format = given ?? formatOf(first);
  if (!format) throw new CommandFailure("draft-format-unknown", files[0] ?? "");
  const target = out === undefined ? undefined : resolve(out);
  if (target !== undefined && (await exists(target))) throw new CommandFailure("draft-exists", target);
  const name = called ?? constantName(out ?? files[0] ?? "");
  const folder = target === undefined ? resolve(ROOT, "clients/client/contracts") : dirname(target);
  const { documents, lists } = await documentsOf(format, files, payloads);
  const root = relative(folder, ROOT).split(sep).join("/") || ".";
  const { text, ...told } = draftContract({ name, format, documents, lists, root });
  if (text === undefined) throw new CommandFailure("draft-no-key", files.join(", "), EXIT.refused);
  if (target !== undefined) {
    await mkdir(folder, { recursive: true });
    await writeFile(target, text, { flag: "wx" });
    if (!(await accepts(target, name, payloads))) {
      throw new CommandFailure("draft-too-narrow", target, EXIT.refused);
    }
  }
  return { format, contract: text, out: target ?? null, ...told };
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
