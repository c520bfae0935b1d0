import { Observed } from "./observed.ts";
import { type Identity, identityOf } from "./identity.ts";
import { type Leaf, leavesOf } from "./leaves.ts";
import { personalPlaces } from "./personal-data.ts";
import { SchemaText } from "./schema-text.ts";
import { DRAFTED, type DraftedFormat } from "./drafted-format.ts";

/** What a contract is drafted from. */
export interface Samples {
  /** What the contract is called in code, such as `purchaseOrders`. */
  readonly name: string;
  readonly format: DraftedFormat;
  /** Decoded messages, at least one. */
  readonly documents: readonly unknown[];
  /** The names that are lists of elements, of messages in XML. */
  readonly lists: readonly string[];
  /** From the contract's folder to the root of the watchdog, such as `../../..`. */
  readonly root: string;
}

/** A contract that a person finishes. */
export interface Draft {
  /** The file, in TypeScript; undefined where no field could be the business key. */
  readonly text: string | undefined;
  readonly exchangeId: readonly string[];
  readonly businessKey: string | null;
  readonly otherKeys: readonly string[];
  readonly masked: readonly string[];
}

const NAME = /^[A-Za-z_$][\w$]*$/;

const pointer = ({ path }: Leaf) =>
  path.map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** How code reaches a place of the message. */
const reached = ({ path }: Leaf) =>
  path.reduce(
    (code, step) => `${code}${NAME.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`}`,
    "message",
  );

function identifyText({ exchangeId, businessKey, others }: Identity): readonly string[] {
  const [id, ...rest] = exchangeId.map(reached);
  const idCode = rest.length > 0 ? `[${[id, ...rest].join(", ")}]` : id;
  return [
    ...(others.length > 0
      ? [`  // Other fields that might be a key: ${others.map(pointer).join(", ")}`]
      : []),
    "  identify: (message) => ({",
    ...(idCode === undefined ? [] : [`    exchangeId: ${idCode},`]),
    `    businessKey: ${businessKey ? reached(businessKey) : ""},`,
    "  }),",
  ];
}

function maskedText(masked: readonly string[]): readonly string[] {
  if (masked.length === 0) return [];
  return [
    "  // Probably personal; look for what else is.",
    "  masked: [",
    ...masked.map((place) => `    ${JSON.stringify(place)},`),
    "  ],",
  ];
}

/**
 * Drafts a contract: what all samples have is required, and as narrow as they are alike; what else comes is let pass.
 *
 * @param samples decoded messages of one flow
 */
export function draftContract({ name, format, documents, lists, root }: Samples): Draft {
  const observed = new Observed();
  for (const document of documents) observed.add(document);
  const leaves = leavesOf(observed);
  const identity = identityOf(leaves, documents.length);
  const masked = personalPlaces(leaves);
  const told = {
    exchangeId: identity.exchangeId.map(pointer),
    businessKey: identity.businessKey ? pointer(identity.businessKey) : null,
    otherKeys: identity.others.map(pointer),
    masked,
  };
  if (!identity.businessKey) return { text: undefined, ...told };
  const schema = new SchemaText();
  const message = schema.of(observed, name);
  const kinds = [...schema.kinds.values()].map((kind) => `const ${kind.name} = ${kind.schema};`);
  const element = [
    "",
    "/** An element that holds a text alone. */",
    "const element = <Schema extends z.ZodType>($: Schema) => z.looseObject({ $ });",
  ];
  const { module, maker } = DRAFTED[format];
  const options =
    lists.length > 0 ? `{ lists: [${lists.map((each) => JSON.stringify(each)).join(", ")}] }` : "";
  const text = [
    'import * as z from "zod";',
    `import { ${maker} } from "${root}/functions/gate/formats/${module}";`,
    `import { defineContract } from "${root}/schemas/contract.ts";`,
    "",
    ...kinds,
    ...(schema.hasElements ? element : []),
    "",
    `/** Drafted from ${documents.length} ${documents.length === 1 ? "sample" : "samples"}: read it through before it holds anything. */`,
    `export const ${name} = defineContract({`,
    `  format: ${maker}(${options}),`,
    `  schema: ${message.replaceAll("\n", "\n  ")},`,
    ...identifyText(identity),
    ...maskedText(masked),
    "});",
    "",
  ].join("\n");
  return { text, ...told };
}
