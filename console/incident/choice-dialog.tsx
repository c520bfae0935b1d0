import FormField from "@cloudscape-design/components/form-field";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { useState } from "react";
import { useWording } from "../language/wording.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { incidentPageWording } from "./incident-page-wording.ts";

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
  return (
    <ReasonDialog
      title={title}
      confirm={title}
      label={say("note")}
      optional={!noteNeeded}
      close={close}
      act={(note) => choose(chosen, note)}
    >
      <FormField label={label}>
        <RadioGroup
          value={chosen}
          items={[...choices]}
          onChange={({ detail }) =>
            setChosen(choices.find(({ value }) => value === detail.value)?.value ?? chosen)
          }
        />
      </FormField>
    </ReasonDialog>
  );
}
