import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { Temporal } from "temporal-polyfill";
import { useLocation, useSearch } from "wouter";
import { reportMonth } from "../../schemas/api/monthly-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { useNow } from "../time/now.tsx";
import { useZone } from "../time/zone.tsx";
import { DownloadCsv } from "./download-csv.tsx";
import { PerDayChart } from "./per-day-chart.tsx";
import { FalseCalls, FlowFigures, MeanTimes } from "./report-tables.tsx";
import { reportWording } from "./report-wording.ts";
import { ServiceChart } from "./service-chart.tsx";

const MONTHS_OFFERED = 13;

/** What a month was like at a client. */
export function ReportsPage() {
  const say = useWording(reportWording);
  const { language } = useLanguage();
  const { client } = useDesk();
  const [, navigate] = useLocation();
  const present = useNow().toZonedDateTimeISO(useZone()).toPlainDate().toPlainYearMonth();
  const month = new URLSearchParams(useSearch()).get("month") ?? present.toString();
  const report = useRead(reportMonth, { parameters: {}, query: { month } });
  const named = (one: string) =>
    Temporal.PlainYearMonth.from(one)
      .toPlainDate({ day: 1 })
      .toLocaleString(language, { month: "long", year: "numeric" });
  const options = Array.from({ length: MONTHS_OFFERED }, (_, back) => {
    const value = present.subtract({ months: back }).toString();
    return { value, label: named(value) };
  });
  return (
    <Answer asked={report}>
      {({ answer }) => (
        <SpaceBetween size="l">
          <Header
            variant="h1"
            {...(answer.isOver ? {} : { description: say("soFar") })}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Select
                  ariaLabel={say("month")}
                  options={options}
                  selectedOption={options.find(({ value }) => value === month) ?? null}
                  onChange={({ detail }) =>
                    navigate(addresses.reports(client.id, detail.selectedOption.value), { replace: true })
                  }
                />
                <DownloadCsv month={answer.month} />
              </SpaceBetween>
            }
          >
            {say("title", { month: named(answer.month) })}
          </Header>
          <PerDayChart days={answer.days} />
          <FlowFigures flows={answer.flows} />
          <MeanTimes means={answer.means} />
          <ServiceChart service={answer.service} />
          <FalseCalls falseCalls={answer.falseCalls} />
        </SpaceBetween>
      )}
    </Answer>
  );
}
