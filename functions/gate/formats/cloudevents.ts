import type { Decoded } from "../../../schemas/decoder.ts";
import type { Format } from "../../../schemas/format.ts";
import { decodeJson } from "./json.ts";
import { once } from "./once.ts";

/** What CloudEvents 1.0 says in words alone (sections 3.1.1 and JSON format 3.1). */
const RULES = {
  properties: { specversion: { const: "1.0" } },
  not: { required: ["data", "data_base64"] },
};

/**
 * Events of CloudEvents 1.0 in JSON, one or a batch (JSON event format, sections 3 and 4), by the schema of
 * the specification, or by a JSON Schema in its place.
 */
export function cloudevents({ schema }: { readonly schema?: unknown } = {}): Format {
  return {
    name: "cloudevents",
    edit: async () => (await import("./json-editor.ts")).jsonEditor,
    open: once(async () => {
      const { compileJsonSchema } = await import("./json-schema/compile.ts");
      const violations = compileJsonSchema(schema ?? (await eventOrBatch()));
      return (bytes): Decoded => {
        const decoded = decodeJson(bytes);
        if (decoded.outcome === "undecodable") return decoded;
        return { ...decoded, faults: violations(decoded.document, decoded.locate) };
      };
    }),
  };
}

async function eventOrBatch(): Promise<object> {
  const { default: published } = await import("./schemas/cloudevents.schema.json", {
    with: { type: "json" },
  });
  const { definitions, ...event } = published;
  const one = { allOf: [event, RULES] };
  return {
    $schema: published.$schema,
    definitions,
    if: { type: "array" },
    // oxlint-disable-next-line unicorn/no-thenable
    then: { items: one },
    else: one,
  };
}
