import * as z from "zod";
import type { Sentence } from "./sentence.ts";

/** A code of why somebody is told, or nobody. */
export const RosterReason = z.enum([
  "adequate",
  "level-above",
  "lead-instead",
  "nobody-on-duty",
  "on-call-without-competence",
  "opening-hour",
  "nobody-on-call",
  "nobody-adequate",
  "nobody-left",
  "nobody-returns",
  "told-before",
]);
export type RosterReason = z.output<typeof RosterReason>;

/** Why the roster answers as it does, told to a support person. */
export const rosterReasons: Readonly<Record<RosterReason, Sentence>> = {
  adequate: {
    fr: "En service, avec la compétence et le niveau demandés.",
    en: "On duty, with the competence and the level asked for.",
  },
  "level-above": {
    fr: "Du niveau supérieur : personne au niveau demandé n'est en service avec cette compétence.",
    en: "Of a higher level: nobody at the level asked for is on duty with this competence.",
  },
  "lead-instead": {
    fr: "Responsable d'équipe, sans la compétence : personne d'autre ne peut être désigné.",
    en: "A team leader without the competence: nobody else can be named.",
  },
  "nobody-on-duty": {
    fr: "D'astreinte : personne n'est en service.",
    en: "On call: nobody is on duty.",
  },
  "on-call-without-competence": {
    fr: "D'astreinte, sans la compétence demandée : passer la main si besoin.",
    en: "On call without the competence asked for: hand over if need be.",
  },
  "opening-hour": {
    fr: "Personne n'est en service : attend l'heure d'ouverture.",
    en: "Nobody is on duty: waits for the opening hour.",
  },
  "nobody-on-call": {
    fr: "Personne n'est en service ni d'astreinte : attend l'heure d'ouverture, appeler le responsable d'équipe.",
    en: "Nobody is on duty or on call: waits for the opening hour, call the team leader.",
  },
  "nobody-adequate": {
    fr: "Personne n'a cette compétence, et il n'y a pas de responsable d'équipe : compléter l'équipe de ce client.",
    en: "Nobody has this competence and there is no team leader: complete this client's team.",
  },
  "nobody-left": {
    fr: "Tous ceux qui pouvaient s'en charger ont été prévenus ou écartés : appeler le responsable d'équipe.",
    en: "Everyone who could take it was told or is left out: call the team leader.",
  },
  "nobody-returns": {
    fr: "Aucune heure de service n'est prévue : vérifier les horaires et les absences de l'équipe.",
    en: "No duty hour is in sight: check the team's hours and absences.",
  },
  "told-before": {
    fr: "Déjà prévenu de cet incident.",
    en: "Told of this incident before.",
  },
};
