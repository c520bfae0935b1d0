import type { Candidate } from "../../schemas/api/incident-context-operations.ts";
import type { Level } from "../../schemas/person.ts";
import type { Sentence } from "../../schemas/sentence.ts";

/** How somebody is there at the moment. */
export const availabilityWording: Readonly<Record<Candidate["availability"], Sentence>> = {
  "on-duty": { fr: "En service", en: "On duty" },
  "on-call": { fr: "D’astreinte", en: "On call" },
  "off-duty": { fr: "Hors service", en: "Off duty" },
  absent: { fr: "Absent", en: "Absent" },
};

/** The ladder that an incident climbs. */
export const levelWording: Readonly<Record<Level, Sentence>> = {
  "first-line": { fr: "Premier niveau", en: "First line" },
  consultant: { fr: "Consultant", en: "Consultant" },
  lead: { fr: "Responsable", en: "Lead" },
};
