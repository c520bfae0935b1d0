import * as z from "zod";
import { Instant } from "./instant.ts";

/** What everything that people enter for a time carries. */
export const entered = {
  id: z.string().min(1).max(100),
  revision: z.int().nonnegative(),
  by: z.string().min(1).max(80),
  enteredAt: Instant,
};
