import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { timestamp } from "./timestamp.ts";

/** An instant, stored as UTC text with milliseconds. */
export const Instant = z.codec(z.iso.datetime(), z.instanceof(Temporal.Instant), {
  decode: (text) => Temporal.Instant.from(text),
  encode: (at) => timestamp(at),
});
