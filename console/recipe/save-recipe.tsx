import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { saveRecipe } from "../../schemas/api/saved-recipe-operations.ts";
import type { Recipe } from "../../schemas/recipe.ts";
import { useAction } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { recipeWording } from "./recipe-wording.ts";
import type { KeptRecipe } from "./starting-recipe.ts";

/** Keeps a recipe with its failure, with a reason, unless somebody else kept another one since it was read. */
export function SaveRecipe({
  recipe,
  of,
  seen,
  saved,
}: {
  /** Nothing while what is entered is no recipe yet. */
  readonly recipe: Recipe | undefined;
  readonly of: { readonly flow: string; readonly signature: string };
  /** The revision that was read; 0 where none was kept. */
  readonly seen: number;
  readonly saved: (kept: KeptRecipe) => void;
}) {
  const say = useWording(recipeWording);
  const tell = useTell();
  const saving = useAction(saveRecipe);
  const [isAsking, setAsking] = useState(false);
  const save = (why: string) => {
    if (!recipe) return;
    saving.mutate(
      { parameters: of, query: {}, seen, body: { recipe, why } },
      {
        onSuccess: ({ answer }) => {
          setAsking(false);
          saved(answer);
          tell({ type: "success", text: say("saved") });
        },
      },
    );
  };
  return (
    <>
      <Button
        variant="primary"
        disabled={!recipe}
        onClick={() => {
          saving.reset();
          setAsking(true);
        }}
      >
        {say("save")}
      </Button>
      {isAsking ? (
        <ReasonDialog
          title={say("saveTitle")}
          confirm={say("save")}
          pending={saving.isPending}
          error={saving.error}
          close={() => setAsking(false)}
          act={save}
        >
          <Box variant="p">{say("saveHint")}</Box>
        </ReasonDialog>
      ) : null}
    </>
  );
}
