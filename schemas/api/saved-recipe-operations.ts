import * as z from "zod";
import { Recipe, StoredRecipe } from "../recipe.ts";
import { AUTOMATIC_CAP_MAX, AUTOMATIC_DAYS_MAX, AutomaticRecipe } from "../automatic-recipe.ts";
import { SavedRecipe } from "../saved-recipe.ts";
import { CARETAKERS, LEADS } from "./access.ts";
import { ByFlow } from "./flow-operations.ts";
import { NO_BODY, NO_QUERY, operation } from "./operation.ts";
import { SignatureName } from "./quarantine-operations.ts";
import { ShownTime, Why } from "./shown-time.ts";

const tag = "Quarantine";

const BySignature = ByFlow.extend({ signature: SignatureName });

/** How a kept recipe applies by itself, or did last. */
export const ShownAutomatic = AutomaticRecipe.pick({
  since: true,
  until: true,
  cap: true,
  by: true,
  why: true,
  corrected: true,
  job: true,
  endedFor: true,
}).meta({ id: "AutomaticRecipe" });

/** A kept recipe as it is shown. */
const Shown = SavedRecipe.extend({
  recipe: Recipe,
  automatic: ShownAutomatic.nullable().meta({ description: "Null where it never applied by itself." }),
});

const onRecipe = ({
  parameters: { flow, signature },
}: {
  readonly parameters: z.output<typeof BySignature>;
}) => `recipe/${flow}/${signature}`;

/** Shows the recipe that is kept for a failure. */
export const showRecipe = operation({
  id: "showRecipe",
  method: "get",
  path: "/recipes/{flow}/{signature}",
  summary: "Show the recipe that is kept for a failure",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: BySignature,
  query: NO_QUERY,
  body: NO_BODY,
  answer: Shown,
  problems: ["flow-unknown", "recipe-unknown"],
  revision: "tells",
});

/** Keeps a recipe for a failure, in place of the one before. */
export const saveRecipe = operation({
  id: "saveRecipe",
  method: "put",
  path: "/recipes/{flow}/{signature}",
  summary: "Keep a recipe for a failure, to be offered the next time",
  tag,
  roles: CARETAKERS,
  concerns: "flow",
  parameters: BySignature,
  query: NO_QUERY,
  body: z.strictObject({
    recipe: StoredRecipe,
    why: Why,
  }),
  answer: Shown,
  problems: ["flow-unknown", "signature-unknown", "changed-meanwhile"],
  revision: "heeds",
  audited: { subject: onRecipe, action: () => "save recipe", why: ({ body }) => body.why },
});

const automatic = {
  tag,
  roles: LEADS,
  concerns: "flow",
  path: "/recipes/{flow}/{signature}/automatic",
  parameters: BySignature,
  query: NO_QUERY,
  answer: ShownAutomatic,
} as const;

/** Lets a kept recipe apply by itself. */
export const automateRecipe = operation({
  ...automatic,
  id: "automateRecipe",
  method: "put",
  summary: "Let a kept recipe correct by itself what newly comes in with its failure, and send it",
  description: `Until a time, ${AUTOMATIC_DAYS_MAX} days from now at most, for so many exchanges, and until the first is refused by the contract or the target. Whoever kept the recipe may not, and on a sensitive flow nobody may.`,
  body: z.strictObject({ until: ShownTime, cap: z.int().min(1).max(AUTOMATIC_CAP_MAX), why: Why }),
  problems: [
    "flow-unknown",
    "recipe-unknown",
    "recipe-format-unsupported",
    "automatic-sensitive",
    "automatic-end-unusable",
    "automatic-by-author",
    "changed-meanwhile",
  ],
  audited: { subject: onRecipe, action: () => "automate recipe", why: ({ body }) => body.why },
});

/** Lets a kept recipe no longer apply by itself. */
export const endAutomatic = operation({
  ...automatic,
  id: "endAutomatic",
  method: "delete",
  summary: "Let a kept recipe apply by itself no longer, and end the job that it started",
  body: NO_BODY,
  problems: ["flow-unknown", "automatic-none", "changed-meanwhile"],
  audited: { subject: onRecipe, action: () => "end automatic recipe" },
});
