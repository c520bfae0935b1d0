import { Ajv, type ErrorObject, type Options, type SchemaObject } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import * as z from "zod";
import { catalogue, type CatalogueCode } from "../../../../schemas/catalogue.ts";
import type { Path } from "../../../../schemas/decoder.ts";
import {
  type Finding,
  FINDINGS_KEPT,
  type Position,
  type ReceivedKind,
} from "../../../../schemas/finding.ts";
import { pointer } from "../pointer.ts";

/** What a schema finds wrong with a document, bounded. */
export type Violations = (document: unknown, locate: (path: Path) => Position | null) => readonly Finding[];

const OPTIONS = { allErrors: true, strict: false, verbose: true, messages: false } as const satisfies Options;

const Schema = z.custom<boolean | SchemaObject>(
  (value) =>
    typeof value === "boolean" || (typeof value === "object" && value !== null && !Array.isArray(value)),
);
const Dialect = z.object({ $schema: z.string() });

/**
 * Compiles a JSON Schema of draft-07 or later.
 *
 * @throws {Error} where it cannot be used: it is no schema, or refers to what it does not hold
 */
export function compileJsonSchema(schema: unknown): Violations {
  const parsed = Schema.parse(schema);
  const ajv = ajvFor(Dialect.safeParse(parsed).data?.$schema ?? "");
  formats.default(ajv);
  const validate = ajv.compile(parsed);
  return (document, locate) => {
    if (validate(document)) return [];
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== "if");
    return errors.slice(0, FINDINGS_KEPT).map((error) => finding(error, document, locate));
  };
}

function ajvFor(dialect: string): Ajv {
  if (dialect.includes("2020-12")) return new Ajv2020(OPTIONS);
  if (dialect.includes("2019-09")) return new Ajv2019(OPTIONS);
  return new Ajv(OPTIONS);
}

interface Told {
  readonly code: CatalogueCode;
  readonly expected: string;
  /** The member of the place that is meant, where it is one. */
  readonly member?: string;
}

/** What a keyword asks for, from the schema's own words alone (JSON Schema validation, section 6). */
function told({ keyword, params }: ErrorObject): Told {
  const { type, format, limit, pattern, allowedValues, missingProperty, additionalProperty } =
    Params.parse(params);
  switch (keyword) {
    case "required":
      return {
        code: "field-missing",
        expected: "a value",
        ...(missingProperty ? { member: missingProperty } : {}),
      };
    case "type":
      return { code: "field-type", expected: [type ?? "another type"].flat().join(" or ") };
    case "format":
      return { code: "field-format", expected: format ?? "another form" };
    case "pattern":
      return { code: "field-format", expected: `text like ${pattern}` };
    case "enum":
      return { code: "field-value", expected: `one of ${(allowedValues ?? []).map(String).join(", ")}` };
    case "const":
      return { code: "field-value", expected: "the value that the schema names" };
    case "minimum":
    case "exclusiveMinimum":
    case "minLength":
    case "minItems":
    case "minProperties":
      return { code: "field-too-small", expected: `${keyword} ${limit}` };
    case "maximum":
    case "exclusiveMaximum":
    case "maxLength":
    case "maxItems":
    case "maxProperties":
      return { code: "field-too-big", expected: `${keyword} ${limit}` };
    case "additionalProperties":
    case "unevaluatedProperties":
      return {
        code: "field-unknown",
        expected: "no such field",
        ...(additionalProperty === undefined ? {} : { member: additionalProperty }),
      };
    default:
      return { code: "schema-violation", expected: `what ${keyword} of the schema asks for` };
  }
}

const Params = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  limit: z.number().optional(),
  pattern: z.string().optional(),
  allowedValues: z.array(z.unknown()).optional(),
  missingProperty: z.string().optional(),
  additionalProperty: z.string().optional(),
});

function finding(error: ErrorObject, document: unknown, locate: (path: Path) => Position | null): Finding {
  const { code, expected, member } = told(error);
  const place = steps(error.instancePath, document);
  const path = member === undefined ? place : [...place, member];
  return {
    code,
    severity: "error",
    path: pointer(path),
    position: locate(path),
    message: catalogue[code],
    expected: expected.slice(0, 512),
    received: code === "field-missing" ? "missing" : code === "field-unknown" ? null : kindOf(error.data),
  };
}

/** A JSON Pointer (RFC 6901) as steps, of which those into an array are numbers. */
function steps(instancePath: string, document: unknown): Path {
  let place = document;
  return instancePath
    .split("/")
    .slice(1)
    .map((step) => {
      const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
      const into = Array.isArray(place) ? Number(name) : name;
      place = typeof place === "object" && place !== null ? Reflect.get(place, into) : undefined;
      return into;
    });
}

function kindOf(value: unknown): ReceivedKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "boolean" || kind === "number" || kind === "string" ? kind : "object";
}
