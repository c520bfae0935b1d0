import type { Wording } from "../language/wording.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { Competence, Level } from "../../schemas/person.ts";

/** What somebody is able to mend. */
export const competenceWording: Readonly<Record<Competence, Sentence>> = {
  functional: { fr: "Fonctionnel", en: "Functional" },
  technical: { fr: "Technique", en: "Technical" },
  database: { fr: "Base de données", en: "Database" },
  infrastructure: { fr: "Infrastructure", en: "Infrastructure" },
  "network-security": { fr: "Réseau et sécurité", en: "Network and security" },
  operations: { fr: "Exploitation", en: "Operations" },
};

/** The ladder of a team. */
export const levelWording: Readonly<Record<Level, Sentence>> = {
  "first-line": { fr: "Premier niveau", en: "First line" },
  consultant: { fr: "Consultant", en: "Consultant" },
  lead: { fr: "Responsable", en: "Lead" },
};

export const teamWording = {
  title: { fr: "Équipe", en: "Team" },
  now: { fr: "En ce moment", en: "Now" },
  nowHint: {
    fr: "Qui prendrait un nouvel incident P3 de chaque compétence.",
    en: "Who would take a new P3 incident of each competence.",
  },
  competence: { fr: "Compétence", en: "Competence" },
  who: { fr: "Qui", en: "Who" },
  why: { fr: "Pourquoi", en: "Why" },
  nobody: { fr: "Personne", en: "Nobody" },
  fromThen: { fr: "{name}, à partir de", en: "{name}, from" },
  week: { fr: "Cette semaine", en: "This week" },
  weekHint: { fr: "Heures de service, absences déduites.", en: "Hours on duty, without absences." },
  person: { fr: "Personne", en: "Person" },
  level: { fr: "Niveau", en: "Level" },
  reached: { fr: "Joignable par", en: "Can be told by" },
  email: { fr: "Courriel", en: "E-mail" },
  sms: { fr: "SMS", en: "SMS" },
  emailMissing: { fr: "Courriel non confirmé", en: "E-mail not confirmed" },
  smsMissing: { fr: "SMS non confirmé", en: "SMS not confirmed" },
  noTeam: { fr: "Personne n’est désigné pour ce client.", en: "Nobody is named for this client." },
  onCall: { fr: "D’astreinte", en: "On call" },
  noOnCall: { fr: "Personne n’est d’astreinte.", en: "Nobody is on call." },
  from: { fr: "Du", en: "From" },
  until: { fr: "Au", en: "Until" },
  absences: { fr: "Absences", en: "Absences" },
  noAbsences: { fr: "Aucune absence en cours ou à venir.", en: "No absence now or to come." },
  reason: { fr: "Motif", en: "Reason" },
  add: { fr: "Ajouter une absence", en: "Add an absence" },
  remove: { fr: "Retirer", en: "Remove" },
  removeOf: { fr: "Retirer l’absence de {name}", en: "Remove the absence of {name}" },
  cancel: { fr: "Annuler", en: "Cancel" },
  choose: { fr: "Choisir", en: "Choose" },
  lastDay: { fr: "Dernier jour", en: "Last day" },
  firstDay: { fr: "Premier jour", en: "First day" },
  optional: { fr: "Facultatif", en: "Optional" },
  added: { fr: "L’absence est enregistrée.", en: "The absence is entered." },
  removed: { fr: "L’absence est retirée.", en: "The absence is taken away." },
  holes: { fr: "Trous de couverture, quatre semaines", en: "Coverage holes, four weeks" },
  holesHint: {
    fr: "Heures du contrat où une compétence repose sur une seule personne, ou sur aucune.",
    en: "Hours of the contract in which a competence rests on one person, or on nobody.",
  },
  noHoles: {
    fr: "Chaque compétence est couverte par deux personnes au moins.",
    en: "Every competence is covered by two people at least.",
  },
  onDuty: { fr: "En service", en: "On duty" },
  nobodyOnDuty: { fr: "Personne", en: "Nobody" },
  onlyOne: { fr: "Une seule personne", en: "One person only" },
} satisfies Wording;
