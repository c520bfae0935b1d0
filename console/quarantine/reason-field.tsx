import Box from "@cloudscape-design/components/box";
import FormField from "@cloudscape-design/components/form-field";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { useWording } from "../language/wording.ts";
import { quarantineWording } from "./quarantine-wording.ts";

const WHY_CHARACTERS_MAX = 500;

/** Asks why exchanges are given up. */
export function ReasonField({
  why,
  change,
}: {
  readonly why: string;
  readonly change: (why: string) => void;
}) {
  const say = useWording(quarantineWording);
  return (
    <SpaceBetween size="m">
      <Box variant="p">{say("discardHint")}</Box>
      <FormField label={say("why")} description={say("whyHint")}>
        <Textarea value={why} onChange={({ detail }) => change(detail.value.slice(0, WHY_CHARACTERS_MAX))} />
      </FormField>
    </SpaceBetween>
  );
}
