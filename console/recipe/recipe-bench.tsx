import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { startJob } from "../../schemas/api/job-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { StartJob } from "../jobs/start-job.tsx";
import { useWording } from "../language/wording.ts";
import { Failure } from "../shell/failure.tsx";
import { readDraft, draftOf } from "./recipe-draft.ts";
import { RecipeEditor } from "./recipe-editor.tsx";
import { emptyRow } from "./recipe-rows.ts";
import { useTrial } from "./recipe-trial.ts";
import { recipeWording } from "./recipe-wording.ts";
import { SaveRecipe } from "./save-recipe.tsx";
import type { KeptRecipe } from "./starting-recipe.ts";
import { TrialResult } from "./trial-result.tsx";
import { trialWording } from "./trial-wording.ts";

/** Where a recipe for a failure is written, tried and kept. */
export function RecipeBench({
  of,
  kept,
  proposed,
  places,
  saved,
}: {
  readonly of: { readonly flow: string; readonly signature: string };
  readonly kept: KeptRecipe | null;
  readonly proposed: KeptRecipe["recipe"];
  readonly places: readonly string[];
  readonly saved: (kept: KeptRecipe) => void;
}) {
  const desk = useDesk();
  const say = useWording(recipeWording);
  const sayTrial = useWording(trialWording);
  const [draft, setDraft] = useState(
    () =>
      draftOf(kept?.recipe ?? proposed) ?? { form: "rows" as const, rows: [emptyRow("first", places[0])] },
  );
  const { trial, recipe: tried, error, isRunning, run, stop } = useTrial(of.flow, of.signature);
  const read = readDraft(draft);
  const recipe = read.outcome === "recipe" ? read.recipe : undefined;
  const [isStarting, setStarting] = useState(false);
  const isStale = JSON.stringify(recipe) !== JSON.stringify(tried);
  // Only what was tried to its end, and lets something pass, is let loose on all.
  const isTried = trial?.state === "finished" && !isStale && trial.passes > 0;
  return (
    <SpaceBetween size="l">
      {kept === null && proposed.length > 0 ? <Alert type="info">{say("proposed")}</Alert> : null}
      <RecipeEditor
        draft={draft}
        places={places}
        change={setDraft}
        footer={
          <SpaceBetween direction="horizontal" size="xs">
            {isRunning ? (
              <Button onClick={stop}>{sayTrial("stop")}</Button>
            ) : (
              <Button disabled={!recipe} onClick={() => recipe && run(recipe)}>
                {sayTrial("try")}
              </Button>
            )}
            {desk.may(startJob, [of.flow]) ? (
              <Button disabled={!isTried} onClick={() => setStarting(true)}>
                {sayTrial("correctAll")}
              </Button>
            ) : null}
            <SaveRecipe recipe={recipe} of={of} seen={kept?.revision ?? 0} saved={saved} />
          </SpaceBetween>
        }
      />
      {isStarting && recipe ? (
        <StartJob filter={of} recipe={recipe} trial={trial?.id} close={() => setStarting(false)} />
      ) : null}
      {error ? <Failure error={error} /> : null}
      {trial ? <TrialResult trial={trial} isStale={isStale} /> : null}
    </SpaceBetween>
  );
}
