import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Modal from "@cloudscape-design/components/modal";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useState } from "react";
import { useWording } from "../language/wording.ts";
import { incidentPageWording } from "./incident-page-wording.ts";

const NOTE_CHARACTERS_MAX = 500;

/** What is asked for, and whom to tell of the answer. */
interface ChoiceDialogProps<Choice extends string> {
  readonly title: string;
  readonly label: string;
  readonly choices: readonly { readonly value: Choice; readonly label: string }[];
  readonly first: Choice;
  /** Whether nothing goes without a note. */
  readonly noteNeeded: boolean;
  readonly close: () => void;
  readonly choose: (choice: Choice, note: string) => void;
}

/** Asks for one of some choices, and a note. */
export function ChoiceDialog<Choice extends string>(props: ChoiceDialogProps<Choice>) {
  const say = useWording(incidentPageWording);
  const { title, label, choices, noteNeeded, close, choose } = props;
  const [chosen, setChosen] = useState(props.first);
  const [note, setNote] = useState("");
  return (
    <Modal
      visible
      header={title}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{say("cancel")}</Button>
            <Button
              variant="primary"
              disabled={noteNeeded && note.trim() === ""}
              onClick={() => choose(chosen, note.trim())}
            >
              {title}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField label={label}>
          <RadioGroup
            value={chosen}
            items={[...choices]}
            onChange={({ detail }) =>
              setChosen(choices.find(({ value }) => value === detail.value)?.value ?? chosen)
            }
          />
        </FormField>
        <FormField label={say("note")} description={say("noteHint")}>
          <Textarea
            value={note}
            onChange={({ detail }) => setNote(detail.value.slice(0, NOTE_CHARACTERS_MAX))}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
