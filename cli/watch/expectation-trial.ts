import type { Temporal } from "temporal-polyfill";
import { type TrialDocument, tryExpectation as trying } from "../../schemas/api/flow-operations.ts";
import { apiAccess, ask } from "../desk-api.ts";

/** What is to be expected instead of what is configured. */
export interface Changes {
  readonly every?: Temporal.Duration;
  readonly grace?: Temporal.Duration;
  readonly openAfter?: Temporal.Duration;
}

/** Tries the expectation of a flow, and where something is changed that one as well, on its last so many days. */
export async function tryExpectation(
  flow: string,
  days: number,
  { every, grace, openAfter }: Changes,
): Promise<TrialDocument> {
  const body = { days, every: every?.toString(), grace: grace?.toString(), openAfter: openAfter?.toString() };
  return ask(await apiAccess(), trying, { parameters: { flow }, query: {}, body });
}
