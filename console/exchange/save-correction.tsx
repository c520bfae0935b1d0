import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useState } from "react";
import { correctHeld } from "../../schemas/api/correction-operations.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { exchangeWording } from "./exchange-wording.ts";

const WHY_CHARACTERS_MAX = 500;

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
  const [why, setWhy] = useState("");
  if (state !== "held" || !desk.may(correctHeld, [flow])) return null;
  const save = () => {
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
      <Modal
        visible={isAsking}
        header={say("saveTitle")}
        onDismiss={() => setAsking(false)}
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => setAsking(false)}>{say("cancel")}</Button>
              <Button variant="primary" disabled={why.trim() === ""} onClick={save}>
                {say("save")}
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        <FormField label={say("why")} description={say("whyHint")}>
          <Textarea
            value={why}
            onChange={({ detail }) => setWhy(detail.value.slice(0, WHY_CHARACTERS_MAX))}
          />
        </FormField>
      </Modal>
    </>
  );
}
