import * as z from "zod";

/** What a person may do at a client's desk, the least first. */
export const Role = z.enum(["viewer", "first-line", "support", "lead", "admin"]);
export type Role = z.output<typeof Role>;
