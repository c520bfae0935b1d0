import Box from "@cloudscape-design/components/box";
import Checkbox from "@cloudscape-design/components/checkbox";
import DatePicker from "@cloudscape-design/components/date-picker";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useState } from "react";
import { Temporal } from "temporal-polyfill";
import { automateRecipe, endAutomatic } from "../../schemas/api/saved-recipe-operations.ts";
import { AUTOMATIC_CAP_MAX } from "../../schemas/automatic-recipe.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { Moment } from "../time/moment.tsx";
import { useZone } from "../time/zone.tsx";
import { automaticEndWording, automaticWording } from "./automatic-wording.ts";
import type { KeptRecipe } from "./starting-recipe.ts";

type Automatic = NonNullable<KeptRecipe["automatic"]>;

interface Props {
  readonly kept: KeptRecipe;
  readonly changed: (automatic: Automatic) => void;
}

/** Asks until when and for how many a recipe is to apply by itself, and why. */
function AutomateDialog({
  kept: { flow, signature },
  changed,
  close,
}: Props & { readonly close: () => void }) {
  const say = useWording(automaticWording);
  const tell = useTell();
  const zone = useZone();
  const allowing = useAction(automateRecipe);
  const [day, setDay] = useState("");
  const [cap, setCap] = useState("100");
  const count = Number(cap);
  const isCap = Number.isInteger(count) && count >= 1 && count <= AUTOMATIC_CAP_MAX;
  const allow = (why: string) => {
    const end = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone);
    const body = { until: end.toString({ timeZoneName: "never" }), cap: count, why };
    allowing.mutate(
      { parameters: { flow, signature }, query: {}, body },
      {
        onSuccess: ({ answer }) => {
          close();
          changed(answer);
          tell({ type: "success", text: say("begun") });
        },
      },
    );
  };
  return (
    <ReasonDialog
      title={say("title")}
      confirm={say("confirm")}
      ready={day !== "" && isCap}
      pending={allowing.isPending}
      error={allowing.error}
      close={close}
      act={allow}
    >
      <Box variant="p">{say("hint")}</Box>
      <FormField label={say("lastDay")}>
        <DatePicker value={day} placeholder="YYYY/MM/DD" onChange={({ detail }) => setDay(detail.value)} />
      </FormField>
      <FormField label={say("cap")}>
        <Input
          type="number"
          inputMode="numeric"
          value={cap}
          onChange={({ detail }) => setCap(detail.value)}
        />
      </FormField>
    </ReasonDialog>
  );
}

/** Whether a kept recipe applies by itself, and lets a lead begin and end that. */
export function AutomaticRecipe({ kept, changed }: Props) {
  const say = useWording(automaticWording);
  const sayEnd = useWording(automaticEndWording);
  const desk = useDesk();
  const tell = useTell();
  const ending = useAction(endAutomatic);
  const [isAsking, setAsking] = useState(false);
  const { flow, signature, automatic } = kept;
  const isRunning = automatic !== null && automatic.endedFor === null;
  const end = () =>
    ending.mutate(
      { parameters: { flow, signature }, query: {}, body: undefined },
      {
        onSuccess: ({ answer }) => {
          changed(answer);
          tell({ type: "success", text: say("ended") });
        },
        onError: (error) => tell({ type: "error", text: error.message }),
      },
    );
  return (
    <>
      {desk.may(automateRecipe, [flow]) ? (
        <Checkbox
          checked={isRunning}
          disabled={ending.isPending}
          onChange={() => (isRunning ? end() : setAsking(true))}
        >
          {say("apply")}
        </Checkbox>
      ) : null}
      {automatic === null ? (
        desk.may(automateRecipe, [flow]) ? null : (
          say("never")
        )
      ) : (
        <Box variant="small" display="block">
          {automatic.endedFor === null ? say("until") : sayEnd(automatic.endedFor)}{" "}
          <Moment at={automatic.until} />,{" "}
          {say("allowed", { by: automatic.by, corrected: automatic.corrected, cap: automatic.cap })}
        </Box>
      )}
      {isAsking ? <AutomateDialog kept={kept} changed={changed} close={() => setAsking(false)} /> : null}
    </>
  );
}
