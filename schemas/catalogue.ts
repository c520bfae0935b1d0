import type { Sentence } from "./sentence.ts";

/**
 * Every code that the product itself can raise, each with the sentence that tells a support person
 * what to do next. Rules of a contract bring their own sentences with them.
 */
export const catalogue = {
  "json-empty": {
    fr: "Le message est vide : demander au système émetteur pourquoi il a envoyé un message sans contenu, puis écarter cet échange.",
    en: "The message is empty: ask the sending system why it sent a message without content, then discard this exchange.",
  },
  "json-encoding": {
    fr: "Le texte n'est pas de l'UTF-8 valide : faire corriger l'encodage chez l'émetteur, puis lui demander un nouvel envoi.",
    en: "The text is not valid UTF-8: have the sender mend its encoding, then ask for the message again.",
  },
  "json-byte-order-mark": {
    fr: "Le message commence par une marque d'ordre des octets (BOM), interdite en JSON : la faire retirer chez l'émetteur.",
    en: "The message starts with a byte order mark (BOM), which JSON forbids: have the sender leave it out.",
  },
  "json-html-page": {
    fr: "Une page HTML est arrivée à la place du JSON, souvent la page d'erreur d'un proxy : vérifier l'accès de l'émetteur à sa source, puis lui demander un nouvel envoi.",
    en: "An HTML page came instead of JSON, often a proxy's error page: check what the sender reads from, then ask for the message again.",
  },
  "json-truncated": {
    fr: "Le JSON s'arrête avant sa fin : le message a été coupé en route, demander un nouvel envoi complet.",
    en: "The JSON stops before its end: the message was cut on its way, ask for it again in full.",
  },
  "json-syntax": {
    fr: "Le JSON est mal formé à cet endroit : corriger la syntaxe, ou demander un nouvel envoi.",
    en: "The JSON is malformed at this place: mend the syntax, or ask for the message again.",
  },
  "json-depth": {
    fr: "Le JSON est imbriqué trop profondément pour être lu sans risque : signaler l'anomalie au responsable du système émetteur.",
    en: "The JSON is nested too deeply to be read safely: report it to the owner of the sending system.",
  },
  "json-duplicate-key": {
    fr: "La même clé figure deux fois dans un objet : seule la dernière compte, vérifier auprès de l'émetteur laquelle est la bonne.",
    en: "The same key stands twice in one object: only the last one counts, check with the sender which is right.",
  },
  "json-number": {
    fr: "Ce nombre ne peut être lu sans perdre de chiffres : demander à l'émetteur de l'envoyer comme texte.",
    en: "This number cannot be read without losing digits: ask the sender to send it as text.",
  },
  "json-surrogate": {
    fr: "Le texte contient une moitié de caractère (surrogate isolé) : faire corriger la troncature des textes chez l'émetteur.",
    en: "The text holds half a character (a lone surrogate): have the sender mend how it cuts texts.",
  },
  "json-forbidden-key": {
    fr: "Une clé réservée (__proto__) figure dans le message : prévenir la sécurité, puis écarter cet échange.",
    en: "A reserved key (__proto__) stands in the message: tell security, then discard this exchange.",
  },
  "field-missing": {
    fr: "Un champ obligatoire manque : le compléter, ou le faire ajouter par l'émetteur.",
    en: "A mandatory field is missing: fill it in, or have the sender add it.",
  },
  "field-type": {
    fr: "Ce champ n'a pas le type attendu : le corriger, ou le faire corriger par l'émetteur.",
    en: "This field has not the expected type: correct it, or have the sender correct it.",
  },
  "field-format": {
    fr: "Ce champ n'a pas la forme attendue : le corriger, ou le faire corriger par l'émetteur.",
    en: "This field has not the expected form: correct it, or have the sender correct it.",
  },
  "field-value": {
    fr: "La valeur de ce champ n'est pas admise : la remplacer par une valeur admise, ou faire étendre le contrat.",
    en: "The value of this field is not allowed: replace it by one that is, or have the contract extended.",
  },
  "field-too-small": {
    fr: "Ce champ est trop court, trop petit ou contient trop peu d'éléments : le compléter, ou le faire corriger par l'émetteur.",
    en: "This field is too short, too small or holds too few items: complete it, or have the sender correct it.",
  },
  "field-too-big": {
    fr: "Ce champ est trop long, trop grand ou contient trop d'éléments : le réduire, ou le faire corriger par l'émetteur.",
    en: "This field is too long, too big or holds too many items: reduce it, or have the sender correct it.",
  },
  "field-unknown": {
    fr: "Ce champ n'est pas prévu par le contrat : le retirer, ou faire étendre le contrat.",
    en: "The contract does not know this field: remove it, or have the contract extended.",
  },
  "rule-broken": {
    fr: "Une règle métier du contrat n'est pas respectée : comparer les champs cités avec le document d'origine, puis corriger.",
    en: "A business rule of the contract is broken: compare the fields named with the original document, then correct.",
  },
  "identity-missing": {
    fr: "Le message ne porte ni identifiant ni clé métier exploitable : les compléter, ou demander un nouvel envoi.",
    en: "The message carries no usable identifier or business key: fill them in, or ask for the message again.",
  },
  "identity-too-long": {
    fr: "L'identifiant ou la clé métier dépasse 256 octets : le faire raccourcir par l'émetteur.",
    en: "The identifier or business key is longer than 256 bytes: have the sender shorten it.",
  },
  "duplicate-conflict": {
    fr: "Un échange de même identifiant mais de contenu différent a déjà été transmis : comparer les deux, puis rejouer celui-ci ou l'écarter.",
    en: "An exchange with the same identifier but other content was forwarded before: compare the two, then replay this one or discard it.",
  },
  "delivery-refused": {
    fr: "La file cible refuse ce message : vérifier ses droits et ses limites, puis rejouer l'échange.",
    en: "The target queue refuses this message: check its rights and limits, then replay the exchange.",
  },
  "gate-failure": {
    fr: "Le contrôle de ce message a échoué plusieurs fois : prévenir l'équipe technique, puis rejouer l'échange.",
    en: "Checking this message failed several times: tell the technical team, then replay the exchange.",
  },
  "host-not-running": {
    fr: "L'hôte local ne tourne pas : le lancer avec « npm start » dans un autre terminal, puis recommencer.",
    en: 'The local host is not running: start it with "npm start" in another terminal, then try again.',
  },
  "host-unreachable": {
    fr: "L'hôte local ne répond pas : l'arrêter, le relancer avec « npm start », puis recommencer.",
    en: 'The local host does not answer: stop it, start it again with "npm start", then try again.',
  },
  "client-unknown": {
    fr: "Ce client n'est pas utilisable : choisir un dossier de clients/ avec --client, ou corriger sa configuration.",
    en: "This client cannot be used: choose a folder of clients/ with --client, or mend its configuration.",
  },
  "support-missing": {
    fr: "Ce client ne dit pas qui s'occupe de lui : ajouter « support » à son client.ts, avec l'équipe et ceux qui le servent.",
    en: 'This client does not say who stands by it: add "support" to its client.ts, with the team and who of it serves it.',
  },
  "time-unreadable": {
    fr: "Ce n'est pas un instant ISO 8601 entre les années 1 et 9999 : l'écrire avec son décalage, comme 2026-12-24T16:00+01:00 ou 2026-12-24T15:00Z.",
    en: "This is no ISO 8601 instant between the years 1 and 9999: write it with its offset, as in 2026-12-24T16:00+01:00 or 2026-12-24T15:00Z.",
  },
  "duration-unreadable": {
    fr: "Ce n'est pas une durée ISO 8601 de semaines, jours (24 heures), heures, minutes et secondes : écrire par exemple PT90M ou P2D.",
    en: "This is no ISO 8601 duration of weeks, days (24 hours), hours, minutes and seconds: write for example PT90M or P2D.",
  },
  "waiting-unreadable": {
    fr: "Ce n'est pas une période d'attente : écrire deux instants séparés par une barre, le plus tôt d'abord, comme 2026-12-24T09:00Z/2026-12-24T11:00Z.",
    en: "This is no stretch of waiting: write two instants joined by a slash, the earlier first, as in 2026-12-24T09:00Z/2026-12-24T11:00Z.",
  },
  "cron-unreadable": {
    fr: "Cette expression cron ne peut être lue : écrire cinq champs (minute, heure, jour du mois, mois, jour de la semaine), comme 30 6 * * 1-5.",
    en: "This cron expression cannot be read: write five fields (minute, hour, day of month, month, day of week), as in 30 6 * * 1-5.",
  },
  "due-question": {
    fr: "Donner soit le nom d'un flux, soit --cron et --zone ensemble.",
    en: "Give either the name of a flow, or --cron and --zone together.",
  },
  "zone-unknown": {
    fr: "Ce fuseau horaire n'existe pas : écrire un nom de l'IANA, comme Europe/Paris.",
    en: "There is no such time zone: write a name of IANA's, as in Europe/Paris.",
  },
  "calendar-unreadable": {
    fr: "Ce fichier n'est pas un calendrier : corriger l'endroit nommé, ou reprendre l'exemple de docs/calendars.md.",
    en: "This file is no calendar: correct the place that is named, or start from the example in docs/calendars.md.",
  },
  "calendar-exhausted": {
    fr: "Ce calendrier n'a plus autant d'heures après cet instant : compléter ses heures, ou demander moins.",
    en: "This calendar has not so many hours after this instant: add hours to it, or ask for less.",
  },
  "calendar-question": {
    fr: "Une seule question à la fois : donner soit --add, soit --until.",
    en: "One question at a time: give either --add or --until.",
  },
  "until-before-from": {
    fr: "Cet instant précède celui de --from : échanger les deux, le temps ouvré ne se compte qu'en avançant.",
    en: "This instant is before that of --from: swap the two, business time is counted forward only.",
  },
  "report-unauthorized": {
    fr: "Ce compte rendu n'est pas accepté : vérifier l'adresse (application et sonde) et l'en-tête « authorization: Bearer » avec le secret de la sonde.",
    en: 'This report is not accepted: check the address (application and probe) and the header "authorization: Bearer" with the probe\'s secret.',
  },
  "report-too-large": {
    fr: "Ce compte rendu dépasse 4096 octets : n'envoyer que « status » et « value ».",
    en: 'This report is above 4096 bytes: send "status" and "value" only.',
  },
  "report-media-type": {
    fr: "Ce compte rendu n'est pas annoncé comme JSON : l'envoyer avec l'en-tête « content-type: application/json ».",
    en: 'This report is not announced as JSON: send it with the header "content-type: application/json".',
  },
  "report-malformed": {
    fr: 'Ce compte rendu ne peut être lu : envoyer {"status": "ok"}, avec 1 à 40 lettres, chiffres ou . _ : - et au besoin un nombre « value ».',
    en: 'This report cannot be read: send {"status": "ok"}, of 1 to 40 letters, digits or . _ : - and where needed a number "value".',
  },
  "report-too-many": {
    fr: "Trop de comptes rendus en une minute : espacer les envois, ou augmenter « maximumPerMinute » de la sonde.",
    en: 'Too many reports within a minute: send them further apart, or raise "maximumPerMinute" of the probe.',
  },
  "flow-unknown": {
    fr: "Ce flux n'existe pas chez ce client : choisir un nom donné par « watchdog flows ».",
    en: 'This client has no such flow: choose a name that "watchdog flows" lists.',
  },
  "file-unreadable": {
    fr: "Ce fichier ne peut être lu : vérifier son chemin et ses droits, puis recommencer.",
    en: "This file cannot be read: check its path and its rights, then try again.",
  },
  "file-not-text": {
    fr: "Une file SQS ne transporte que du texte : convertir ce fichier en UTF-8 sans caractère de contrôle, puis recommencer.",
    en: "An SQS queue carries text only: convert this file to UTF-8 without control characters, then try again.",
  },
  "exchange-unknown": {
    fr: "Cet échange n'est pas en quarantaine : copier un identifiant donné par « watchdog quarantine list ».",
    en: 'This exchange is not in quarantine: copy an id that "watchdog quarantine list" shows.',
  },
  "incident-unknown": {
    fr: "Cet incident n'existe pas : reprendre un numéro donné par « watchdog incidents --all ».",
    en: 'There is no such incident: take a number that "watchdog incidents --all" lists.',
  },
  "incident-over": {
    fr: "Cet incident est déjà résolu : s'il y a du nouveau, en ouvrir un autre avec « watchdog incident open ».",
    en: 'This incident is resolved already: if there is news, open another with "watchdog incident open".',
  },
  "incident-acknowledged": {
    fr: "Cet incident est déjà pris en charge : voir par qui avec « watchdog incident », ou se le faire attribuer avec « assign ».",
    en: 'This incident is taken on already: see by whom with "watchdog incident", or have it given to you with "assign".',
  },
  "incident-waiting": {
    fr: "Cet incident est en attente : le reprendre d'abord avec « watchdog resume ».",
    en: 'This incident is waiting: take it up again with "watchdog resume" first.',
  },
  "incident-not-waiting": {
    fr: "Cet incident n'est pas en attente : il n'y a rien à reprendre, continuer son traitement.",
    en: "This incident is not waiting: there is nothing to resume, go on working on it.",
  },
  "incident-judged": {
    fr: "Cet incident est résolu et a déjà son verdict : voir qui l'a donné avec « watchdog incident ».",
    en: 'This incident is resolved and has its verdict already: see who gave it with "watchdog incident".',
  },
  "incident-assigned": {
    fr: "Cet incident est déjà à cette personne : choisir quelqu'un d'autre, ou ne rien changer.",
    en: "This incident is with this person already: choose somebody else, or leave it as it is.",
  },
  "incident-competence-same": {
    fr: "Cet incident demande déjà cette compétence : l'attribuer à quelqu'un avec « watchdog assign », ou choisir une autre compétence.",
    en: 'This incident asks for this competence already: give it to somebody with "watchdog assign", or choose another competence.',
  },
  "incident-unchanged": {
    fr: "Cet incident est déjà qualifié ainsi : donner un autre impact, une autre urgence ou une autre compétence.",
    en: "This incident is qualified like this already: give another impact, urgency or competence.",
  },
  "maintenance-unusable": {
    fr: "Cette maintenance ne peut être enregistrée : corriger ce qui est nommé, puis recommencer.",
    en: "This maintenance cannot be entered: correct what is named, then try again.",
  },
  "maintenance-question": {
    fr: "Donner soit --from et --until, soit --cron et --duration ; et soit --everything, soit --flow ou --application.",
    en: "Give either --from and --until, or --cron and --duration; and either --everything, or --flow or --application.",
  },
  "maintenance-unknown": {
    fr: "Cette maintenance n'existe pas : reprendre un identifiant donné par « watchdog maintenance list --all ».",
    en: 'There is no such maintenance: take an id that "watchdog maintenance list --all" shows.',
  },
  "maintenance-over": {
    fr: "Cette maintenance est déjà terminée : il n'y a rien à faire.",
    en: "This maintenance is over already: there is nothing to do.",
  },
  "absence-unusable": {
    fr: "Cette absence ne peut être enregistrée : corriger ce qui est nommé, puis recommencer.",
    en: "This absence cannot be entered: correct what is named, then try again.",
  },
  "absence-unknown": {
    fr: "Cette absence n'existe pas : reprendre un identifiant donné par « watchdog absence list ».",
    en: 'There is no such absence: take an id that "watchdog absence list" shows.',
  },
  "application-unknown": {
    fr: "Cette application n'existe pas chez ce client : reprendre un nom de « applications » dans son client.ts.",
    en: 'This client has no such application: take a name of "applications" in its client.ts.',
  },
  "changed-meanwhile": {
    fr: "Quelqu'un d'autre l'a changé au même moment : regarder ce qu'il en est, puis recommencer si besoin.",
    en: "Somebody else changed it at the same time: look how it stands, then try again if need be.",
  },
  "person-unknown": {
    fr: "Cette personne n'est pas connue chez ce client : prendre un identifiant de team/team.ts ou des contacts du client.",
    en: "This client does not know this person: take an id of team/team.ts or of the client's contacts.",
  },
  "sign-in-names-nobody": {
    fr: "Le jeton de connexion ne dit pas de qui il s'agit : faire corriger signIn.claims.person dans la configuration du client, ou la fiche de la personne chez l'émetteur.",
    en: "The sign-in token does not say who this is: have signIn.claims.person corrected in the client's configuration, or the person's record at the issuer.",
  },
  "sign-in-without-role": {
    fr: "Cette personne n'a aucun rôle chez ce client : demander à un administrateur de l'ajouter à un groupe CLIENT/RÔLE, puis se reconnecter.",
    en: "This person has no role at this client: ask an administrator to add them to a group CLIENT/ROLE, then sign in again.",
  },
  "token-refused": {
    fr: "L'API n'accepte pas ce jeton : relancer l'hôte, ou se reconnecter, puis recommencer.",
    en: "The API does not accept this token: start the host again, or sign in again, then try again.",
  },
  "request-unreadable": {
    fr: "Ce qui est envoyé n'est pas du JSON en UTF-8 : le corriger, puis recommencer.",
    en: "What is sent is no JSON in UTF-8: correct it, then try again.",
  },
  "request-malformed": {
    fr: "Cette demande n'a pas la forme attendue : corriger chaque endroit nommé sous « faults », puis recommencer.",
    en: 'This request has not the form that is expected: correct each place named under "faults", then try again.',
  },
  "request-too-large": {
    fr: "Ce qui est envoyé dépasse 2 Mio : envoyer moins à la fois.",
    en: "What is sent is above 2 MiB: send less at once.",
  },
  "request-media-type": {
    fr: "Ce qui est envoyé n'est pas annoncé comme JSON : l'envoyer avec l'en-tête « content-type: application/json ».",
    en: 'What is sent is not announced as JSON: send it with the header "content-type: application/json".',
  },
  "cursor-unreadable": {
    fr: "Ce curseur n'est pas de cette liste : reprendre la liste à sa première page.",
    en: "This cursor is not of this list: begin again at the first page of the list.",
  },
  "route-unknown": {
    fr: "Il n'y a rien à cette adresse : la reprendre dans /openapi.json.",
    en: "There is nothing at this address: take it from /openapi.json.",
  },
  "method-unknown": {
    fr: "Cette adresse ne se demande pas ainsi : employer une méthode de l'en-tête « allow ».",
    en: 'This address is not asked for like this: use a method that the header "allow" names.',
  },
  "role-insufficient": {
    fr: "Ce rôle ne permet pas cela ici : demander à un responsable d'équipe de le faire, ou d'accorder le rôle pour ce flux.",
    en: "This role does not allow that here: ask a team leader to do it, or to grant the role for this flow.",
  },
  "payload-expired": {
    fr: "Le contenu de cet échange n'est plus conservé : le demander à l'application émettrice s'il le faut encore.",
    en: "The content of this exchange is no longer kept: ask the sending application for it if it is still needed.",
  },
  "exchange-not-held": {
    fr: "Cet échange n'est pas retenu dans cet état : regarder son historique, puis recommencer s'il est retenu à nouveau.",
    en: "This exchange is not held as it stands: look at its history, and try again if it is held once more.",
  },
  "exchange-locked": {
    fr: "Quelqu'un d'autre modifie cet échange : voir qui et jusqu'à quand, lui parler, ou attendre la fin du verrou.",
    en: "Somebody else is editing this exchange: see who and until when, talk to them, or wait until the lock ends.",
  },
  "field-not-editable": {
    fr: "Ces champs ne peuvent être modifiés sur ce flux : n'y rien changer, ou faire ajouter leur chemin à « editable » du flux dans le client.ts.",
    en: 'These fields may not be changed on this flow: leave them as they came, or have their paths added to "editable" of the flow in client.ts.',
  },
  "correction-invalid": {
    fr: "Le contrat refuse encore ce texte corrigé : le vérifier avec « check », corriger ce qui reste, puis recommencer.",
    en: 'The contract still refuses this corrected text: look at it with "check", correct what remains, then try again.',
  },
  "approval-missing": {
    fr: "Ce flux est sensible : demander à une seconde personne d'approuver la correction, puis rejouer.",
    en: "This flow is sensitive: ask a second person to approve the correction, then replay.",
  },
  "approval-by-author": {
    fr: "Qui a corrigé ne peut approuver sa propre correction : la faire approuver par quelqu'un d'autre du support.",
    en: "Whoever made a correction cannot approve it: have somebody else of the support team approve it.",
  },
  "approval-not-needed": {
    fr: "Il n'y a rien à approuver ici : le flux n'est pas sensible, ou sa dernière correction est déjà approuvée ; rejouer l'échange.",
    en: "There is nothing to approve here: the flow is not sensitive, or its latest correction is approved already; replay the exchange.",
  },
  "queue-missing": {
    fr: "Cette file adoptée n'existe pas ou ne se laisse pas lire : corriger l'ARN dans la configuration, ou demander le droit sqs:GetQueueAttributes.",
    en: "This adopted queue does not exist or may not be read: correct the ARN in the configuration, or ask for the right sqs:GetQueueAttributes.",
  },
  "queue-differs": {
    fr: "Cette file adoptée n'a pas le réglage que la configuration annonce : aligner l'une sur l'autre avant de déployer.",
    en: "This adopted queue is not set as the configuration states: bring one in line with the other before deploying.",
  },
} as const satisfies Record<string, Sentence>;

export type CatalogueCode = keyof typeof catalogue;
