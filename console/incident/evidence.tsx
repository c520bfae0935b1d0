import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { Temporal } from "temporal-polyfill";
import type { IncidentDocument } from "../../schemas/api/incident-operations.ts";
import { ProbeReason } from "../../schemas/probe-state.ts";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { LazyPulses } from "../pulses/lazy-pulses.tsx";
import { Moment } from "../time/moment.tsx";
import { lengthOf } from "../time/wall-time.ts";
import { evidenceWording, probeReasonWording } from "./evidence-wording.ts";
import { incidentPageWording } from "./incident-page-wording.ts";

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const LENGTH = /^-?P(?:\d|T\d)/;

const HOURS_BEFORE = 24;
const HOURS_AFTER = 6;

const isKnown = (key: string): key is keyof typeof evidenceWording => Object.hasOwn(evidenceWording, key);

/** One figure of the evidence, as people read it. */
function Figure({ value }: { readonly value: string | number }) {
  const say = useWording(incidentPageWording);
  const sayReason = useWording(probeReasonWording);
  const { language } = useLanguage();
  const text = String(value);
  const reason = ProbeReason.safeParse(value).data;
  if (reason) return <>{sayReason(reason)}</>;
  if (text === "never") return <>{say("never")}</>;
  if (INSTANT.test(text)) return <Moment at={text} />;
  if (LENGTH.test(text)) return <>{lengthOf(text, language)}</>;
  return <>{text}</>;
}

/** What shows an incident: the figures of its rule, and what moved on its flow around the time when it began. */
export function Evidence({
  incident: { evidence, flows, since, openedAt, resolvedAt },
}: {
  readonly incident: IncidentDocument;
}) {
  const say = useWording(incidentPageWording);
  const sayEvidence = useWording(evidenceWording);
  const figures = Object.entries(evidence);
  const [flow] = flows;
  const from = Temporal.Instant.from(since).subtract({ hours: HOURS_BEFORE }).toString();
  const until = Temporal.Instant.from(resolvedAt ?? openedAt)
    .add({ hours: HOURS_AFTER })
    .toString();
  if (figures.length === 0 && flow === undefined) return null;
  return (
    <Container header={<Header variant="h2">{say("evidence")}</Header>}>
      <SpaceBetween size="l">
        {figures.length === 0 ? null : (
          <KeyValuePairs
            columns={4}
            items={figures.map(([key, value]) => ({
              label: isKnown(key) ? sayEvidence(key) : key,
              value: <Figure value={value} />,
            }))}
          />
        )}
        {flow === undefined ? null : (
          <LazyPulses
            flow={flow}
            from={from}
            until={until}
            marks={[
              { at: since, text: say("begun") },
              { at: openedAt, text: say("opened") },
            ]}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
