import * as z from "zod";
import type { PushProbe } from "../../schemas/probe.ts";
import type { ProbeResult } from "../../schemas/probe-state.ts";

/** What a job of the client reports of an application. */
export const Report = z.strictObject({
  status: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 _.:-]{0,39}$/),
  value: z.number().optional(),
});
export type Report = z.output<typeof Report>;

/** What a report says of its application, by what its probe takes as well. */
export function judgeReport({ healthy }: PushProbe, { status, value }: Report): ProbeResult {
  const { minimum, maximum } = healthy;
  const evidence = { status, ...(value === undefined ? {} : { value }) };
  if (!healthy.status.includes(status)) return { outcome: "failing", reason: "reported", evidence };
  if (minimum === undefined && maximum === undefined) return { outcome: "well", evidence };
  if (value === undefined) return { outcome: "failing", reason: "value-missing", evidence };
  const isWithin =
    value >= (minimum ?? Number.NEGATIVE_INFINITY) && value <= (maximum ?? Number.POSITIVE_INFINITY);
  return isWithin ? { outcome: "well", evidence } : { outcome: "failing", reason: "value", evidence };
}
