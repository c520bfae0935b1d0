import { once } from "./once.ts";
import type { Schema } from "./xml/schema.ts";
import type { SchemaFiles } from "./xml/schema-files.ts";

/** An XML Schema that messages are checked by. Only who names one has libxml2 in the bundle, and loads it when a message comes. */
export type Xsd = () => Promise<Schema>;

/** A schema of these files, loaded when the first message comes. */
export function xsd(files: () => SchemaFiles | Promise<SchemaFiles>): Xsd {
  return once(async () => {
    const [loaded, { compileSchema }] = await Promise.all([files(), import("./xml/schema.ts")]);
    return compileSchema(loaded);
  });
}
