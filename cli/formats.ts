import * as z from "zod";
import { camt } from "../functions/gate/formats/camt.ts";
import { cii } from "../functions/gate/formats/cii.ts";
import { cloudevents } from "../functions/gate/formats/cloudevents.ts";
import { eInvoice } from "../functions/gate/formats/e-invoice.ts";
import { epcis } from "../functions/gate/formats/epcis.ts";
import { idoc } from "../functions/gate/formats/idoc.ts";
import { jsonSchema } from "../functions/gate/formats/json-schema.ts";
import { json } from "../functions/gate/formats/json.ts";
import { pain } from "../functions/gate/formats/pain.ts";
import { ubl } from "../functions/gate/formats/ubl.ts";
import { xml } from "../functions/gate/formats/xml.ts";
import { xsd } from "../functions/gate/formats/xsd.ts";
import { csv } from "../functions/gate/formats/csv.ts";
import { edifact } from "../functions/gate/formats/edifact.ts";
import { fec } from "../functions/gate/formats/fec.ts";
import { fixedWidth } from "../functions/gate/formats/fixed-width.ts";
import { idocFlat } from "../functions/gate/formats/idoc-flat.ts";
import { jsonl } from "../functions/gate/formats/jsonl.ts";
import { mt940 } from "../functions/gate/formats/mt940.ts";
import { x12 } from "../functions/gate/formats/x12.ts";
import { CsvForm } from "../schemas/csv.ts";
import { FixedWidthForm } from "../schemas/fixed-width.ts";
import type { Format, FormatName } from "../schemas/format.ts";
import { CommandFailure } from "./failure.ts";
import type { GivenSchema } from "./schema-file.ts";

/** Makes a format, checked by the schema that the user gave. */
type Opener = (schema: GivenSchema | undefined) => Format;

/** The formats that files can be checked by without a contract. */
export const formats = {
  json: (schema) => (schema ? jsonSchema(json(), jsonOf(schema)) : json()),
  xml: (schema) => xml(byXsd(schema)),
  ubl: (schema) => ubl(byXsd(schema)),
  cii: (schema) => cii(byXsd(schema)),
  "e-invoice": without(eInvoice),
  camt: (schema) => camt(byXsd(schema)),
  pain: (schema) => pain(byXsd(schema)),
  idoc: (schema) => idoc(byXsd(schema)),
  epcis: (schema) => epcis(ofEither(schema)),
  cloudevents: (schema) => cloudevents(schema ? { schema: jsonOf(schema) } : {}),
  jsonl: without(jsonl),
  edifact: without(edifact),
  x12: without(x12),
  "idoc-flat": without(idocFlat),
  csv: (schema) => csv(schema ? formOf(CsvForm, schema) : {}),
  "fixed-width": (schema) => fixedWidth(formOf(FixedWidthForm, schema)),
  fec: without(fec),
  mt940: without(mt940),
} as const satisfies Partial<Record<FormatName, Opener>>;

/** The name of a format that files can be checked by. */
export type CheckableFormat = keyof typeof formats;
export const CheckableFormat: readonly string[] = Object.keys(formats);

/** The option of a format in XML that a schema is. */
function byXsd(schema: GivenSchema | undefined) {
  return schema ? { schema: xsd(() => xsdOf(schema)) } : {};
}

/** EPCIS comes in XML and JSON: a schema of one leaves the other to the standard's own demands. */
function ofEither(schema: GivenSchema | undefined) {
  if (!schema) return {};
  return schema.kind === "xsd" ? { xmlSchema: xsd(() => schema.files) } : { jsonSchema: schema.schema };
}

/** The opener of a format that no schema goes with. */
function without(format: () => Format): Opener {
  return (schema) => {
    if (schema) throw new CommandFailure("schema-unusable", "--schema");
    return format();
  };
}

/** The form of a table, which a file states in JSON: `docs/formats/csv.md`, `docs/formats/fixed-width.md`. */
function formOf<Form extends z.ZodType>(form: Form, schema: GivenSchema | undefined): z.output<Form> {
  if (!schema) throw new CommandFailure("schema-unusable", "--schema: .json");
  const stated = form.safeParse(jsonOf(schema));
  if (!stated.success) throw new CommandFailure("schema-unusable", z.prettifyError(stated.error));
  return stated.data;
}

function xsdOf(schema: GivenSchema) {
  if (schema.kind !== "xsd") throw new CommandFailure("schema-unusable", "--schema: .xsd");
  return schema.files;
}

function jsonOf(schema: GivenSchema) {
  if (schema.kind !== "json") throw new CommandFailure("schema-unusable", "--schema: .json");
  return schema.schema;
}
