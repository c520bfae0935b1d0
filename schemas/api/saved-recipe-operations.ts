import * as z from "zod";
import { Recipe, StoredRecipe } from "../recipe.ts";
import { SavedRecipe } from "../saved-recipe.ts";
import { CARETAKERS } from "./access.ts";
import { ByFlow } from "./flow-operations.ts";
import { NO_BODY, NO_QUERY, operation } from "./operation.ts";
import { SignatureName } from "./quarantine-operations.ts";
import { Why } from "./shown-time.ts";

const tag = "Quarantine";

const BySignature = ByFlow.extend({ signature: SignatureName });

/** A kept recipe as it is shown. */
const Shown = SavedRecipe.extend({ recipe: Recipe });

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
