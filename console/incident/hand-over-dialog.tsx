import FormField from "@cloudscape-design/components/form-field";
import RadioGroup from "@cloudscape-design/components/radio-group";
import { useState } from "react";
import { COMPETENCES } from "../../schemas/incident-guidance.ts";
import { Competence } from "../../schemas/person.ts";
import { useWording } from "../language/wording.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import type { Asking } from "./further-actions.tsx";
import { incidentPageWording } from "./incident-page-wording.ts";

/** Asks to which other competence an incident goes, and what was tried so far. */
export function HandOverDialog({
  competence,
  asking,
  handOver,
}: {
  readonly competence: Competence;
  readonly asking: Asking;
  readonly handOver: (to: Competence, tried: string) => void;
}) {
  const say = useWording(incidentPageWording);
  const sayCompetence = useWording(COMPETENCES);
  const [chosen, setChosen] = useState<Competence>();
  return (
    <ReasonDialog
      title={say("handOver")}
      confirm={say("handOver")}
      label={say("tried")}
      ready={chosen !== undefined}
      {...asking}
      act={(tried) => (chosen ? handOver(chosen, tried) : undefined)}
    >
      <FormField label={say("competence")}>
        <RadioGroup
          value={chosen ?? null}
          onChange={({ detail }) => setChosen(Competence.safeParse(detail.value).data)}
          items={Competence.options.map((value) => ({
            value,
            label: sayCompetence(value),
            disabled: value === competence,
          }))}
        />
      </FormField>
    </ReasonDialog>
  );
}
