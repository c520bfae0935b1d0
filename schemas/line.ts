import * as z from "zod";
import { Instant } from "./instant.ts";
import { Sequence } from "./sequence.ts";

/**
 * A place in a line, as text that sorts: `1` and the sequence of the exchange; or, where it tells none, `0` and the
 * number that a FIFO queue gave it, else when it was sent, in milliseconds since 1970.
 */
export const Order = z.string().regex(/^[01]\d{40}$/);
export type Order = z.infer<typeof Order>;

/** The order of an exchange, by what it tells of its place, else by what its queue tells. */
export function orderOf(sequence: Sequence | null, queued: number | string): Order {
  return sequence === null ? `0${String(queued).padStart(40, "0")}` : `1${sequence}`;
}

/** The line of a business key on one flow: the exchanges of that key, of which one goes at a time. */
export const LineKey = z.object({ flow: z.string(), businessKey: z.string() });
export type LineKey = z.infer<typeof LineKey>;

/** The turn of an exchange to be forwarded; it is given up by whoever took it, or runs out. */
const Turn = z.strictObject({
  exchange: z.string().meta({ description: "Its id in quarantine, whether it is there or not." }),
  sequence: Sequence.nullable(),
  runsUntil: Instant.meta({ description: "From then on nobody can still be forwarding it." }),
  keptUntil: Instant.meta({
    description:
      "So long nobody but the exchange itself may go, since its message must have come again by then.",
  }),
});
type Turn = z.infer<typeof Turn>;

/** Where the line of one business key stands. */
export const Line = LineKey.extend({
  lastSequence: Sequence.nullable().meta({ description: "The highest one that was forwarded." }),
  turn: Turn.nullable(),
  lookAt: Instant.nullable().meta({
    description: "When it is to be looked after; null where nothing waits in it.",
  }),
  touchedAt: Instant,
  revision: z.int().nonnegative().meta({ description: "Raised by every change; 0 is not stored yet." }),
});
export type Line = z.infer<typeof Line>;

/** An exchange that waits in a line: it is held, or is about to be. */
export const LineEntry = LineKey.extend({
  order: Order,
  id: z.string().meta({ description: "Its id in quarantine." }),
  joinedAt: Instant,
});
export type LineEntry = z.infer<typeof LineEntry>;
