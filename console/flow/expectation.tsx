import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { tryExpectation } from "../../schemas/api/flow-operations.ts";
import type { FlowDocument, ShownExpectation } from "../../schemas/api/flow-page-operations.ts";
import { useAction } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { kindWording } from "../incidents/incident-wording.ts";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { Failure } from "../shell/failure.tsx";
import { Listing } from "../shell/listing.tsx";
import { Moment } from "../time/moment.tsx";
import { lengthOf } from "../time/wall-time.ts";
import { flowWording } from "./flow-wording.ts";

const TRIED_DAYS = 14;

/** What is expected of a flow, a line for each rule. */
function useRules() {
  const say = useWording(flowWording);
  const { language } = useLanguage();
  const length = (duration: string) => lengthOf(duration, language);
  return ({
    hours,
    every,
    by,
    volume,
    failures,
    acknowledgedWithin,
  }: ShownExpectation): readonly string[] => {
    const when = hours === "always" ? say("always") : hours;
    return [
      ...(every
        ? [say("every", { within: length(every.within), grace: length(every.grace), hours: when })]
        : []),
      ...by.map(({ cron, zone, grace }) => say("by", { cron, zone, grace: length(grace) })),
      ...volume.map(({ per, minimum, maximum }) =>
        say("counts", { per: length(per), minimum: minimum ?? "–", maximum: maximum ?? "–" }),
      ),
      ...(failures
        ? [
            say("failures", {
              share: failures.share.toLocaleString(language, { style: "percent" }),
              per: length(failures.per),
              atLeast: failures.atLeast,
            }),
          ]
        : []),
      ...(acknowledgedWithin === null ? [] : [say("acknowledged", { within: length(acknowledgedWithin) })]),
    ];
  };
}

/** What the rules of a flow would have called in the last days, once it is asked for. */
function Trial({ flow }: { readonly flow: string }) {
  const say = useWording(flowWording);
  const sayKind = useWording(kindWording);
  const desk = useDesk();
  const trial = useAction(tryExpectation);
  if (!desk.may(tryExpectation, [flow])) return null;
  const found = trial.data?.answer;
  const ask = () => trial.mutate({ parameters: { flow }, query: {}, body: { days: TRIED_DAYS } });
  return (
    <Container
      header={
        <Header
          variant="h3"
          actions={
            <Button loading={trial.isPending} onClick={ask}>
              {say("tryIt", { days: TRIED_DAYS })}
            </Button>
          }
        >
          {say("tries")}
        </Header>
      }
    >
      {trial.error ? <Failure error={trial.error} retry={ask} /> : null}
      {found ? (
        <SpaceBetween size="s">
          <div>
            {say("tried", { calls: found.present.calls, days: found.days, atNight: found.present.atNight })}
          </div>
          {found.present.calls === 0 ? null : (
            <Listing
              items={found.present.items.map((call, index) => ({ ...call, index }))}
              keyOf={({ index }) => String(index)}
              label={say("tries")}
              empty={say("noCalls")}
              variant="embedded"
              columns={[
                { id: "kind", header: say("kind"), cell: ({ kind }) => sayKind(kind) },
                { id: "opened", header: say("opened"), cell: ({ openedAt }) => <Moment at={openedAt} /> },
                { id: "cleared", header: say("cleared"), cell: ({ clearedAt }) => <Moment at={clearedAt} /> },
              ]}
            />
          )}
        </SpaceBetween>
      ) : null}
    </Container>
  );
}

/** What is expected of a flow, when it is due next, and how well that fits its own traffic. */
export function Expectation({ flow: { flow, expectation } }: { readonly flow: FlowDocument }) {
  const say = useWording(flowWording);
  const rulesOf = useRules();
  const rules = expectation ? rulesOf(expectation) : [];
  const dues = expectation?.dues ?? [];
  return (
    <Container header={<Header variant="h2">{say("expected")}</Header>}>
      <SpaceBetween size="m">
        {rules.length === 0 ? (
          say("expectsNothing")
        ) : (
          <ul className="list">
            {rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        )}
        {dues.length === 0 ? null : (
          <div>
            <Box variant="awsui-key-label">{say("dues")}</Box>
            {dues.map((due, index) => (
              <span key={due}>
                {index === 0 ? "" : " · "}
                <Moment at={due} />
              </span>
            ))}
          </div>
        )}
        <Trial flow={flow} />
      </SpaceBetween>
    </Container>
  );
}
