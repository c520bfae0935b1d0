import Box from "@cloudscape-design/components/box";
import Checkbox from "@cloudscape-design/components/checkbox";
import { useState } from "react";
import { applyRecipe } from "../../schemas/api/recipe-operations.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { useAction } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { changesOf, type Suggestion } from "./suggested-change.ts";
import { suggestionWording } from "./suggestion-wording.ts";

/** Corrects a held exchange by what was proposed, with a reason, and replays it where asked. */
export function ApplySuggestion({
  exchange: { id, revision },
  recipe,
  close,
}: {
  readonly exchange: Pick<HeldExchange, "id" | "revision">;
  readonly recipe: Suggestion["recipe"];
  readonly close: () => void;
}) {
  const say = useWording(suggestionWording);
  const tell = useTell();
  const applying = useAction(applyRecipe);
  const [isReplayed, setReplayed] = useState(false);
  const apply = (why: string) =>
    applying.mutate(
      {
        parameters: { id },
        query: {},
        seen: revision,
        body: { recipe, replay: isReplayed, why },
      },
      {
        onSuccess: ({ answer: { outcome, version, waitsForApproval } }) => {
          const told = waitsForApproval ? "waiting" : outcome;
          tell({ type: "success", text: say(told, { version }) });
          close();
        },
      },
    );
  return (
    <ReasonDialog
      title={say("title")}
      confirm={say("confirm")}
      pending={applying.isPending}
      error={applying.error}
      close={close}
      act={apply}
    >
      {changesOf(recipe, say).map((change) => (
        <Box key={change} variant="p">
          {change}
        </Box>
      ))}
      <Checkbox checked={isReplayed} onChange={({ detail }) => setReplayed(detail.checked)}>
        {say("replay")}
      </Checkbox>
    </ReasonDialog>
  );
}
