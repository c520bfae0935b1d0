import type { JobPause, JobState } from "../../schemas/replay-job.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { Wording } from "../language/wording.ts";

export const jobWording = {
  title: { fr: "Reprises en masse", en: "Replay jobs" },
  none: {
    fr: "Aucune reprise. On en demande une dans la quarantaine, par « Tous ceux du filtre ».",
    en: "No job. One is asked for in the quarantine, by “All that match”.",
  },
  job: { fr: "Reprise", en: "Job" },
  heading: { fr: "Reprise de {flow}", en: "Replay of {flow}" },
  state: { fr: "État", en: "State" },
  progress: { fr: "Avancement", en: "Progress" },
  done: { fr: "{done, number} sur {matching, number}", en: "{done, number} of {matching, number}" },
  sent: { fr: "Envoyés", en: "Sent" },
  acknowledged: { fr: "Acceptés par le destinataire", en: "Accepted by the target" },
  refusedByTarget: { fr: "Refusés par le destinataire", en: "Refused by the target" },
  sentHint: {
    fr: "remis à la cible, ce qui n’est pas « traités »",
    en: "handed to the target, which is not “processed”",
  },
  heldAgain: { fr: "Revenus", en: "Came back" },
  skipped: { fr: "Laissés", en: "Left as they were" },
  left: { fr: "Restent", en: "Still to come" },
  by: { fr: "Par", en: "By" },
  at: { fr: "Demandée", en: "Asked for" },
  startAt: { fr: "Pas avant", en: "Not before" },
  finishedAt: { fr: "Terminée", en: "Ended" },
  why: { fr: "Raison", en: "Why" },
  pace: { fr: "Allure", en: "Pace" },
  canary: { fr: "D’abord 1, puis 5, puis 50, puis le reste", en: "1 first, then 5, then 50, then the rest" },
  batch: { fr: "{count} à la fois", en: "{count} at a time" },
  rate: { fr: "Au plus {rate} par seconde", en: "At most {rate} a second" },
  filter: { fr: "Ce qu’elle rejoue", en: "What it replays" },
  recipe: { fr: "Recette", en: "Recipe" },
  approvedBy: { fr: "Approuvée par", en: "Approved by" },
  approve: { fr: "Approuver", en: "Approve" },
  approved: {
    fr: "La reprise est approuvée : elle commence dans la minute.",
    en: "The job is approved: it begins within a minute.",
  },
  pause: { fr: "Suspendre", en: "Pause" },
  resume: { fr: "Continuer", en: "Resume" },
  cancel: { fr: "Abandonner", en: "Cancel the job" },
  cancelHint: {
    fr: "Ce qui est envoyé le reste ; tout le reste demeure en quarantaine. Une reprise abandonnée ne reprend pas.",
    en: "What was sent stays sent, all else stays held. A cancelled job does not go on again.",
  },
  paused: { fr: "La reprise est suspendue.", en: "The job is paused." },
  resumed: { fr: "La reprise continue.", en: "The job goes on." },
  cancelled: { fr: "La reprise est abandonnée.", en: "The job is cancelled." },
  outcomes: { fr: "Ce qu’il en est de chacun", en: "What became of each" },
  noOutcomes: { fr: "Rien encore.", en: "Nothing yet." },
  exchange: { fr: "Échange", en: "Exchange" },
  outcome: { fr: "Issue", en: "Outcome" },
  code: { fr: "Pourquoi", en: "Why" },
  when: { fr: "À", en: "At" },
} satisfies Wording;

export const jobStateWording: Readonly<Record<JobState, Sentence>> = {
  waiting: { fr: "À approuver par une seconde personne", en: "Waiting for a second person’s approval" },
  scheduled: { fr: "Prévue", en: "Scheduled" },
  running: { fr: "En cours", en: "Running" },
  paused: { fr: "Suspendue", en: "Paused" },
  finished: { fr: "Terminée", en: "Finished" },
  cancelled: { fr: "Abandonnée", en: "Cancelled" },
};

