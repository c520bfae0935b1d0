import * as z from "zod";
import { TimeOfDay, Weekday } from "./calendar.ts";
import { IsoWeek } from "./iso-week.ts";
import { PersonId } from "./person.ts";
import { Zone } from "./zone.ts";

const ChangeTime = TimeOfDay.refine((time) => time !== "24:00", {
  error: "is the end of a day: write 00:00 of the next one",
});

/** A rotation that repeats: each week the next of these people is on call. */
const Rotation = z.strictObject({
  startingWeek: IsoWeek.meta({ description: "The week of the first of the people." }),
  people: z.array(PersonId).min(1, { error: "has nobody: name at least one person" }),
  standIns: z.int().min(0).max(10).default(1).meta({
    description: "How many of those who follow stand in, in order, where the person of the week is absent.",
  }),
});

/** Who is called outside duty hours, week by week. */
export const OnCall = z.strictObject({
  zone: Zone,
  changes: z
    .strictObject({ day: Weekday.default("mon"), time: ChangeTime.default("08:00") })
    .prefault({})
    .meta({ description: "When one week's people take over from those of the week before." }),
  rotation: Rotation.optional(),
  weeks: z
    .record(IsoWeek, z.array(PersonId).min(1, { error: "has nobody: name at least one person" }))
    .default({})
    .meta({ description: "Weeks apart from the rotation: who is on call, in the order of calling." }),
});
export type OnCall = z.output<typeof OnCall>;
