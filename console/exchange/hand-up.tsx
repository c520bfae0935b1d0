import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useState } from "react";
import { handUpHeld } from "../../schemas/api/hand-up-operation.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { handUpWording } from "./hand-up-wording.ts";

const TRIED_CHARACTERS_MAX = 500;

/** Hands a held exchange to the consultants, to whoever may. */
export function HandUp({ exchange: { id, flow } }: { readonly exchange: Pick<HeldExchange, "id" | "flow"> }) {
  const say = useWording(handUpWording);
  const desk = useDesk();
  const tell = useTell();
  const handing = useAction(handUpHeld);
  const [isAsking, setAsking] = useState(false);
  const [tried, setTried] = useState("");
  if (!desk.may(handUpHeld, [flow])) return null;
  const hand = () => {
    setAsking(false);
    handing.mutate(
      { parameters: { id }, query: {}, body: { tried } },
      {
        onSuccess: ({ answer: { outcome, incident } }) =>
          tell({ type: "success", text: say(outcome, { number: incident.number }) }),
        onError: (error) => tell({ type: "error", text: error.message }),
      },
    );
  };
  return (
    <>
      <Button loading={handing.isPending} onClick={() => setAsking(true)}>
        {say("action")}
      </Button>
      <Modal
        visible={isAsking}
        header={say("action")}
        onDismiss={() => setAsking(false)}
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={() => setAsking(false)}>{say("cancel")}</Button>
              <Button variant="primary" disabled={tried.trim() === ""} onClick={hand}>
                {say("action")}
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        <SpaceBetween size="m">
          <Box variant="p">{say("hint")}</Box>
          <FormField label={say("tried")} description={say("triedHint")}>
            <Textarea
              value={tried}
              onChange={({ detail }) => setTried(detail.value.slice(0, TRIED_CHARACTERS_MAX))}
            />
          </FormField>
        </SpaceBetween>
      </Modal>
    </>
  );
}
