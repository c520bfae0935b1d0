import type { Temporal } from "temporal-polyfill";
import { type Incident, IncidentKind } from "../../schemas/incident.ts";

/** How many of a rule's calls in a month were false. */
export interface FalseCallRate {
  readonly kind: IncidentKind;
  readonly resolved: number;
  readonly falseCalls: number;
  /** From 0 to 1. */
  readonly rate: number;
}

/** Of each rule whose incidents were resolved in a month of a zone, how many of its calls were false. */
export function falseCallRates(
  incidents: readonly Incident[],
  month: Temporal.PlainYearMonth,
  zone: string,
): readonly FalseCallRate[] {
  const ofMonth = incidents.filter(({ mode, resolvedAt }) => {
    if (mode !== "live" || !resolvedAt) return false;
    return resolvedAt.toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth().equals(month);
  });
  return IncidentKind.options.flatMap((kind) => {
    const ofKind = ofMonth.filter((incident) => incident.kind === kind);
    const resolved = ofKind.length;
    const falseCalls = ofKind.filter(({ resolution }) => resolution?.verdict === "false-call").length;
    return resolved === 0 ? [] : [{ kind, resolved, falseCalls, rate: falseCalls / resolved }];
  });
}
