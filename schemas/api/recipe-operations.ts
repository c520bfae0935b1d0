import * as z from "zod";
import { HeldExchange } from "../held-exchange.ts";
import { SignatureFault } from "../held-signature.ts";
import { Recipe } from "../recipe.ts";
import { CARETAKERS } from "./access.ts";
import { ByFlow } from "./flow-operations.ts";
import { NO_BODY, NO_QUERY, operation } from "./operation.ts";
import { PageQuery } from "./page.ts";
import { ExchangeId, HELD_FILTERS, onExchange } from "./quarantine-operations.ts";
import { Why } from "./shown-time.ts";

const tag = "Quarantine";

/** Of so many exchanges a trial shows what would change. */
const SAMPLE_MAX = 10;

/** So many changed places are shown of one exchange. */
export const PLACES_SHOWN = 50;

const { signature, text, from, until } = HELD_FILTERS;

const Fault = z.object({ place: z.string(), fault: z.string() });

const Changed = z.object({
  place: z.string().meta({ description: "JSON Pointer into the decoded message." }),
  before: z.unknown().optional().meta({ description: "Left out where nothing was there." }),
  after: z.unknown().optional().meta({ description: "Left out where nothing is there any more." }),
});

/** What a recipe would make of one exchange. */
const Tried = z.object({
  id: z.string(),
  outcome: z.enum(["passes", "still-fails", "refused"]),
  signature: HeldExchange.shape.signature.meta({ description: "The failure for which it is held." }),
  signatureAfter: HeldExchange.shape.signature.nullable().meta({
    description: "The failure that would remain; null where none would, or the recipe cannot be applied.",
  }),
  code: z.string().nullable().meta({ description: "Why the recipe cannot be applied: of the catalogue." }),
  faults: z.array(Fault).max(20),
});

/** Tries a recipe on what is held; nothing is written. */
export const tryRecipe = operation({
  id: "tryRecipe",
  method: "post",
  path: "/flows/{flow}/recipe-trials",
  summary: "Try a recipe on held exchanges of a flow: which would pass, and what would change",
  description:
    "Nothing is written. So many exchanges are tried at a time; go on with `next` until it is null, and add up. That it was looked at is written to the audit trail first.",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: ByFlow,
  query: NO_QUERY,
  body: z.strictObject({
    signature,
    text,
    from,
    until,
    recipe: Recipe,
    sample: z.int().min(0).max(SAMPLE_MAX).default(3).meta({
      description: "Of so many exchanges that it can be applied to, the changes are shown.",
    }),
    limit: z.int().min(1).max(200).default(100).meta({ description: "So many exchanges are tried at most." }),
    cursor: PageQuery.shape.cursor,
  }),
  answer: z.object({
    tried: z.int().nonnegative(),
    passes: z.int().nonnegative(),
    stillFails: z.int().nonnegative(),
    refused: z.int().nonnegative(),
    items: z.array(Tried),
    remaining: z
      .array(
        z.object({
          signature: HeldExchange.shape.signature,
          count: z.int().positive(),
          faults: z.array(SignatureFault),
        }),
      )
      .meta({ description: "The failures that would remain, most exchanges first." }),
    sample: z.array(
      z.object({
        id: z.string(),
        changed: z.array(Changed).max(PLACES_SHOWN),
        changedTotal: z.int().nonnegative(),
      }),
    ),
    next: z.string().nullable().meta({ description: "The cursor to go on with; null at the end." }),
  }),
  problems: ["flow-unknown", "cursor-unreadable", "recipe-format-unsupported"],
  audited: { subject: ({ parameters: { flow } }) => `flow/${flow}`, action: () => "try recipe" },
  judges: true,
});

/** Proposes recipes for what is wrong with an exchange. */
export const suggestRecipes = operation({
  id: "suggestRecipes",
  method: "get",
  path: "/quarantine/{id}/suggestions",
  summary: "Propose recipes for what the contract finds wrong with a held exchange",
  description:
    "Computed from the findings of the newest version: the nearest of the values that the contract allows, dates and decimals in another convention, another type, the only value for a missing field. Each was tried, and takes its finding away. That they were looked at is written to the audit trail first.",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: NO_QUERY,
  body: NO_BODY,
  answer: z.object({
    id: z.string(),
    items: z
      .array(
        z.object({
          proposal: z.enum(["nearest-value", "date", "decimal", "type", "only-value"]),
          code: z.string().meta({ description: "Of the finding that it takes away." }),
          path: z.string().meta({ description: "Places of the message, with * for each index." }),
          recipe: Recipe,
          verdict: z
            .enum(["valid", "invalid"])
            .meta({ description: "The contract's, with the recipe applied." }),
          findingsTotal: z.int().nonnegative().meta({ description: "What would still be wrong." }),
        }),
      )
      .meta({ description: "Those first after which least is wrong." }),
  }),
  problems: ["exchange-unknown", "payload-expired"],
  audited: { subject: onExchange, action: () => "view suggestions" },
});

/** Applies a recipe to one held exchange. */
export const applyRecipe = operation({
  id: "applyRecipe",
  method: "post",
  path: "/quarantine/{id}/recipe",
  summary: "Correct a held exchange by a recipe, and replay it where asked",
  description:
    "The recipe is applied to the newest version, and gives another one beside it. What it does not name stays byte for byte. Only fields that the flow lists as editable may change. What the contract still refuses is not saved. On a sensitive flow the correction waits for a second person, and is not replayed.",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: ExchangeId,
  query: NO_QUERY,
  body: z.strictObject({
    recipe: Recipe,
    replay: z.boolean().default(false).meta({ description: "Whether what passes is replayed at once." }),
    why: Why,
  }),
  answer: z.object({
    id: z.string(),
    outcome: z.enum(["saved", "replaying"]),
    version: z.int().positive(),
    hash: z.string(),
    waitsForApproval: z.boolean(),
  }),
  problems: [
    "exchange-unknown",
    "payload-expired",
    "exchange-not-held",
    "exchange-locked",
    "recipe-place-missing",
    "recipe-test-failed",
    "recipe-value-unlisted",
    "recipe-unwritable",
    "recipe-format-unsupported",
    "recipe-changes-nothing",
    "recipe-still-refused",
    "payload-not-text",
    "text-not-encodable",
    "field-not-editable",
    "changed-meanwhile",
  ],
  revision: "heeds",
  audited: {
    subject: onExchange,
    action: ({ body: { replay } }) => (replay ? "apply recipe and replay" : "apply recipe"),
    why: ({ body }) => body.why,
  },
});
