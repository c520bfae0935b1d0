import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { Instant } from "./instant.ts";
import { PersonId } from "./person.ts";

const LONGEST_DAYS = 366;

/** A stretch of time in which a person is neither on duty nor on call; its end belongs to it no more. */
export const Absence = z
  .strictObject({
    person: PersonId,
    from: Instant,
    until: Instant,
    reason: z.string().min(1).max(120).optional(),
  })
  .refine(({ from, until }) => Temporal.Instant.compare(from, until) < 0, {
    error: "ends before it begins: exchange its ends",
  })
  .refine(({ from, until }) => from.until(until).total("hours") <= 24 * LONGEST_DAYS, {
    error: "is longer than a year: take who is away for so long out of the team",
  });
export type Absence = z.output<typeof Absence>;
