import pMap from "p-map";
import { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import { countActs, dayOf, summedUp } from "../desk/daily-counts.ts";
import type { Audit, DailyFigures, Mailboxes, PulseReader } from "../ports.ts";

/** What rolling up reaches outside itself. */
export interface RollUpPorts {
  readonly pulses: Pick<PulseReader, "between">;
  readonly daily: DailyFigures;
  readonly mailboxes: Mailboxes;
  readonly audit: Pick<Audit, "between">;
}

/** The mailbox that remembers which days are rolled up; no person has such an id. */
const ROLLED = "#rolled-up";

/** A day is over for so long before it is summed up: a redelivery may still be counted into its last minute. */
const SETTLED_AFTER = Temporal.Duration.from({ minutes: 15 });

/** So many days back a sweep catches up, one day each time. */
const CAUGHT_UP_DAYS = 7;

const REMEMBERED_DAYS = 30;
const CONCURRENT_FLOWS = 10;

/** More acts in a day are not counted; nobody replays so many by hand. */
const ACTS_MAX = 100_000;

/** The newest day of late that is over and not yet among those rolled up. */
function nextDay(
  zone: string,
  now: Temporal.Instant,
  known: readonly string[],
): Temporal.PlainDate | undefined {
  const today = now.subtract(SETTLED_AFTER).toZonedDateTimeISO(zone).toPlainDate();
  return Array.from({ length: CAUGHT_UP_DAYS }, (_, index) => today.subtract({ days: index + 1 })).find(
    (day) => !known.includes(day.toString()),
  );
}

/**
 * Sums up a day that is over, of each flow, so that a month is read from its days. A day that was summed up twice is
 * written over with the same figures.
 *
 * @returns how many days were summed up
 */
export async function rollUp(client: Client, now: Temporal.Instant, ports: RollUpPorts): Promise<number> {
  const [mailbox] = await ports.mailboxes.all([ROLLED]);
  const day = nextDay(client.zone, now, mailbox?.known ?? []);
  if (!day) return 0;
  const { from, until, end } = dayOf(day, client.zone);
  const acts = await countActs(ports.audit.between(from, end), ACTS_MAX);
  await pMap(
    Object.keys(client.flows),
    async (flow) =>
      ports.daily.write(flow, summedUp(flow, day, await ports.pulses.between(flow, from, until), acts)),
    { concurrency: CONCURRENT_FLOWS },
  );
  await ports.mailboxes.change(ROLLED, (present) =>
    present.known.includes(day.toString())
      ? undefined
      : { ...present, known: [...present.known, day.toString()].slice(-REMEMBERED_DAYS) },
  );
  return 1;
}
