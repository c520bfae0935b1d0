import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { ALWAYS, type Calendar, type ServiceHours } from "./calendar.ts";
import { FixedDuration } from "./duration.ts";
import { Priority } from "./priority.ts";

const Budget = FixedDuration.refine(({ sign }) => sign > 0, {
  error: "is no time at all: write for example PT4H",
});

const level = (acknowledge: string, resolve: string) =>
  z.strictObject({
    acknowledge: Budget.prefault(acknowledge).meta({
      description: "Within how much business time somebody takes an incident on.",
    }),
    resolve: Budget.prefault(resolve).meta({ description: "Within how much business time it is resolved." }),
    hours: z
      .string()
      .optional()
      .meta({ description: 'The calendar in which that time counts, or "always".' }),
  });

/**
 * What the contract promises per priority. Unless stated P1 counts around the clock and the others in
 * the client's calendar; P3 and P4 are resolved within three and ten working days of eight hours.
 */
export const ServiceLevels = z.strictObject({
  P1: level("PT15M", "PT4H").prefault({}),
  P2: level("PT30M", "PT8H").prefault({}),
  P3: level("PT2H", "PT24H").prefault({}),
  P4: level("PT8H", "PT80H").prefault({}),
});
type ServiceLevels = z.output<typeof ServiceLevels>;

/** What a client's configuration says of its contract. */
interface Contracted {
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly serviceLevels: ServiceLevels;
}

/** What is promised for one priority; `hoursName` is the calendar's. */
export interface ServiceLevel {
  readonly acknowledge: Temporal.Duration;
  readonly resolve: Temporal.Duration;
  readonly hoursName: string;
  readonly hours: ServiceHours;
}

/** The calendar that a priority counts in: as stated, else always for P1 and where there is no calendar. */
function hoursName({ calendars, serviceLevels }: Contracted, priority: Priority): string | undefined {
  const stated = serviceLevels[priority].hours;
  if (stated !== undefined) return stated;
  const [only = ALWAYS, ...others] = priority === "P1" ? [] : Object.keys(calendars);
  return others.length === 0 ? only : undefined;
}

/** What is promised for a priority; a client that `serviceLevelFaults` finds nothing wrong with has it. */
export function serviceLevel(contracted: Contracted, priority: Priority): ServiceLevel {
  const { acknowledge, resolve } = contracted.serviceLevels[priority];
  const name = hoursName(contracted, priority) ?? ALWAYS;
  return { acknowledge, resolve, hoursName: name, hours: contracted.calendars[name] ?? ALWAYS };
}

/** Something wrong with the hours of a service level: where, and the mend. */
interface ServiceLevelFault {
  readonly path: readonly string[];
  readonly message: string;
}

/** Where a service level names no calendar of the client. */
export function serviceLevelFaults(contracted: Contracted): readonly ServiceLevelFault[] {
  const names = Object.keys(contracted.calendars);
  const known =
    names.length > 0 ? `the calendars (${names.join(", ")})` : "the calendars, of which there are none";
  return Priority.options.flatMap((priority) => {
    const path = ["serviceLevels", priority, "hours"];
    const name = hoursName(contracted, priority);
    if (name === undefined) {
      return [
        { path, message: `is missing: with several calendars write one of ${names.join(", ")} or "always"` },
      ];
    }
    if (name === ALWAYS || names.includes(name)) return [];
    const message = `names "${name}", which is not among ${known}: correct it, add the calendar or write "always"`;
    return [{ path, message }];
  });
}
