import type { Language } from "../../cli/language.ts";

/** A command to type, and what it does. */
export interface Suggestion {
  readonly command: string;
  readonly why: string;
}

/** How many exchanges went which way. */
export interface Counts {
  readonly forwarded: number;
  readonly held: number;
  /** Of those held, how many times one came once more. */
  readonly cameAgain: number;
  readonly duplicates: number;
  /** Sent, but not seen again so far. */
  readonly unseen: number;
}

/** Everything that the show says, in one language. */
export interface Wording {
  readonly starting: (client: string) => string;
  readonly runsAlready: (outputs: string) => string;
  readonly portInUse: (port: string) => string;
  readonly failed: (why: string) => string;
  readonly runs: (seconds: number) => string;
  readonly outputs: string;
  readonly idle: string;
  readonly noSamples: string;
  readonly times: (zone: string) => string;
  readonly forwarded: string;
  readonly held: string;
  readonly heldAgain: string;
  readonly seen: (times: number) => string;
  readonly duplicate: string;
  readonly replayed: string;
  readonly byHand: string;
  readonly whole: string;
  readonly summary: (counts: Counts) => string;
  readonly silence: (flow: string) => string;
  readonly movesAgain: (flow: string) => string;
  readonly goesOn: string;
  readonly next: string;
  readonly why: {
    readonly flows: string;
    readonly list: string;
    readonly show: string;
    readonly check: string;
    readonly send: string;
    readonly replay: string;
    readonly discard: string;
    readonly find: string;
    readonly status: string;
    readonly incidents: string;
  };
  readonly discardReason: string;
  readonly stop: string;
}

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const listed = (parts: readonly (string | false)[]) => parts.filter((part) => part !== false).join(", ");

const en: Wording = {
  starting: (client) => `Starting ${client}: synthesizing its stacks, then booting them here …`,
  runsAlready: (outputs) =>
    `A host of this clone is running already (${outputs} names it, and it answers): stop it with Ctrl-C in its terminal, or use it as it is.`,
  portInUse: (port) =>
    `Port ${port} is in use: end what listens there, or choose another one with --sqs-port or --dynamodb-port.`,
  failed: (why) => `It could not start: ${why}`,
  runs: (seconds) => `runs, after ${seconds.toFixed(1)} s`,
  outputs: "Addresses",
  idle: "Idle: no traffic, and nothing takes from the targets.",
  noSamples: "There is no traffic to play for this client, so it stays idle.",
  times: (zone) => `times of ${zone}`,
  forwarded: "forwarded",
  held: "held",
  heldAgain: "held again",
  seen: (times) => `seen ${times}×`,
  duplicate: "duplicate",
  replayed: "replayed",
  byHand: "from outside",
  whole: "the whole message",
  summary: ({ forwarded, held, cameAgain, duplicates, unseen }) =>
    listed([
      `${forwarded} forwarded`,
      cameAgain > 0 ? `${held} held (${cameAgain} came again)` : `${held} held`,
      plural(duplicates, "duplicate", "duplicates"),
      unseen > 0 && `${unseen} not seen so far`,
    ]),
  silence: (flow) =>
    `Now nothing is sent on ${flow}, and the clock is moved on until somebody is called; what would go out is in the outbox:`,
  movesAgain: (flow) => `An order comes on ${flow} again; once that has lasted, the same people are told:`,
  goesOn: "An exchange every few seconds goes on; what you send or replay shows here too.",
  next: "What to type next, in another terminal in this folder:",
  why: {
    flows: "the flows of this client",
    list: "what is held, and why",
    show: "one of them: its findings and its history",
    check: "a contract's verdict on a file; nothing is sent",
    send: "send a file, as the source application would",
    replay: "let the one with other content pass: it is the right one",
    discard: "give one up; the reason stays in its history",
    find: "where the exchanges of an order have gone",
    status: "how each flow stands, on one screen",
    incidents: "what is open, and who has it",
  },
  discardReason: "HTML page",
  stop: "Ctrl-C stops it.",
};

const fr: Wording = {
  starting: (client) => `Démarrage de ${client} : synthèse de ses piles, puis lancement ici …`,
  runsAlready: (outputs) =>
    `Un hôte de ce clone tourne déjà (${outputs} le désigne et il répond) : l'arrêter par Ctrl-C dans son terminal, ou l'utiliser tel quel.`,
  portInUse: (port) =>
    `Le port ${port} est occupé : arrêter ce qui y écoute, ou en choisir un autre avec --sqs-port ou --dynamodb-port.`,
  failed: (why) => `Le démarrage a échoué : ${why}`,
  runs: (seconds) => `tourne, après ${seconds.toFixed(1).replace(".", ",")} s`,
  outputs: "Adresses",
  idle: "Au repos : aucun trafic, et rien ne vide les files cibles.",
  noSamples: "Il n'y a pas de trafic à jouer pour ce client, qui reste au repos.",
  times: (zone) => `heures de ${zone}`,
  forwarded: "transmis",
  held: "retenu",
  heldAgain: "retenu encore",
  seen: (times) => `vu ${times}×`,
  duplicate: "doublon",
  replayed: "rejoué",
  byHand: "de l'extérieur",
  whole: "le message entier",
  summary: ({ forwarded, held, cameAgain, duplicates, unseen }) =>
    listed([
      `${forwarded} transmis`,
      `${plural(held, "retenu", "retenus")}${cameAgain > 0 ? ` (dont ${plural(cameAgain, "revenu", "revenus")})` : ""}`,
      plural(duplicates, "doublon", "doublons"),
      unseen > 0 && plural(unseen, "pas encore revu", "pas encore revus"),
    ]),
  silence: (flow) =>
    `Plus rien n'est envoyé sur ${flow}, et l'horloge avance jusqu'à ce que quelqu'un soit appelé ; ce qui partirait est dans la boîte d'envoi :`,
  movesAgain: (flow) =>
    `Une commande revient sur ${flow} ; quand cela a duré, les mêmes personnes sont prévenues :`,
  goesOn: "Un échange continue d'arriver toutes les quelques secondes ; vos envois et rejeux paraissent ici.",
  next: "Que taper ensuite, dans un autre terminal de ce dossier :",
  why: {
    flows: "les flux de ce client",
    list: "ce qui est retenu, et pourquoi",
    show: "l'un d'eux : ses constats et son histoire",
    check: "le verdict d'un contrat sur un fichier ; rien n'est envoyé",
    send: "envoyer un fichier, comme le ferait l'application source",
    replay: "laisser passer celui d'un autre contenu : c'est le bon",
    discard: "en écarter un ; la raison reste dans son histoire",
    find: "où sont allés les échanges d'une commande",
    status: "où en est chaque flux, sur un écran",
    incidents: "ce qui est ouvert, et qui s'en charge",
  },
  discardReason: "page HTML",
  stop: "Ctrl-C l'arrête.",
};

/** What the show says, in each language. */
export const wordings: Readonly<Record<Language, Wording>> = { en, fr };
