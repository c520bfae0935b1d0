import type { MonthlyReport } from "../../../schemas/api/monthly-operations.ts";
import { csv } from "./csv.ts";

const COLUMNS = ["month", "part", "subject", "figure", "value"] as const;

type Line = readonly [part: string, subject: string, figure: string, value: number | null];

/** A month as CSV of RFC 4180: one figure a line, so that a new figure moves no column. */
export function reportCsv({ month, flows, service, means, falseCalls }: MonthlyReport): string {
  const lines: readonly Line[] = [
    ...flows.flatMap(({ flow, ...figures }) =>
      Object.entries(figures).map(([figure, value]): Line => ["flow", flow, figure, value]),
    ),
    ...service.flatMap(({ priority, incidents, acknowledge, resolve }): readonly Line[] => [
      ["service", priority, "incidents", incidents],
      ["service", priority, "acknowledged-in-time", acknowledge.kept],
      ["service", priority, "acknowledged-late", acknowledge.missed],
      ["service", priority, "resolved-in-time", resolve.kept],
      ["service", priority, "resolved-late", resolve.missed],
    ]),
    ...Object.entries(means).map(([figure, value]): Line => ["mean-minutes", "", figure, value]),
    ...falseCalls.flatMap(({ kind, resolved, falseCalls: falseOnes, rate }): readonly Line[] => [
      ["false-calls", kind, "resolved", resolved],
      ["false-calls", kind, "false-calls", falseOnes],
      ["false-calls", kind, "rate", rate],
    ]),
  ];
  return csv(
    COLUMNS,
    lines.map((line) => [month, ...line]),
    true,
  );
}
