import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Steps, { type StepsProps } from "@cloudscape-design/components/steps";
import type { TraceStep } from "../../schemas/api/trace-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { stepWording } from "../quarantine/held-wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { More } from "../shell/more.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { searchWording } from "./search-wording.ts";
import { useTracePages } from "./trace-pages.ts";

const STATUS: Readonly<Record<TraceStep["step"], StepsProps.Status>> = {
  forwarded: "success",
  observed: "warning",
  bypassed: "warning",
  redelivered: "info",
  accepted: "success",
  refused: "error",
  held: "warning",
  "held-anew": "warning",
  corrected: "info",
  approved: "info",
  replaying: "in-progress",
  "held-again": "error",
  delivered: "success",
  discarded: "stopped",
};

/** Whether a step is of an exchange that was never held. */
const isPassed = (step: TraceStep["step"]) =>
  step === "forwarded" ||
  step === "observed" ||
  step === "bypassed" ||
  step === "redelivered" ||
  step === "accepted" ||
  step === "refused";

/** What one step says below its name. */
function Details({ step: { at, flow, source, target, exchangeId, held, by } }: { readonly step: TraceStep }) {
  const say = useWording(searchWording);
  const { client } = useDesk();
  const id = say("exchange", { id: exchangeId ?? held ?? "–" });
  return (
    <SpaceBetween size="xxs">
      <span>
        <Moment at={at} /> · {say("way", { source, target })}
        {by === null ? null : ` · ${say("by", { who: by })}`}
      </span>
      <span>
        {held === null ? id : <PageLink to={addresses.exchange(client.id, held)}>{id}</PageLink>}
        {" · "}
        <Box variant="span" color="text-body-secondary">
          {flow}
        </Box>
      </span>
    </SpaceBetween>
  );
}

/** The life of a business key at one client, across its applications, on one line of time. */
export function Trace({ businessKey }: { readonly businessKey: string }) {
  const say = useWording(searchWording);
  const sayStep = useWording(stepWording);
  const nameOf = ({ step }: TraceStep) => (isPassed(step) ? say(step) : sayStep(step));
  const { client } = useDesk();
  const pages = useTracePages(businessKey);
  const answers = (pages.data?.pages ?? []).map(({ answer }) => answer);
  const steps = answers.flatMap(({ items }) => items);
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${steps.length}${pages.hasNextPage ? "+" : ""})`}
          description={say("hidden")}
        >
          {client.name}
        </Header>
      }
    >
      <Answer asked={pages}>
        {() =>
          steps.length === 0 ? (
            <Box color="text-body-secondary">{say("none", { key: businessKey })}</Box>
          ) : (
            <SpaceBetween size="m">
              {answers.every(({ isWhole }) => isWhole) ? null : (
                <Alert type="warning">{say("notWhole")}</Alert>
              )}
              <Steps
                ariaLabel={say("line", { key: businessKey })}
                steps={steps.map((step) => ({
                  status: STATUS[step.step],
                  statusIconAriaLabel: nameOf(step),
                  header: nameOf(step),
                  details: <Details step={step} />,
                }))}
              />
              <More pages={pages} />
            </SpaceBetween>
          )
        }
      </Answer>
    </Container>
  );
}
