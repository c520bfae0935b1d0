import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { endControl } from "../../schemas/api/control-operations.ts";
import type { FlowDocument } from "../../schemas/api/flow-page-operations.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { controlHintWording, controlWording } from "./control-wording.ts";
import { UnderControl } from "./under-control.tsx";

/** The control that a flow is under, with who decided it and why; a lead ends it. */
export function FlowControl({ flow: { flow, control } }: { readonly flow: FlowDocument }) {
  const say = useWording(controlWording);
  const sayHint = useWording(controlHintWording);
  const desk = useDesk();
  const tell = useTell();
  const end = useAction(endControl);
  if (control === null) return null;
  const endNow = () =>
    end.mutate(
      { parameters: { flow }, query: {}, body: undefined },
      {
        onSuccess: () => tell({ type: "success", text: say("done") }),
        onError: (error) => tell({ type: "error", text: error.message }),
      },
    );
  return (
    <Alert
      type="warning"
      header={<UnderControl control={control} />}
      action={
        desk.may(endControl, [flow]) ? (
          <Button loading={end.isPending} onClick={endNow}>
            {say("end")}
          </Button>
        ) : undefined
      }
    >
      <div>{sayHint(control.control)}</div>
      <div>{say("told", { who: control.by, why: control.why })}</div>
    </Alert>
  );
}
