import * as z from "zod";

/** How soon an incident must be dealt with; `P1` first. */
export const Priority = z.enum(["P1", "P2", "P3", "P4"]);
export type Priority = z.output<typeof Priority>;
