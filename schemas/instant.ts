import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { timestamp } from "./timestamp.ts";

/** An instant, read with any offset and stored as UTC text with milliseconds. */
export const Instant = z.codec(z.iso.datetime({ offset: true }), z.instanceof(Temporal.Instant), {
  decode: (text) => Temporal.Instant.from(text),
  encode: (at) => timestamp(at),
});
