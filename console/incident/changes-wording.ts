import type { ChangeCode } from "../../schemas/api/incident-context-operations.ts";
import type { Sentence } from "../../schemas/sentence.ts";

/** What changed, each told with its flow, its subject and the versions of its contract where it has them. */
export const changesWording: Readonly<Record<ChangeCode, Sentence>> = {
  "code-deployed": {
    fr: "Nouvelle version du watchdog déployée",
    en: "A new version of the watchdog was deployed",
  },
  "contract-version": {
    fr: "Contrat passé de la version {from} à la version {to}",
    en: "Contract went from version {from} to version {to}",
  },
  "contract-changed": {
    fr: "Contrat modifié sans nouvelle version",
    en: "Contract changed without a new version",
  },
  "flow-added": { fr: "Flux ajouté", en: "Flow added" },
  "flow-removed": { fr: "Flux retiré", en: "Flow taken away" },
  "flow-settings": { fr: "Réglages du flux modifiés", en: "Settings of the flow changed" },
  "team-changed": { fr: "Équipe ou astreintes modifiées", en: "Team or on-call weeks changed" },
  maintenance: { fr: "Maintenance", en: "Maintenance" },
  "maintenance-ended": { fr: "Maintenance terminée à la main", en: "Maintenance ended by hand" },
  "watch-live": { fr: "Surveillance passée en appel", en: "Watch set to call" },
  "watch-observe": { fr: "Surveillance passée en observation", en: "Watch set to observe" },
  "control-observe": {
    fr: "Flux passé en transmission sans retenue",
    en: "Flow set to forward without holding",
  },
  "control-bypass": {
    fr: "Flux passé en transmission sans vérification",
    en: "Flow set to forward unchecked",
  },
  "control-pause": { fr: "Flux mis en pause", en: "Flow paused" },
  "control-ended": { fr: "Flux remis en marche normale", en: "Flow set to go on as ever" },
  "exchange-corrected": { fr: "Échange retenu corrigé", en: "Held exchange corrected" },
  "correction-approved": { fr: "Correction approuvée", en: "Correction approved" },
  absence: { fr: "Absence de {subject}", en: "Absence of {subject}" },
  "absence-removed": { fr: "Absence retirée", en: "Absence taken away" },
};
