import { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import type { CatalogueCode } from "../schemas/catalogue.ts";
import { CronExpression } from "../schemas/cron-expression.ts";
import { FixedDuration } from "../schemas/duration.ts";
import { Zone } from "../schemas/zone.ts";
import { CommandFailure } from "./failure.ts";

const FIRST = Temporal.Instant.from("0001-01-02T00:00Z");
const LAST = Temporal.Instant.from("9999-12-30T00:00Z");

function instantOf(text: string): Temporal.Instant | undefined {
  try {
    const at = Temporal.Instant.from(text);
    const known = Temporal.Instant.compare(FIRST, at) <= 0 && Temporal.Instant.compare(at, LAST) <= 0;
    return known ? at : undefined;
  } catch {
    return undefined;
  }
}

/** Reads an instant of ISO 8601, with Z or an offset. */
export function instant(text: string): Temporal.Instant {
  const at = instantOf(text);
  if (!at) throw new CommandFailure("time-unreadable", JSON.stringify(text));
  return at;
}

/** A stretch of waiting that has ended. */
export interface Waited {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** Reads one more stretch of waiting, two instants of ISO 8601 joined by a slash. */
export function waited(text: string, before: readonly Waited[] = []): readonly Waited[] {
  const [from, until, ...rest] = text.split("/").map(instantOf);
  if (!from || !until || rest.length > 0 || Temporal.Instant.compare(from, until) > 0) {
    throw new CommandFailure("waiting-unreadable", JSON.stringify(text));
  }
  return [...before, { from, until }];
}

/** Reads what a schema describes; where it refuses, its own sentence stands beside the text. */
const reader =
  <Read>(schema: z.ZodType<Read, string>, code: CatalogueCode) =>
  (text: string): Read => {
    const read = schema.safeParse(text);
    if (read.success) return read.data;
    const reasons = read.error.issues.map(({ message }) => message).join("; ");
    throw new CommandFailure(code, `${JSON.stringify(text)} ${reasons}`);
  };

/** Reads an ISO 8601 duration of fixed length. */
export const duration = reader(FixedDuration, "duration-unreadable");

/** Reads a cron expression of five fields. */
export const cronExpression = reader(CronExpression, "cron-unreadable");

/** Reads an IANA time zone. */
export const zone = reader(Zone, "zone-unknown");
