import type { Temporal } from "temporal-polyfill";
import { type FalseCallRate, falseCallRates } from "../../functions/desk/false-calls.ts";
import { hostNow, reach } from "../reach.ts";

/** Of each rule, how many of its calls were false in a month. */
export interface FalseCalls {
  readonly month: string;
  readonly items: readonly FalseCallRate[];
}

/** Counts the false calls of a month, of the present one where none is named. */
export async function falseCalls(named: Temporal.PlainYearMonth | undefined): Promise<FalseCalls> {
  const { client, host, watch } = await reach();
  const present = (await hostNow(host)).toZonedDateTimeISO(client.zone).toPlainDate().toPlainYearMonth();
  const month = named ?? present;
  const incidents = [
    ...(await Array.fromAsync(watch.incidents.notClosed())),
    ...(await Array.fromAsync(watch.incidents.closed())),
  ];
  return { month: month.toString(), items: falseCallRates(incidents, month, client.zone) };
}
