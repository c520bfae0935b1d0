import type { Decoded } from "../../../schemas/decoder.ts";
import type { Format } from "../../../schemas/format.ts";
import { once } from "./once.ts";

/**
 * A format whose documents are besides checked by a JSON Schema (draft-07, 2019-09 or 2020-12, as its
 * `$schema` says). The validator is loaded when the first message comes.
 *
 * @param schema the schema, without references to other files
 */
export function jsonSchema(format: Format, schema: unknown): Format {
  return {
    name: format.name,
    open: once(async () => {
      const [decode, { compileJsonSchema }] = await Promise.all([
        format.open(),
        import("./json-schema/compile.ts"),
      ]);
      const violations = compileJsonSchema(schema);
      return (bytes): Decoded => {
        const decoded = decode(bytes);
        if (decoded.outcome === "undecodable") return decoded;
        const faults = violations(decoded.document, decoded.locate);
        return { ...decoded, faults: [...(decoded.faults ?? []), ...faults] };
      };
    }),
  };
}
