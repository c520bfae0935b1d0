import FormField from "@cloudscape-design/components/form-field";
import Textarea from "@cloudscape-design/components/textarea";
import { useWording } from "../language/wording.ts";
import { reasonDialogWording } from "./reason-dialog-wording.ts";

const REASON_CHARACTERS_MAX = 500;

/** Asks why something is done. */
export function ReasonField({
  label,
  reason,
  change,
}: {
  /** What is asked for in place of a reason. */
  readonly label?: string | undefined;
  readonly reason: string;
  readonly change: (reason: string) => void;
}) {
  const say = useWording(reasonDialogWording);
  return (
    <FormField label={label ?? say("why")} description={say("whyHint")}>
      <Textarea
        value={reason}
        onChange={({ detail }) => change(detail.value.slice(0, REASON_CHARACTERS_MAX))}
      />
    </FormField>
  );
}
