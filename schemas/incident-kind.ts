import * as z from "zod";
import { StallKind } from "./stall-kind.ts";

/** What an incident may be about: a stall, a contact who cannot be told, or what a person reports. */
export const IncidentKind = z.enum([...StallKind.options, "contact-unreachable", "manual"]);
export type IncidentKind = z.output<typeof IncidentKind>;
