import { jsonSchema } from "../functions/gate/formats/json-schema.ts";
import { json } from "../functions/gate/formats/json.ts";
import { xml } from "../functions/gate/formats/xml.ts";
import type { Format, FormatName } from "../schemas/format.ts";
import { CommandFailure } from "./failure.ts";
import type { GivenSchema } from "./schema-file.ts";

/** Makes a format, checked by the schema that the user gave. */
type Opener = (schema: GivenSchema | undefined) => Format;

/** The formats that files can be checked by without a contract. */
export const formats = {
  json: (schema) => (schema ? jsonSchema(json(), jsonOf(schema)) : json()),
  xml: (schema) => xml(schema ? { schema: () => xsdOf(schema) } : {}),
} as const satisfies Partial<Record<FormatName, Opener>>;

/** The name of a format that files can be checked by. */
export type CheckableFormat = keyof typeof formats;
export const CheckableFormat: readonly string[] = Object.keys(formats);

function xsdOf(schema: GivenSchema) {
  if (schema.kind !== "xsd") throw new CommandFailure("schema-unusable", "--schema: .xsd");
  return schema.files;
}

function jsonOf(schema: GivenSchema) {
  if (schema.kind !== "json") throw new CommandFailure("schema-unusable", "--schema: .json");
  return schema.schema;
}
