import type { Wording } from "../language/wording.ts";

export const quarantineWording = {
  title: { fr: "Quarantaine", en: "Quarantine" },
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
  none: { fr: "Aucun échange ne correspond.", en: "No exchange matches." },
  filter: {
    fr: "Filtrer par flux, état, signature ou texte",
    en: "Filter by flow, state, signature or text",
  },
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
