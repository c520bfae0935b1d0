import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { showStatus } from "../../schemas/api/flow-operations.ts";
import { showFlow } from "../../schemas/api/flow-page-operations.ts";
import { BeginControl } from "../control/begin-control.tsx";
import { FlowControl } from "../control/flow-control.tsx";
import { ObservedFailures } from "../control/observed-failures.tsx";
import { useRead } from "../desk/asked.ts";
import { Answer } from "../shell/answer.tsx";
import { AboutFlow } from "./about-flow.tsx";
import { Expectation } from "./expectation.tsx";
import { FlowMaintenance } from "./flow-maintenance.tsx";
import { HowToSend } from "./how-to-send.tsx";
import { LastForwarded } from "./last-forwarded.tsx";
import { LastHeld } from "./last-held.tsx";
import { SwitchWatch } from "./switch-watch.tsx";
import { Volume } from "./volume.tsx";

/** One flow: how it stands, what moves on it against what is expected, and how to send to it. */
export function FlowPage({ id }: { readonly id: string }) {
  const flow = useRead(showFlow, { parameters: { flow: id }, query: {} });
  const { data } = useRead(showStatus, { parameters: {}, query: {} });
  const status = data?.answer.items.find((one) => one.flow === id);
  return (
    <Answer asked={flow}>
      {({ answer }) => (
        <SpaceBetween size="l">
          <Header
            variant="h1"
            description={answer.description}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <BeginControl flow={answer} />
                <SwitchWatch flow={answer} />
              </SpaceBetween>
            }
          >
            {id}
          </Header>
          <FlowControl flow={answer} />
          <AboutFlow flow={answer} status={status} />
          <Volume flow={answer} />
          <Expectation flow={answer} />
          {answer.archive === null ? null : <LastForwarded flow={id} days={answer.archive} />}
          <LastHeld flow={id} />
          <ObservedFailures flow={answer} />
          <FlowMaintenance flow={answer} />
          <HowToSend flow={answer} />
        </SpaceBetween>
      )}
    </Answer>
  );
}
