import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { PersonId } from "./person.ts";

const Moment = z.iso.datetime({ offset: true }).transform((text) => Temporal.Instant.from(text));

/** A stretch of time in which a person is neither on duty nor on call; its end belongs to it no more. */
export const Absence = z
  .strictObject({
    person: PersonId,
    from: Moment,
    until: Moment,
    reason: z.string().min(1).max(120).optional(),
  })
  .refine(({ from, until }) => Temporal.Instant.compare(from, until) < 0, {
    error: "ends before it begins: exchange its ends",
  });
export type Absence = z.output<typeof Absence>;
