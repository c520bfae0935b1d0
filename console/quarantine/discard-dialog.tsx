import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useState } from "react";
import { useWording } from "../language/wording.ts";
import { quarantineWording } from "./quarantine-wording.ts";

const WHY_CHARACTERS_MAX = 500;

/** Asks why so many exchanges are given up. */
export function DiscardDialog({
  count,
  close,
  discard,
}: {
  readonly count: number;
  readonly close: () => void;
  readonly discard: (why: string) => void;
}) {
  const say = useWording(quarantineWording);
  const [why, setWhy] = useState("");
  return (
    <Modal
      visible
      header={say("discardTitle", { count })}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{say("cancel")}</Button>
            <Button variant="primary" disabled={why.trim() === ""} onClick={() => discard(why)}>
              {say("discard")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Box variant="p">{say("discardHint")}</Box>
        <FormField label={say("why")} description={say("whyHint")}>
          <Textarea
            value={why}
            onChange={({ detail }) => setWhy(detail.value.slice(0, WHY_CHARACTERS_MAX))}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
