import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { correctHeld } from "../../schemas/api/correction-operations.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { exchangeWording } from "./exchange-wording.ts";

/** An edited text, and the version that it was made of. */
interface Edited {
  readonly exchange: Pick<HeldExchange, "id" | "flow" | "state">;
  readonly text: string;
  readonly basedOn: number;
  readonly isValid: boolean;
}

/** Puts an edited text beside what came, with a reason; a replay then sends it. */
export function SaveCorrection({ exchange: { id, flow, state }, text, basedOn, isValid }: Edited) {
  const say = useWording(exchangeWording);
  const desk = useDesk();
  const tell = useTell();
  const correct = useAction(correctHeld);
  const [isAsking, setAsking] = useState(false);
  if (state !== "held" || !desk.may(correctHeld, [flow])) return null;
  const save = (why: string) => {
    setAsking(false);
    correct.mutate(
      { parameters: { id }, query: {}, body: { body: text, basedOn, why } },
      {
        onSuccess: ({ answer: { version, waitsForApproval } }) =>
          tell({ type: "success", text: say(waitsForApproval ? "savedWaiting" : "saved", { version }) }),
        onError: (error) => tell({ type: "error", text: error.message }),
      },
    );
  };
  return (
    <>
      <Button
        variant="primary"
        disabled={!isValid}
        loading={correct.isPending}
        onClick={() => setAsking(true)}
      >
        {say("save")}
      </Button>
      {isAsking ? (
        <ReasonDialog
          title={say("saveTitle")}
          confirm={say("save")}
          close={() => setAsking(false)}
          act={save}
        />
      ) : null}
    </>
  );
}
