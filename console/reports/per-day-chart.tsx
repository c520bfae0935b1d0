import BarChart from "@cloudscape-design/components/bar-chart";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { Temporal } from "temporal-polyfill";
import type { MonthlyReport } from "../../schemas/api/monthly-operations.ts";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { reportWording } from "./report-wording.ts";

/** How many exchanges came each day, and how many were held. */
export function PerDayChart({ days }: Pick<MonthlyReport, "days">) {
  const say = useWording(reportWording);
  const { language } = useLanguage();
  const dayName = (day: string) =>
    Temporal.PlainDate.from(day).toLocaleString(language, { day: "numeric", month: "short" });
  const most = Math.max(1, ...days.map(({ received }) => received));
  return (
    <Container header={<Header variant="h2">{say("perDay")}</Header>}>
      {days.length === 0 ? (
        <Box textAlign="center" color="text-body-secondary">
          {say("nothing")}
        </Box>
      ) : (
        <BarChart
          ariaLabel={say("perDay")}
          height={220}
          hideFilter
          xScaleType="categorical"
          xDomain={days.map(({ day }) => dayName(day))}
          yDomain={[0, most]}
          xTitle={say("day")}
          yTitle={say("count")}
          i18nStrings={{ yTickFormatter: (count) => count.toLocaleString(language) }}
          series={[
            {
              title: say("received"),
              type: "bar",
              data: days.map(({ day, received }) => ({ x: dayName(day), y: received })),
            },
            {
              title: say("held"),
              type: "bar",
              data: days.map(({ day, held }) => ({ x: dayName(day), y: held })),
            },
          ]}
        />
      )}
    </Container>
  );
}