export const jobPauseWording: Readonly<Record<JobPause, Sentence>> = {
  person: {
    fr: "Quelqu’un l’a suspendue : continuez ou abandonnez-la.",
    en: "Somebody paused it: resume or cancel it.",
  },
  "canary-failed": {
    fr: "Un des premiers échanges est revenu pour la même cause, ou aucun n’est passé. Faites corriger la cause, puis continuez : le même groupe repart.",
    en: "One of the first exchanges came back for the cause it had, or none went through. Have the cause mended, then resume: the same wave goes again.",
  },
  "target-failing": {
    fr: "La cible refuse les envois ; ces échanges restent retenus. Remettez la cible en état, puis continuez.",
    en: "The target takes nothing; these exchanges stay held. Mend the target, then resume.",
  },
  "target-depth": {
    fr: "La file de la cible s’allonge. Vérifiez que son consommateur suit, puis continuez.",
    en: "The queue of the target grows. See whether its consumer keeps up, then resume.",
  },
  "recipe-refused": {
    fr: "Un échange a été refusé, et la recette ne s’applique plus d’elle-même. Voyez pourquoi, corrigez la recette, puis abandonnez la reprise.",
    en: "An exchange was refused, and the recipe applies by itself no longer. See why, mend the recipe, then cancel the job.",
  },
};

export const jobOutcomeWording = {
  sent: { fr: "Envoyé", en: "Sent" },
  "held-again": { fr: "Revenu", en: "Came back" },
  skipped: { fr: "Laissé", en: "Left as it was" },
} satisfies Wording;

export const startJobWording = {
  title: { fr: "Rejouer tous les échanges du filtre", en: "Replay all exchanges that match" },
  correctTitle: {
    fr: "Corriger et rejouer tous les échanges de cette cause",
    en: "Correct and replay all exchanges of this cause",
  },
  needsApproval: {
    fr: "La reprise attendra qu’une seconde personne l’approuve.",
    en: "The job will wait until a second person approves it.",
  },
  waits: {
    fr: "La reprise est demandée : elle attend une seconde personne.",
    en: "The job is asked for: it waits for a second person.",
  },
  start: { fr: "Rejouer {count, number}", en: "Replay {count, number}" },
  counting: { fr: "Recensement…", en: "Counting…" },
  flow: { fr: "Flux", en: "Flow" },
  chooseFlow: {
    fr: "Choisir le flux : une reprise a une seule cible",
    en: "Choose the flow: a job has one target",
  },
  matching: {
    fr: "{count, plural, =0 {Aucun échange ne correspond} one {# échange correspond} other {# échanges correspondent}} en ce moment, pour {causes, plural, =0 {aucune cause} one {une cause} other {# causes}}. Ce qui arrive ensuite reste retenu.",
    en: "{count, plural, =0 {No exchange matches} one {# exchange matches} other {# exchanges match}} now, for {causes, plural, =0 {no cause} one {one cause} other {# causes}}. What comes in afterwards stays held.",
  },
  needsLead: {
    fr: "Il y en a trop pour le support : demandez un responsable, ou réduisez le filtre.",
    en: "These are too many for support: ask a lead, or narrow the filter.",
  },
  pace: { fr: "Allure", en: "Pace" },
  canary: {
    fr: "Avec prudence : 1, puis 5, puis 50, puis le reste ; s’arrête si l’un revient pour la même cause",
    en: "With care: 1, then 5, then 50, then the rest; pauses where one comes back for the cause it had",
  },
  batch: { fr: "Par groupes de 100, sans s’arrêter", en: "A hundred at a time, without a stop" },
  started: {
    fr: "La reprise est demandée : elle commence dans la minute.",
    en: "The job is asked for: it begins within a minute.",
  },
} satisfies Wording;
