import type { IncidentKind, NoticeEvent } from "../../schemas/incident.ts";
import type { Sentence } from "../../schemas/sentence.ts";

/** What is wrong, in one or two words after the name of a flow or an application. */
export const KINDS: Readonly<Record<IncidentKind, Sentence>> = {
  silent: { fr: "silencieux", en: "silent" },
  late: { fr: "en retard", en: "late" },
  backlogged: { fr: "engorgé", en: "backlogged" },
  "consumer-dead": { fr: "non consommé", en: "not consumed" },
  volume: { fr: "volume anormal", en: "unusual volume" },
  failing: { fr: "rejets", en: "failing" },
  unacknowledged: { fr: "sans accusé", en: "unacknowledged" },
  unreachable: { fr: "injoignable", en: "unreachable" },
  "certificate-expiring": { fr: "certificat expirant", en: "certificate expiring" },
  "gate-failure": { fr: "contrôle en panne", en: "gate failing" },
  "contact-unreachable": { fr: "injoignable", en: "cannot be told" },
  manual: { fr: "signalé", en: "reported" },
};

/** What is told, in one or two words before the rest. */
export const EVENTS: Readonly<Record<NoticeEvent, Sentence>> = {
  opened: { fr: "nouveau", en: "new" },
  repeated: { fr: "rappel", en: "reminder" },
  escalated: { fr: "escalade", en: "escalated" },
  warned: { fr: "délai proche", en: "deadline near" },
  "handed-over": { fr: "transmis", en: "handed over" },
  reopened: { fr: "rouvert", en: "reopened" },
  flapping: { fr: "instable", en: "flapping" },
  resolved: { fr: "résolu", en: "resolved" },
};
