import type { NoticeEvent } from "../../schemas/incident.ts";
import type { Degree } from "../../schemas/priority.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { ReadEntry, TimelineEvent } from "./timeline-event.ts";

/** What happened to an incident, besides the states that it came into. */
export const eventWording: Readonly<Record<TimelineEvent, Sentence>> = {
  opened: { fr: "Ouvert", en: "Opened" },
  assigned: { fr: "Attribué", en: "Assigned" },
  "handed-over": { fr: "Transmis", en: "Handed over" },
  requalified: { fr: "Requalifié", en: "Requalified" },
  "passed-on": { fr: "Passé à la personne suivante", en: "Passed to the next person" },
  escalated: { fr: "Escaladé", en: "Escalated" },
  warned: { fr: "Échéance proche", en: "Deadline near" },
  explains: { fr: "Explique aussi", en: "Explains as well" },
  "waits-for-duty": { fr: "Attend une personne en service", en: "Waits for somebody on duty" },
  told: { fr: "Prévenu", en: "Told" },
  "nobody-told": { fr: "Personne à prévenir", en: "Nobody to tell" },
  judged: { fr: "Verdict rendu", en: "Verdict given" },
};

/** Why somebody was told. */
export const noticeWording: Readonly<Record<NoticeEvent, Sentence>> = {
  opened: { fr: "nouvel incident", en: "a new incident" },
  repeated: { fr: "rappel", en: "a reminder" },
  escalated: { fr: "escalade", en: "an escalation" },
  warned: { fr: "échéance proche", en: "a deadline that is near" },
  "handed-over": { fr: "transmission", en: "a hand-over" },
  reopened: { fr: "rechute", en: "a relapse" },
  flapping: { fr: "instable", en: "flapping" },
  resolved: { fr: "résolution", en: "the resolution" },
};

/** The watchdog's own reasons. */
export const becauseWording: Readonly<Record<NonNullable<ReadEntry["because"]>, Sentence>> = {
  "acknowledge-overdue": { fr: "non pris en charge à temps", en: "not acknowledged in time" },
  "resolve-overdue": { fr: "non résolu à temps", en: "not resolved in time" },
  "still-wrong": { fr: "l’anomalie persiste", en: "it is still wrong" },
};

/** A step of impact or urgency. */
export const degreeWording: Readonly<Record<Degree, Sentence>> = {
  low: { fr: "faible", en: "low" },
  medium: { fr: "moyen", en: "medium" },
  high: { fr: "fort", en: "high" },
};

/** What of an incident can be judged otherwise. */
export const qualityWording: Readonly<
  Record<NonNullable<ReadEntry["requalified"]>[number]["name"], Sentence>
> = {
  impact: { fr: "impact", en: "impact" },
  urgency: { fr: "urgence", en: "urgency" },
  priority: { fr: "priorité", en: "priority" },
  competence: { fr: "compétence", en: "competence" },
};
