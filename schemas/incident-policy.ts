import * as z from "zod";
import { TimeOfDay } from "./calendar.ts";
import { FixedDuration } from "./duration.ts";

/** How incidents of a client behave over time. */
export const IncidentPolicy = z.strictObject({
  reopenWithin: FixedDuration.prefault("PT1H").meta({
    description: "A relapse within this time reopens the incident; after it, the incident is closed.",
  }),
  resolvedAfter: FixedDuration.prefault("PT10M").meta({
    description: "How long a recovery must last before those who were called are told of it.",
  }),
  repeatEvery: FixedDuration.prefault("PT10M").meta({
    description: "How often a P1 calls again until somebody acknowledges it.",
  }),
  flapping: z
    .strictObject({
      reopenings: z.int().min(1).default(2),
      within: FixedDuration.prefault("PT2H"),
    })
    .prefault({})
    .meta({ description: "So many relapses within this time are told once, as flapping." }),
  digestAt: TimeOfDay.default("08:00").meta({
    description: "When leads are told what the day leaves to do, and every subscription is checked.",
  }),
  settles: FixedDuration.prefault("PT10M").meta({
    description: "How long flows are given after an application, or the watchdog itself, has come back.",
  }),
});
export type IncidentPolicy = z.output<typeof IncidentPolicy>;
