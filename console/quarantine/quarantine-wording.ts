import type { Wording } from "../language/wording.ts";

export const quarantineWording = {
  title: { fr: "Quarantaine", en: "Quarantine" },
  exchanges: { fr: "Échanges", en: "Exchanges" },
  exchange: { fr: "Échange", en: "Exchange" },
  flow: { fr: "Flux", en: "Flow" },
  key: { fr: "Clé métier", en: "Business key" },
  reason: { fr: "Motif", en: "Reason" },
  state: { fr: "État", en: "State" },
  since: { fr: "Depuis", en: "Since" },
  seen: { fr: "Reçu", en: "Came" },
  times: {
    fr: "{count, plural, one {# fois} other {# fois}}",
    en: "{count, plural, one {once} other {# times}}",
  },
  signature: { fr: "Signature", en: "Signature" },
  sameSignature: { fr: "Mêmes causes", en: "Same cause" },
  noneYet: {
    fr: "Rien jusqu’ici : chercher plus loin.",
    en: "Nothing so far: look further.",
  },
  none: { fr: "Aucun échange ne correspond.", en: "No exchange matches." },
  filter: {
    fr: "Filtrer par flux, état, signature, jour ou texte",
    en: "Filter by flow, state, signature, day or text",
  },
  fromDay: { fr: "Premier jour", en: "First day" },
  untilDay: { fr: "Dernier jour", en: "Last day" },
  matching: {
    fr: "{count, plural, one {# échange chargé} other {# échanges chargés}}",
    en: "{count, plural, one {# exchange loaded} other {# exchanges loaded}}",
  },
  selectAll: { fr: "Tout sélectionner", en: "Select all" },
  replay: { fr: "Rejouer", en: "Replay" },
  discard: { fr: "Écarter", en: "Discard" },
  discardTitle: {
    fr: "{count, plural, one {Écarter cet échange} other {Écarter ces # échanges}}",
    en: "{count, plural, one {Discard this exchange} other {Discard these # exchanges}}",
  },
  discardHint: {
    fr: "Un échange écarté n’est jamais livré. Il reste visible avec votre motif.",
    en: "A discarded exchange is never delivered. It stays visible with your reason.",
  },
  takeAway: { fr: "Exporter en CSV", en: "Export as CSV" },
  allMatching: { fr: "Tous ceux du filtre", en: "All that match" },
  replayAll: { fr: "Rejouer tous ceux du filtre…", en: "Replay all that match…" },
  discardAll: { fr: "Écarter tous ceux du filtre…", en: "Discard all that match…" },
  discardAllTitle: { fr: "Écarter tous les échanges du filtre", en: "Discard all exchanges that match" },
  discardCount: { fr: "Écarter {count, number}", en: "Discard {count, number}" },
  counting: {
    fr: "Recensement : {count, number} jusqu’ici…",
    en: "Counting: {count, number} so far…",
  },
  matchNow: {
    fr: "{count, plural, =0 {Aucun échange ne correspond} one {# échange correspond} other {# échanges correspondent}} en ce moment. Ce qui arrive ensuite reste retenu.",
    en: "{count, plural, =0 {No exchange matches} one {# exchange matches} other {# exchanges match}} now. What comes in afterwards stays held.",
  },
  cut: {
    fr: "D’autres correspondent aussi : au plus {count, number} sont traités en une fois. Recommencez ensuite.",
    en: "More match: at most {count, number} are taken in one go. Do it again afterwards.",
  },
  needsLead: {
    fr: "Au-delà de {count, number} échanges, cette action revient à un responsable : demandez-en un, ou réduisez le filtre.",
    en: "Above {count, number} exchanges this is for a lead: ask one, or narrow the filter.",
  },
  progress: { fr: "{done, number} sur {total, number}", en: "{done, number} of {total, number}" },
  stop: { fr: "Arrêter", en: "Stop" },
  stopped: {
    fr: "Arrêté : {count, plural, one {# échange n’a pas été touché} other {# échanges n’ont pas été touchés}}.",
    en: "Stopped: {count, plural, one {# exchange was not touched} other {# exchanges were not touched}}.",
  },
  replayed: {
    fr: "{count, plural, one {# échange part au rejeu.} other {# échanges partent au rejeu.}}",
    en: "{count, plural, one {# exchange is on its way to be replayed.} other {# exchanges are on their way to be replayed.}}",
  },
  discarded: {
    fr: "{count, plural, one {# échange est écarté.} other {# échanges sont écartés.}}",
    en: "{count, plural, one {# exchange is discarded.} other {# exchanges are discarded.}}",
  },
  refused: {
    fr: "{count, plural, one {# échange est resté tel quel} other {# échanges sont restés tels quels}} : {reason}",
    en: "{count, plural, one {# exchange was left as it is} other {# exchanges were left as they are}}: {reason}",
  },
} satisfies Wording;
