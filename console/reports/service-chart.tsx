import BarChart from "@cloudscape-design/components/bar-chart";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { MonthlyReport } from "../../schemas/api/monthly-operations.ts";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { Listing } from "../shell/listing.tsx";
import { reportWording } from "./report-wording.ts";

type Service = MonthlyReport["service"];

/** One bar: under which name, and how high. */
interface Bar {
  readonly x: string;
  readonly y: number;
}

/** How many incidents were resolved in time and late, by priority. */
function Resolved({ service }: { readonly service: Service }) {
  const say = useWording(reportWording);
  const { language } = useLanguage();
  const most = Math.max(1, ...service.map(({ resolve: { kept, missed } }) => kept + missed));
  return (
    <BarChart
      ariaLabel={say("service")}
      height={160}
      hideFilter
      stackedBars
      xScaleType="categorical"
      xDomain={service.map(({ priority }): string => priority)}
      yDomain={[0, most]}
      xTitle={say("priority")}
      yTitle={say("incidents")}
      i18nStrings={{ yTickFormatter: (count) => count.toLocaleString(language) }}
      series={[
        {
          title: say("resolved"),
          type: "bar",
          data: service.map(({ priority, resolve }): Bar => ({ x: priority, y: resolve.kept })),
        },
        {
          title: say("resolvedLate"),
          type: "bar",
          data: service.map(({ priority, resolve }): Bar => ({ x: priority, y: resolve.missed })),
        },
      ]}
    />
  );
}

/** What the contract promised, and how often that was kept. */
export function ServiceChart({ service }: Pick<MonthlyReport, "service">) {
  const say = useWording(reportWording);
  return (
    <SpaceBetween size="l">
      <Container header={<Header variant="h2">{say("service")}</Header>}>
        <Resolved service={service} />
      </Container>
      <Listing
        items={service}
        keyOf={({ priority }) => priority}
        label={say("service")}
        empty="–"
        columns={[
          { id: "priority", header: say("priority"), cell: ({ priority }) => priority },
          { id: "incidents", header: say("incidents"), cell: ({ incidents }) => incidents },
          { id: "ackKept", header: say("acknowledged"), cell: ({ acknowledge }) => acknowledge.kept },
          { id: "ackMissed", header: say("acknowledgedLate"), cell: ({ acknowledge }) => acknowledge.missed },
          { id: "kept", header: say("resolved"), cell: ({ resolve }) => resolve.kept },
          { id: "missed", header: say("resolvedLate"), cell: ({ resolve }) => resolve.missed },
        ]}
      />
    </SpaceBetween>
  );
}
