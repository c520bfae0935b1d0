import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { timestamp } from "./timestamp.ts";

/**
 * An instant, read with any offset and stored as UTC text with milliseconds. A text that is none aborts, so that no
 * rule over several fields is asked about what was not decoded.
 */
export const Instant = z.codec(
  z.iso.datetime({ offset: true, abort: true }),
  z.instanceof(Temporal.Instant),
  {
    decode: (text) => Temporal.Instant.from(text),
    encode: (at) => timestamp(at),
  },
);
