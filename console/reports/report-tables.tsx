import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import type { MonthlyReport } from "../../schemas/api/monthly-operations.ts";
import { kindWording } from "../incidents/incident-wording.ts";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { Listing } from "../shell/listing.tsx";
import { shortLength } from "../time/wall-time.ts";
import { reportWording } from "./report-wording.ts";

/** A share as a person reads it; what is not known is a dash. */
function usePercent() {
  const { language } = useLanguage();
  const format = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 2 });
  return (share: number | null) => (share === null ? "–" : format.format(share));
}

/** What each flow carried. */
export function FlowFigures({ flows }: Pick<MonthlyReport, "flows">) {
  const say = useWording(reportWording);
  const { language } = useLanguage();
  const percent = usePercent();
  const whole = (count: number) => count.toLocaleString(language);
  return (
    <Listing
      items={flows}
      keyOf={({ flow }) => flow}
      label={say("flows")}
      empty={say("nothing")}
      header={
        <Header variant="h2" description={say("availabilityHint")}>
          {say("flows")}
        </Header>
      }
      columns={[
        { id: "flow", header: say("flow"), sortBy: ({ flow }) => flow, cell: ({ flow }) => flow },
        { id: "received", header: say("received"), cell: ({ received }) => whole(received) },
        { id: "forwarded", header: say("forwarded"), cell: ({ forwarded }) => whole(forwarded) },
        { id: "held", header: say("held"), cell: ({ quarantined }) => whole(quarantined) },
        { id: "replayed", header: say("replayed"), cell: ({ replayed }) => whole(replayed) },
        { id: "discarded", header: say("discarded"), cell: ({ discarded }) => whole(discarded) },
        {
          id: "availability",
          header: say("availability"),
          cell: ({ availability }) => percent(availability),
        },
      ]}
    />
  );
}

/** How long things took on the whole. */
export function MeanTimes({ means }: Pick<MonthlyReport, "means">) {
  const say = useWording(reportWording);
  const { language } = useLanguage();
  const names = ["detect", "acknowledge", "resolve"] as const;
  return (
    <Container header={<Header variant="h2">{say("means")}</Header>}>
      <KeyValuePairs
        columns={3}
        items={names.map((name) => {
          const minutes = means[name];
          return { label: say(name), value: minutes === null ? "–" : shortLength(minutes, language) };
        })}
      />
    </Container>
  );
}

/** Of each rule, how many of its calls were false. */
export function FalseCalls({ falseCalls }: Pick<MonthlyReport, "falseCalls">) {
  const say = useWording(reportWording);
  const sayKind = useWording(kindWording);
  const percent = usePercent();
  return (
    <Listing
      items={falseCalls}
      keyOf={({ kind }) => kind}
      label={say("falseCalls")}
      empty={say("noFalseCalls")}
      header={<Header variant="h2">{say("falseCalls")}</Header>}
      columns={[
        { id: "rule", header: say("rule"), cell: ({ kind }) => sayKind(kind) },
        { id: "resolved", header: say("resolvedIncidents"), cell: ({ resolved }) => resolved },
        { id: "false", header: say("falseOnes"), cell: ({ falseCalls: falseOnes }) => falseOnes },
        { id: "rate", header: say("rate"), cell: ({ rate }) => percent(rate) },
      ]}
    />
  );
}
