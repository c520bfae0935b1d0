import FormField from "@cloudscape-design/components/form-field";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import type { IncidentDocument } from "../../schemas/api/incident-operations.ts";
import { COMPETENCES } from "../../schemas/incident-guidance.ts";
import { Competence } from "../../schemas/person.ts";
import { Degree } from "../../schemas/priority.ts";
import { useWording } from "../language/wording.ts";
import { ActionDialog } from "../shell/action-dialog.tsx";
import type { Asking } from "./further-actions.tsx";
import { incidentPageWording } from "./incident-page-wording.ts";
import { degreeWording } from "./timeline-wording.ts";

type Qualities = Pick<IncidentDocument, "impact" | "urgency" | "competence">;

function DegreeField({
  label,
  value,
  choose,
}: {
  readonly label: string;
  readonly value: Degree;
  readonly choose: (degree: Degree) => void;
}) {
  const sayDegree = useWording(degreeWording);
  return (
    <FormField label={label}>
      <SegmentedControl
        label={label}
        selectedId={value}
        options={Degree.options.map((id) => ({ id, text: sayDegree(id) }))}
        onChange={({ detail }) => choose(Degree.safeParse(detail.selectedId).data ?? value)}
      />
    </FormField>
  );
}

/** Asks how an incident is judged otherwise: its impact, its urgency, the competence that it needs. */
export function RequalifyDialog({
  present,
  asking,
  requalify,
}: {
  readonly present: Qualities;
  readonly asking: Asking;
  readonly requalify: (changed: Partial<Qualities>) => void;
}) {
  const say = useWording(incidentPageWording);
  const sayCompetence = useWording(COMPETENCES);
  const [wanted, setWanted] = useState(present);
  const { impact, urgency, competence } = wanted;
  const changed = {
    ...(impact === present.impact ? {} : { impact }),
    ...(urgency === present.urgency ? {} : { urgency }),
    ...(competence === present.competence ? {} : { competence }),
  };
  const options = Competence.options.map((value) => ({ value, label: sayCompetence(value) }));
  return (
    <ActionDialog
      title={say("requalify")}
      confirm={say("requalify")}
      ready={Object.keys(changed).length > 0}
      {...asking}
      act={() => requalify(changed)}
    >
      <DegreeField
        label={say("impact")}
        value={impact}
        choose={(degree) => setWanted({ ...wanted, impact: degree })}
      />
      <DegreeField
        label={say("urgency")}
        value={urgency}
        choose={(degree) => setWanted({ ...wanted, urgency: degree })}
      />
      <FormField label={say("competence")}>
        <Select
          selectedOption={options.find(({ value }) => value === competence) ?? null}
          options={options}
          onChange={({ detail }) =>
            setWanted({
              ...wanted,
              competence: Competence.safeParse(detail.selectedOption.value).data ?? competence,
            })
          }
        />
      </FormField>
    </ActionDialog>
  );
}
