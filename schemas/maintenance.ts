import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { CronExpression } from "./cron-expression.ts";
import { FixedDuration, milliseconds } from "./duration.ts";
import { Instant } from "./instant.ts";
import { Zone } from "./zone.ts";

const HOUR_MS = 3_600_000;
const ONCE_HOURS_MAX = 31 * 24;
const RECURRING_HOURS_MAX = 7 * 24;

/** A cron expression, stored as its text. */
const Cron = z.codec(z.string().max(200, { abort: true }), z.custom<CronExpression>(), {
  decode(text, context) {
    const read = CronExpression.safeParse(text);
    if (read.success) return read.data;
    for (const { message } of read.error.issues)
      context.issues.push({ code: "custom", input: text, message });
    return z.NEVER;
  },
  encode: ({ text }) => text,
});

/** A duration of fixed length, stored as its text. */
const Length = z.codec(z.string().max(40, { abort: true }), z.instanceof(Temporal.Duration), {
  decode(text, context) {
    const read = FixedDuration.safeParse(text);
    if (read.success) return read.data;
    for (const { message } of read.error.issues)
      context.issues.push({ code: "custom", input: text, message });
    return z.NEVER;
  },
  encode: (duration) => duration.toString(),
});

const Once = z
  .strictObject({ type: z.literal("once"), from: Instant, until: Instant })
  .refine(({ from, until }) => Temporal.Instant.compare(from, until) < 0, {
    error: "ends before it begins: exchange its ends",
  })
  .refine(({ from, until }) => from.until(until).total("hours") <= ONCE_HOURS_MAX, {
    error: "is longer than 31 days: let the flow observe instead, with watchdog watch",
  });

const Recurring = z.strictObject({
  type: z.literal("recurring"),
  cron: Cron.meta({ description: "When each window begins, as five fields of cron." }),
  zone: Zone,
  duration: Length.refine((duration) => duration.sign > 0, {
    error: "is no time at all: write for example PT2H",
  }).refine((duration) => milliseconds(duration) <= RECURRING_HOURS_MAX * HOUR_MS, {
    error: "is longer than 7 days: write each window as one of its own",
  }),
});

/** When there is maintenance: once, or again and again. */
export const MaintenanceWindow = z.discriminatedUnion("type", [Once, Recurring]);
export type MaintenanceWindow = z.output<typeof MaintenanceWindow>;

/** What is under maintenance: everything, or these flows and those of these applications. */
export const MaintenanceScope = z.union([
  z.literal("all"),
  z.strictObject({
    flows: z.array(z.string()).max(200),
    applications: z.array(z.string()).max(200),
  }),
]);
export type MaintenanceScope = z.output<typeof MaintenanceScope>;
