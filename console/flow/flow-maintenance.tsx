import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { FlowDocument } from "../../schemas/api/flow-page-operations.ts";
import { listMaintenance, type ListedMaintenance } from "../../schemas/api/plan-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { Answer } from "../shell/answer.tsx";
import { Listing } from "../shell/listing.tsx";
import { Moment } from "../time/moment.tsx";
import { lengthOf } from "../time/wall-time.ts";
import { flowWording } from "./flow-wording.ts";

function When({ window }: Pick<ListedMaintenance, "window">) {
  const say = useWording(flowWording);
  const { language } = useLanguage();
  if (window.type === "recurring") {
    const { cron, zone, duration } = window;
    return <>{say("recurring", { cron, zone, length: lengthOf(duration, language) })}</>;
  }
  return (
    <>
      <Moment at={window.from} /> → <Moment at={window.until} />
    </>
  );
}

/** Whether a maintenance is about a flow, by itself or by one of its ends. */
function isAbout({ scope }: ListedMaintenance, { flow, source, target }: FlowDocument): boolean {
  if (scope === "all") return true;
  const ends = [source.application, target.application];
  return scope.flows.includes(flow) || ends.some((end) => scope.applications.includes(end));
}

/** The maintenance that is on for a flow, or is to come. */
export function FlowMaintenance({ flow }: { readonly flow: FlowDocument }) {
  const say = useWording(flowWording);
  const maintenance = useRead(listMaintenance, { parameters: {}, query: {} });
  return (
    <Answer asked={maintenance}>
      {({ answer: { items } }) => (
        <Listing
          items={items.filter((one) => isAbout(one, flow))}
          keyOf={({ id }) => id}
          label={say("maintenance")}
          empty={say("noMaintenance")}
          header={<Header variant="h2">{say("maintenance")}</Header>}
          columns={[
            { id: "reason", header: say("reason"), cell: ({ reason }) => reason },
            {
              id: "on",
              header: say("standing"),
              cell: ({ on }) => (
                <StatusIndicator type={on ? "stopped" : "pending"}>
                  {on ? say("on") : say("toCome")}
                </StatusIndicator>
              ),
            },
            { id: "when", header: say("when"), cell: ({ window }) => <When window={window} /> },
            { id: "who", header: say("who"), cell: ({ by }) => by },
          ]}
        />
      )}
    </Answer>
  );
}
