import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import { controlFlow } from "../../schemas/api/control-operations.ts";
import type { FlowDocument } from "../../schemas/api/flow-page-operations.ts";
import { ControlKind } from "../../schemas/flow-control.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useNow } from "../time/now.tsx";
import { controlHintWording, controlKindWording, controlWording } from "./control-wording.ts";

const HOURS = [1, 4, 24, 48];

/** Asks what a flow is to do for how long, and why. */
function ControlDialog({ flow, close }: { readonly flow: string; readonly close: () => void }) {
  const say = useWording(controlWording);
  const sayKind = useWording(controlKindWording);
  const sayHint = useWording(controlHintWording);
  const tell = useTell();
  const now = useNow();
  const put = useAction(controlFlow);
  const [control, setControl] = useState<ControlKind>("observe");
  const [hours, setHours] = useState(1);
  const options = HOURS.map((one) => ({ value: String(one), label: say("hours", { hours: one }) }));
  const done = () => {
    close();
    tell({ type: "success", text: say("done") });
  };
  return (
    <ReasonDialog
      title={say("title")}
      confirm={say("begin")}
      error={put.error}
      pending={put.isPending}
      close={close}
      act={(why) =>
        put.mutate(
          { parameters: { flow }, query: {}, body: { control, until: now.add({ hours }).toString(), why } },
          { onSuccess: done },
        )
      }
    >
      <FormField label={say("what")}>
        <RadioGroup
          value={control}
          items={ControlKind.options.map((value) => ({
            value,
            label: sayKind(value),
            description: sayHint(value),
          }))}
          onChange={({ detail }) => setControl(ControlKind.parse(detail.value))}
        />
      </FormField>
      <FormField label={say("howLong")}>
        <Select
          options={options}
          selectedOption={options.find(({ value }) => value === String(hours)) ?? null}
          onChange={({ detail }) => setHours(Number(detail.selectedOption.value))}
        />
      </FormField>
    </ReasonDialog>
  );
}

/** Lets a lead put a flow under a control. */
export function BeginControl({ flow: { flow, control } }: { readonly flow: FlowDocument }) {
  const say = useWording(controlWording);
  const desk = useDesk();
  const [isAsking, setAsking] = useState(false);
  if (control !== null || !desk.may(controlFlow, [flow])) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say("title")}</Button>
      {isAsking ? <ControlDialog flow={flow} close={() => setAsking(false)} /> : null}
    </>
  );
}
