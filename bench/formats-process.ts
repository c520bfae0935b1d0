/*
 * What it costs to decode XML, against libxml2 alone: `formats-process.ts`. It is CPU time of this process, in
 * which ours and the bare library take turns over the valid samples of a folder, both warmed up.
 */
import { readdirSync, readFileSync } from "node:fs";
import { XmlBufferInputProvider, XmlDocument, xmlRegisterInputProvider, XsdValidator } from "libxml2-wasm";
import { cii } from "../functions/gate/formats/cii.ts";
import ciiSchema from "../functions/gate/formats/schemas/cii-en16931.json" with { type: "json" };
import ublSchema from "../functions/gate/formats/schemas/ubl-invoice.json" with { type: "json" };
import { ubl } from "../functions/gate/formats/ubl.ts";
import type { SchemaFiles } from "../functions/gate/formats/xml/schema-files.ts";
import { xml } from "../functions/gate/formats/xml.ts";
import { percentile } from "./statistics.ts";
import { table } from "./table.ts";

const SAMPLES = new URL("../test/samples/", import.meta.url);
const ROUNDS = 9;
const PER_ROUND = 300;
const WARM_UP = 600;

type Decode = (bytes: Uint8Array) => unknown;

function samplesOf(folder: string): readonly Uint8Array[] {
  return readdirSync(new URL(`${folder}/`, SAMPLES))
    .filter((name) => name.endsWith(".xml") && !name.startsWith("INVALID"))
    .map((name) => new Uint8Array(readFileSync(new URL(`${folder}/${name}`, SAMPLES))));
}

/** Only libxml2: it parses, and validates where there is a schema. */
function bare(validator?: XsdValidator): Decode {
  return (bytes) => {
    using document = XmlDocument.fromBuffer(bytes);
    validator?.validate(document);
  };
}

function bareValidator({ entry, files }: SchemaFiles): XsdValidator {
  const encoder = new TextEncoder();
  const provided = Object.entries(files).map(
    ([path, text]) => [`bare:/${path}`, encoder.encode(text)] as const,
  );
  xmlRegisterInputProvider(new XmlBufferInputProvider(Object.fromEntries(provided)));
  return XsdValidator.fromDoc(XmlDocument.fromString(files[entry] ?? "", { url: `bare:/${entry}` }));
}

/** Microseconds of CPU per document. */
function cost(decode: Decode, documents: readonly Uint8Array[], times: number): number {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) for (const bytes of documents) decode(bytes);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / (times * documents.length);
}

function compared(name: string, folder: string, ours: Decode, other: Decode): readonly string[] {
  const documents = samplesOf(folder);
  for (const decode of [ours, other]) cost(decode, documents, WARM_UP);
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: cost(ours, documents, PER_ROUND),
    other: cost(other, documents, PER_ROUND),
  }));
  const middle = (of: (round: (typeof rounds)[number]) => number) => percentile(rounds.map(of), 0.5);
  const bytes = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
  return [
    name,
    (bytes / 1024).toFixed(1),
    middle((round) => round.ours).toFixed(0),
    middle((round) => round.other).toFixed(0),
    middle((round) => round.ours / round.other).toFixed(2),
  ];
}

const plain = await xml().open();
const rows = [
  compared("syntax, ISO 20022", "iso20022", plain, bare()),
  compared("syntax, CII", "cii", plain, bare()),
  compared("syntax, UBL", "ubl", plain, bare()),
  compared("XSD and arithmetic, CII", "cii", await cii().open(), bare(bareValidator(ciiSchema))),
  compared("XSD and arithmetic, UBL", "ubl", await ubl().open(), bare(bareValidator(ublSchema))),
];
const head = ["documents", "KiB each", "ours, CPU µs", "libxml2, CPU µs", "ours ÷ libxml2"];
process.stdout.write(`${table(head, rows)}\n`);
