import { Temporal } from "temporal-polyfill";
import type { JobFilter } from "../../../schemas/replay-job.ts";

const instantOf = (text: string | undefined) =>
  text === undefined ? undefined : Temporal.Instant.from(text);

/** Which held exchanges of a flow somebody asks for, as a job or a trial takes them. */
export function jobFilter(asked: {
  readonly flow: string;
  readonly signature?: string | undefined;
  readonly text?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}): JobFilter {
  const { flow, signature, text, from, until } = asked;
  return { flow, signature, text, from: instantOf(from), until: instantOf(until) };
}
