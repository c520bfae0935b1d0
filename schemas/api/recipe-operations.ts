import * as z from "zod";
import { Recipe, StoredRecipe } from "../recipe.ts";
import { RecipeRefusals, RecipeTrial, RemainingFailure, SAMPLE_KEPT, TrialState } from "../recipe-trial.ts";
import { CARETAKERS } from "./access.ts";
import { ByFlow } from "./flow-operations.ts";
import { NO_BODY, NO_QUERY, operation } from "./operation.ts";
import { ExchangeId, flowOfHeld, HELD_FILTERS, onExchange } from "./quarantine-operations.ts";
import { FlowName, ShownTime, Why } from "./shown-time.ts";

const tag = "Quarantine";

/** So many changed places are shown of one exchange. */
export const PLACES_SHOWN = 50;

const { signature, text, from, until } = HELD_FILTERS;

const Changed = z.object({
  place: z.string().meta({ description: "JSON Pointer into the decoded message." }),
  before: z.unknown().optional().meta({ description: "Left out where nothing was there." }),
  after: z.unknown().optional().meta({ description: "Left out where nothing is there any more." }),
});

/** A trial, in a path. */
const TrialId = z.strictObject({
  id: z.string().min(1).max(80).meta({ description: "As the trial was answered." }),
});

const { matching, tried, passes, stillFails, refused } = RecipeTrial.shape;

/** A trial as people see it, without values of messages. */
export const ShownTrial = z
  .object({
    id: TrialId.shape.id,
    flow: FlowName,
    signature,
    text,
    from,
    until,
    cutOff: ShownTime.meta({ description: "What came into quarantine later is not tried." }),
    by: z.string(),
    state: TrialState,
    matching,
    tried,
    passes,
    stillFails,
    refused: refused.meta({ description: "To so many the recipe cannot be applied, or it changes nothing." }),
    remaining: z.array(RemainingFailure).meta({
      description: "The failures that would remain, most exchanges first.",
    }),
    refusals: z.array(RecipeRefusals),
    finishedAt: ShownTime.nullable(),
  })
  .meta({ id: "RecipeTrial" });

const onTrialsFlow = ({ parameters: { id } }: { readonly parameters: z.output<typeof TrialId> }) =>
  `flow/${flowOfHeld(id)}`;

/** Tries a recipe on what is held; of the held nothing is changed. */
export const startTrial = operation({
  id: "startTrial",
  method: "post",
  path: "/flows/{flow}/recipe-trials",
  summary: "Try a recipe on all held exchanges of a flow that match: how many would pass",
  description:
    "What is held is not changed. A few hundred are tried at once, the others within the next minutes: `GET /recipe-trials/{id}` tells how far it has come. That somebody tried is written to the audit trail first.",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: ByFlow,
  query: NO_QUERY,
  body: z.strictObject({ signature, text, from, until, recipe: StoredRecipe }),
  answer: ShownTrial,
  problems: ["flow-unknown", "recipe-format-unsupported"],
  audited: {
    draws: "id",
    subject: ({ parameters: { flow } }) => `flow/${flow}`,
    action: () => "try recipe",
  },
});

/** Shows how far a trial has come. */
export const showTrial = operation({
  id: "showTrial",
  method: "get",
  path: "/recipe-trials/{id}",
  summary: "Show what the trial of a recipe has found out so far",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: TrialId,
  query: NO_QUERY,
  body: NO_BODY,
  answer: ShownTrial,
  problems: ["trial-unknown"],
});

/** Shows what a recipe would change in some of the exchanges that it was tried on. */
export const showRecipeChanges = operation({
  id: "showRecipeChanges",
  method: "get",
  path: "/recipe-trials/{id}/changes",
  summary: "Show what a recipe would change in some of the exchanges that it was tried on",
  description:
    "The values before and after, in the newest version of each that is still held. That they were looked at is written to the audit trail first, also of each exchange.",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: TrialId,
  query: z.strictObject({
    limit: z.coerce.number().int().min(1).max(SAMPLE_KEPT).default(3).meta({
      description: "Of so many exchanges at most.",
    }),
  }),
  body: NO_BODY,
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        changed: z.array(Changed).max(PLACES_SHOWN),
        changedTotal: z.int().nonnegative(),
      }),
    ),
  }),
  problems: ["trial-unknown"],
  audited: { subject: onTrialsFlow, action: () => "view recipe changes" },
});

/** Gives a trial up. */
export const cancelTrial = operation({
  id: "cancelTrial",
  method: "post",
  path: "/recipe-trials/{id}/cancel",
  summary: "Try a recipe on no more exchanges; what was found out so far is kept",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: TrialId,
  query: NO_QUERY,
  body: NO_BODY,
  answer: ShownTrial,
  problems: ["trial-unknown", "trial-over"],
  audited: { subject: onTrialsFlow, action: () => "cancel trial of recipe" },
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
