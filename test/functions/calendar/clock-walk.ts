import { Temporal } from "temporal-polyfill";

const MINUTE = 60_000;
const QUARTER = 15;

/** A zone's clock read minute by minute, by another way than the code under test: Intl alone. */
export interface ClockWalk {
  /** The first minute, since 1970 in UTC. */
  readonly start: number;
  /** What the clock shows at each minute from it, in minutes as if the zone were UTC. */
  readonly shown: Int32Array;
}

function offsetReader(zone: string): (minute: number) => number {
  const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  return (minute) => {
    const name = format.formatToParts(minute * MINUTE).find(({ type }) => type === "timeZoneName")?.value;
    const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name ?? "") ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
  };
}

const midnight = (day: string) => Temporal.Instant.from(`${day}T00:00Z`).epochMilliseconds / MINUTE;

/** The one clock here that was changed within a quarter of an hour: at a minute past midnight, until 2011. */
const WITHIN_A_QUARTER = "America/St_Johns";

/** Reads a zone's clock from one day until before another, in UTC. */
export function clockWalk(zone: string, from: string, until: string): ClockWalk {
  const start = midnight(from);
  const shown = new Int32Array(midnight(until) - start);
  const offsetAt = offsetReader(zone);
  let offset = 0;
  for (let index = 0; index < shown.length; index += 1) {
    if (index % QUARTER === 0 || zone === WITHIN_A_QUARTER) offset = offsetAt(start + index);
    shown[index] = start + index + offset;
  }
  return { start, shown };
}

/** The minutes of a walk before which the clock was changed. */
export function changes({ start, shown }: ClockWalk): readonly number[] {
  return [...shown.keys()]
    .filter((index) => index > 0 && shown[index] !== (shown[index - 1] ?? 0) + 1)
    .map((index) => start + index);
}
