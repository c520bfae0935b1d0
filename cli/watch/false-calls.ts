import type * as z from "zod";
import type { Temporal } from "temporal-polyfill";
import { reportFalseCalls } from "../../schemas/api/report-operations.ts";
import { apiAccess, ask } from "../desk-api.ts";

/** Of each rule, how many of its calls were false in a month. */
export type FalseCalls = z.input<typeof reportFalseCalls.answer>;

/** Counts the false calls of a month, of the present one where none is named. */
export async function falseCalls(named: Temporal.PlainYearMonth | undefined): Promise<FalseCalls> {
  const query = { month: named?.toString() };
  return ask(await apiAccess(), reportFalseCalls, { parameters: {}, query, body: undefined });
}
