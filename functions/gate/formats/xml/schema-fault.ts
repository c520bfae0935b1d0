import type { Fault } from "./fault.ts";

type SchemaFault = Pick<Fault, "code" | "expected">;

const NAMES = /\{[^{}]*\}/g;

/**
 * What libxml2 says of a violation, without the values of the document that it quotes: what the schema names
 * after the last quoted value is kept.
 */
const TOLD: readonly (readonly [RegExp, (found: RegExpExecArray) => SchemaFault])[] = [
  [
    /^Element '[^']*': This element is not expected\.(?: Expected is (?:one of )?\( ([^()]*?) \)\.)?\s*$/,
    ([, names]) => ({ code: "schema-element", expected: names ? oneOf(names) : "no element here" }),
  ],
  [
    /^Element '[^']*': Missing child element\(s\)\. Expected is (?:one of )?\( ([^()]*?) \)\.\s*$/,
    ([, names]) => ({ code: "schema-missing", expected: oneOf(names ?? "") }),
  ],
  [
    /^Element '[^']*': Missing child element\(s\)\./,
    () => ({ code: "schema-missing", expected: "more elements" }),
  ],
  [
    /: The attribute '([^']*)' is required but missing\.\s*$/,
    ([, name]) => ({ code: "schema-missing", expected: `the attribute ${plain(name ?? "")}` }),
  ],
  [
    /: The attribute '[^']*' is not allowed\.\s*$/,
    () => ({ code: "schema-attribute", expected: "no such attribute" }),
  ],
  [
    /is not a valid value of the (?:local )?(?:atomic|list|union) type(?: '([^']*)')?\.\s*$/,
    ([, type]) => ({
      code: "schema-value",
      expected: type ? `a value of type ${plain(type)}` : "a value of its type",
    }),
  ],
  [
    /^Element '[^']*'(?:, attribute '[^']*')?: \[facet '([a-zA-Z]+)'\]/,
    ([, facet]) => ({ code: "schema-value", expected: `a value within the ${facet} of its type` }),
  ],
  [/: No matching global declaration available for the validation root\.\s*$/, () => root()],
  [
    /: (?:Character content|Element content|No character content)[^]* (?:not allowed|allowed)/,
    () => ({ code: "schema-content", expected: "the kind of content that the schema names" }),
  ],
];

/** The finding that a message of libxml2's schema validation stands for. */
export function schemaFault(message: string): SchemaFault {
  for (const [pattern, fault] of TOLD) {
    const found = pattern.exec(message);
    if (found) return fault(found);
  }
  return { code: "schema-violation", expected: "what the schema asks for" };
}

/** The attribute that a message is about, if it is about one. */
export function attributeOf(message: string): string | undefined {
  return /^Element '[^']*', attribute '([^']*)':/.exec(message)?.[1];
}

function root(): SchemaFault {
  return { code: "schema-root", expected: "a root element of the schema" };
}

function plain(name: string): string {
  return name.replaceAll(NAMES, "");
}

/** The names that a schema expects, a long list cut. */
function oneOf(names: string): string {
  const listed = plain(names).split(", ");
  const shown = listed.slice(0, 12).join(", ");
  const more = listed.length > 12 ? ", …" : "";
  return listed.length === 1 ? shown : `one of ${shown}${more}`;
}
