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
  "jsonl-blank-line": {
    fr: "Une ligne vide coupe le fichier JSON Lines : la supprimer, ou faire corriger l'export chez l'émetteur.",
    en: "A blank line breaks the JSON Lines file: remove it, or have the sender mend the export.",
  },
  "transfer-encoding-broken": {
    fr: "Le corps du message n'est pas du base64, bien que l'émetteur ou la configuration du flux l'annonce : faire corriger l'encodage chez l'émetteur, puis lui demander un nouvel envoi.",
    en: "The body is not base64, although the sender or the flow's configuration says so: have the sender mend how it encodes, then ask for the message again.",
  },
  "transfer-encoding-unknown": {
    fr: "L'attribut Content-Transfer-Encoding annonce un encodage qui n'est pas lu ici : demander à l'émetteur d'envoyer du texte, ou du base64.",
    en: "The attribute Content-Transfer-Encoding names an encoding that is not read here: ask the sender to send text, or base64.",
  },
  "text-empty": {
    fr: "Le message est vide : demander au système émetteur pourquoi il a envoyé un message sans contenu, puis écarter cet échange.",
    en: "The message is empty: ask the sending system why it sent a message without content, then discard this exchange.",
  },
  "text-too-big": {
    fr: "Le message est trop grand pour être contrôlé : demander à l'émetteur de le découper.",
    en: "The message is too big to be checked: ask the sender to split it.",
  },
  "text-compressed": {
    fr: "Le message est un fichier compressé : demander à l'émetteur de l'envoyer décompressé.",
    en: "The message is a compressed file: ask the sender to send it uncompressed.",
  },
  "text-html-page": {
    fr: "Une page HTML est arrivée à la place du message, souvent la page d'erreur d'un proxy : vérifier l'accès de l'émetteur à sa source, puis lui demander un nouvel envoi.",
    en: "An HTML page came instead of the message, often a proxy's error page: check what the sender reads from, then ask for the message again.",
  },
  "text-encoding": {
    fr: "Le texte n'est pas dans l'encodage annoncé : faire corriger l'encodage chez l'émetteur, puis lui demander un nouvel envoi.",
    en: "The text is not in the encoding it announces: have the sender mend its encoding, then ask for the message again.",
  },
  "text-byte-order-mark": {
    fr: "Le message commence par une marque d'ordre des octets (BOM), que ce format ne prévoit pas : la faire retirer chez l'émetteur si la cible s'en plaint.",
    en: "The message starts with a byte order mark (BOM), which this format does not provide for: have the sender leave it out if the target complains.",
  },
  "text-control-character": {
    fr: "Un caractère de contrôle figure dans une donnée : souvent un saut de ligne de trop ou un séparateur perdu ; corriger, ou demander un nouvel envoi.",
    en: "A control character stands in a value, often a stray line break or a lost separator: correct it, or ask for the message again.",
  },
  "edi-no-interchange": {
    fr: "Le message ne commence pas par l'en-tête d'un interchange (UNA ou UNB, ISA) : vérifier que le bon fichier a été envoyé, puis demander un nouvel envoi.",
    en: "The message does not start with the header of an interchange (UNA or UNB, ISA): check that the right file was sent, then ask for it again.",
  },
  "edi-separators": {
    fr: "Les séparateurs annoncés par l'interchange se confondent ou sont inutilisables : les faire corriger dans le paramétrage EDI de l'émetteur.",
    en: "The separators that the interchange announces coincide or cannot be used: have them mended in the sender's EDI settings.",
  },
  "x12-fixed-length": {
    fr: "Un champ de l'en-tête ISA n'a pas sa longueur fixe : faire compléter les blancs chez l'émetteur, puis lui demander un nouvel envoi.",
    en: "A field of the ISA header has not its fixed length: have the sender fill it with blanks, then ask for the message again.",
  },
  "edi-spacing": {
    fr: "Des sauts de ligne ou des blancs séparent les segments : rien à faire si la cible les accepte, sinon les faire retirer chez l'émetteur.",
    en: "Line breaks or blanks stand between segments: nothing to do if the target takes them, else have the sender leave them out.",
  },
  "edi-wrapped": {
    fr: "L'interchange est découpé en lignes de même longueur, au milieu des segments : rien à faire si la cible les recolle, sinon faire supprimer ce découpage dans le transport.",
    en: "The interchange is cut into lines of one length, in the middle of segments: nothing to do if the target joins them, else have the transport leave that out.",
  },
  "edi-repertoire": {
    fr: "Un caractère sort du jeu de caractères annoncé par l'interchange : vérifier que la cible le lit bien, sinon faire annoncer le bon jeu (UNOC, par exemple).",
    en: "A character is outside the character set that the interchange announces: check that the target reads it, else have the right set announced (UNOC, for instance).",
  },
  "edi-repertoire-unknown": {
    fr: "L'interchange annonce un jeu de caractères que la norme ne connaît pas : vérifier que la cible le lit bien, sinon faire annoncer un jeu de la norme (UNOC, par exemple).",
    en: "The interchange announces a character set that the standard does not know: check that the target reads it, else have one of the standard announced (UNOC, for instance).",
  },
  "edi-truncated": {
    fr: "L'interchange s'arrête avant sa fin : le fichier a été coupé en route, demander un nouvel envoi complet.",
    en: "The interchange stops before its end: the file was cut on its way, ask for it again in full.",
  },
  "edi-last-terminator": {
    fr: "Il manque le terminateur après le dernier segment : rien à faire si la cible l'accepte, sinon le faire ajouter chez l'émetteur.",
    en: "The terminator after the last segment is missing: nothing to do if the target takes that, else have the sender add it.",
  },
  "edi-segment-tag": {
    fr: "Ce segment ne porte pas un nom de segment : un séparateur manque ou est de trop juste avant ; corriger, ou demander un nouvel envoi.",
    en: "This segment has no segment's name: a separator just before is missing or one too many; correct it, or ask for the message again.",
  },
  "edi-segment-place": {
    fr: "Ce segment n'a pas sa place ici : un en-tête ou une fin de message manque ; corriger l'ordre, ou demander un nouvel envoi.",
    en: "This segment has no place here: the header or the end of a message is missing; mend the order, or ask for the message again.",
  },
  "edi-element-missing": {
    fr: "Un élément obligatoire de l'enveloppe EDI manque : le compléter, ou le faire ajouter par l'émetteur.",
    en: "A mandatory element of the EDI envelope is missing: fill it in, or have the sender add it.",
  },
  "edi-element-form": {
    fr: "Un élément de l'enveloppe EDI n'a pas la forme prévue par la norme : le corriger, ou le faire corriger par l'émetteur.",
    en: "An element of the EDI envelope has not the form of the standard: correct it, or have the sender correct it.",
  },
  "edi-element-length": {
    fr: "Un élément est plus long que tout ce que prévoit la norme, souvent parce qu'un séparateur s'est perdu : demander un nouvel envoi.",
    en: "An element is longer than anything the standard provides for, often because a separator was lost: ask for the message again.",
  },
  "edi-count": {
    fr: "Le nombre annoncé en fin de message, de groupe ou d'interchange n'est pas celui que l'on compte : des données manquent ou sont de trop, demander un nouvel envoi.",
    en: "The count at the end of a message, group or interchange is not what is there: data are missing or too many, ask for the message again.",
  },
  "edi-reference": {
    fr: "La référence de fin n'est pas celle de l'en-tête : deux messages ont pu être mélangés, demander un nouvel envoi.",
    en: "The closing reference is not that of the header: two messages may have been mixed up, ask for the message again.",
  },
  "edi-reference-repeated": {
    fr: "Deux messages de l'interchange portent la même référence : vérifier auprès de l'émetteur s'il s'agit d'un doublon.",
    en: "Two messages of the interchange carry the same reference: check with the sender whether one is a duplicate.",
  },
  "edi-several-interchanges": {
    fr: "Le fichier contient plusieurs interchanges : ils passent ou sont retenus ensemble ; demander à l'émetteur un fichier par interchange si la cible n'en lit qu'un.",
    en: "The file holds several interchanges, which pass or are held together: ask the sender for one file each if the target reads only one.",
  },
  "edi-segment-order": {
    fr: "Ce segment manque, figure trop souvent ou n'est pas à sa place dans le message : comparer avec le guide d'implémentation, puis faire corriger l'émetteur.",
    en: "This segment is missing, comes too often or is out of its place in the message: compare with the implementation guide, then have the sender correct it.",
  },
  "edi-line-count": {
    fr: "Le nombre de lignes annoncé en fin de message n'est pas celui que l'on compte : des lignes manquent ou sont de trop, demander un nouvel envoi.",
    en: "The number of lines at the end of the message is not what is there: lines are missing or too many, ask for the message again.",
  },
  "table-repeated-value": {
    fr: "Cette valeur figure deux fois dans une colonne où chacune doit être unique : supprimer le doublon, ou le faire corriger par l'émetteur.",
    en: "This value stands twice in a column where each must be unique: remove the duplicate, or have the sender correct it.",
  },
  "csv-dialect": {
    fr: "Le séparateur ou l'encodage a été deviné : l'inscrire dans le contrat, pour qu'un changement chez l'émetteur se voie.",
    en: "The delimiter or the encoding was found out by guessing: write it into the contract, so that a change at the sender's is seen.",
  },
  "csv-quote": {
    fr: "Un guillemet est mal placé : le doubler à l'intérieur d'une valeur, ou faire corriger l'export chez l'émetteur.",
    en: "A quote is out of place: double it inside a value, or have the sender mend the export.",
  },
  "csv-truncated": {
    fr: "Un guillemet ouvert n'est jamais refermé : le fichier a été coupé, ou un guillemet manque ; demander un nouvel envoi.",
    en: "An opening quote is never closed: the file was cut, or a quote is missing; ask for the file again.",
  },
  "table-record-length": {
    fr: "Une ligne est démesurément longue, souvent à cause d'un guillemet ou d'une fin de ligne perdus : demander un nouvel envoi.",
    en: "A row is far too long, often because a quote or a line end was lost: ask for the file again.",
  },
  "table-header": {
    fr: "L'en-tête n'est pas celui qui est prévu : comparer les noms et l'ordre des colonnes avec le contrat, puis faire corriger l'un ou l'autre.",
    en: "The header is not as expected: compare the names and the order of the columns with the contract, then have one of the two mended.",
  },
  "table-row-length": {
    fr: "Cette ligne n'a pas autant de valeurs que l'en-tête : un séparateur manque ou est de trop ; corriger, ou demander un nouvel envoi.",
    en: "This row has not as many values as the header: a delimiter is missing or one too many; correct it, or ask for the file again.",
  },
  "table-blank-row": {
    fr: "Une ligne vide coupe le fichier : la supprimer, ou faire corriger l'export chez l'émetteur.",
    en: "A blank row breaks the file: remove it, or have the sender mend the export.",
  },
  "table-blank-end": {
    fr: "Des lignes vides terminent le fichier : rien à faire si la cible les accepte.",
    en: "Blank lines end the file: nothing to do if the target takes them.",
  },
  "fixed-width-length": {
    fr: "Cette ligne n'a pas la longueur prévue : des blancs ou des caractères manquent ou sont de trop ; demander un nouvel envoi.",
    en: "This line has not the length it should have: blanks or characters are missing or too many; ask for the file again.",
  },
  "fec-separator": {
    fr: "Les colonnes ne sont séparées ni par une tabulation ni par une barre verticale : refaire l'export du FEC avec l'une des deux.",
    en: "Neither a tab nor a vertical bar stands between the columns: export the FEC again with one of the two.",
  },
  "fec-encoding": {
    fr: "Le fichier est dans le jeu de caractères de Windows, que l'article A47 A-1 ne prévoit pas : le faire exporter en UTF-8 ou en ISO 8859-15 avant de le remettre à l'administration.",
    en: "The file is in the character set of Windows, which article A47 A-1 does not provide for: have it exported in UTF-8 or ISO 8859-15 before it goes to the tax office.",
  },
  "fec-no-entry": {
    fr: "Le FEC n'a que son en-tête : vérifier l'exercice choisi pour l'export, puis le refaire.",
    en: "The FEC has its header only: check which fiscal year was exported, then export it again.",
  },
  "fec-unbalanced": {
    fr: "Le débit et le crédit de cette écriture diffèrent : la faire vérifier par la comptabilité, puis refaire l'export.",
    en: "Debit and credit of this entry differ: have accounting check it, then export the file again.",
  },
  "mt940-no-statement": {
    fr: "Le fichier ne contient aucun relevé MT940 (champ :20:) : vérifier que le bon fichier a été envoyé, puis le redemander à la banque.",
    en: "The file holds no MT940 statement (tag :20:): check that the right file was sent, then ask the bank for it again.",
  },
  "mt940-truncated": {
    fr: "Le relevé s'arrête avant sa fin : le fichier a été coupé en route, le redemander à la banque.",
    en: "The statement stops before its end: the file was cut on its way, ask the bank for it again.",
  },
  "mt940-line": {
    fr: "Cette ligne n'appartient à aucun champ du relevé : le fichier a été modifié ou mal assemblé, le redemander à la banque.",
    en: "This line belongs to no tag of a statement: the file was changed or badly joined, ask the bank for it again.",
  },
  "mt940-heading": {
    fr: "Des lignes propres à la banque précèdent le premier relevé : rien à faire si la cible les accepte.",
    en: "Lines of the bank's own stand before the first statement: nothing to do if the target takes them.",
  },
  "mt940-unended": {
    fr: "Aucun tiret ne termine ce relevé : rien à faire si la cible l'accepte, sinon vérifier que le fichier est complet.",
    en: "No dash ends this statement: nothing to do if the target takes that, else check that the file is complete.",
  },
  "mt940-character": {
    fr: "Un caractère sort du jeu SWIFT : vérifier que la cible le lit bien, sinon le signaler à la banque.",
    en: "A character is outside SWIFT's set: check that the target reads it, else report it to the bank.",
  },
  "mt940-tag-unknown": {
    fr: "Ce champ n'existe pas dans un MT940 : rien à faire si la cible l'ignore, sinon le signaler à la banque.",
    en: "MT940 has no such tag: nothing to do if the target leaves it aside, else report it to the bank.",
  },
  "mt940-tag-missing": {
    fr: "Un champ obligatoire du relevé manque : le fichier est incomplet, le redemander à la banque.",
    en: "A mandatory tag of the statement is missing: the file is incomplete, ask the bank for it again.",
  },
  "mt940-tag-place": {
    fr: "Ce champ n'est pas à sa place dans le relevé, ou y figure deux fois : redemander le fichier à la banque.",
    en: "This tag is not in its place in the statement, or stands there twice: ask the bank for the file again.",
  },
  "mt940-tag-form": {
    fr: "Ce champ n'a pas la forme prévue par SWIFT (date, devise, virgule décimale) : redemander le fichier à la banque.",
    en: "This tag has not the form of SWIFT (date, currency, decimal comma): ask the bank for the file again.",
  },
  "mt940-currency": {
    fr: "Deux soldes du même relevé sont dans des devises différentes : redemander le fichier à la banque.",
    en: "Two balances of one statement are in different currencies: ask the bank for the file again.",
  },
  "mt940-balance": {
    fr: "Le solde de clôture n'est pas le solde d'ouverture augmenté des mouvements : des mouvements manquent ou ont changé, redemander le relevé à la banque.",
    en: "The closing balance is not the opening one with all entries: entries are missing or were changed, ask the bank for the statement again.",
  },
  "idoc-no-control-record": {
    fr: "Le fichier ne commence pas par un enregistrement de contrôle EDI_DC40 : vérifier le port SAP et le fichier envoyé, puis demander un nouvel envoi.",
    en: "The file does not start with a control record EDI_DC40: check the SAP port and which file was sent, then ask for it again.",
  },
  "idoc-record-length": {
    fr: "Cet enregistrement n'a pas sa longueur fixe : le fichier a été coupé ou ses blancs ont été supprimés ; demander un nouvel envoi sans conversion.",
    en: "This record has not its fixed length: the file was cut or its blanks were taken away; ask for it again without conversion.",
  },
  "idoc-mixed": {
    fr: "Cet enregistrement porte un autre numéro d'IDoc ou un autre mandant que l'enregistrement de contrôle : deux IDocs ont pu être mélangés, demander un nouvel envoi.",
    en: "This record carries another IDoc number or client than the control record: two IDocs may have been mixed up, ask for the file again.",
  },
  "idoc-hierarchy": {
    fr: "Ce segment n'est pas à sa place dans la hiérarchie de l'IDoc : des segments manquent ou sont dans le désordre, demander un nouvel envoi.",
    en: "This segment is not in its place in the IDoc's hierarchy: segments are missing or out of order, ask for the file again.",
  },
  "idoc-truncated": {
    fr: "L'IDoc n'a aucun segment de données : le fichier a été coupé en route, demander un nouvel envoi complet.",
    en: "The IDoc has no data segment: the file was cut on its way, ask for it again in full.",
  },
  "xml-empty": {
    fr: "Le message est vide : demander au système émetteur pourquoi il a envoyé un message sans contenu, puis écarter cet échange.",
    en: "The message is empty: ask the sending system why it sent a message without content, then discard this exchange.",
  },
  "xml-compressed": {
    fr: "Le message est compressé (gzip, ZIP ou Zstandard) : demander à l'émetteur d'envoyer le XML décompressé.",
    en: "The message is compressed (gzip, ZIP or Zstandard): ask the sender to send the XML uncompressed.",
  },
  "xml-encoding": {
    fr: "Les octets ne correspondent pas à l'encodage annoncé, ou celui-ci n'est pas pris en charge : faire corriger l'encodage ou sa déclaration chez l'émetteur, puis demander un nouvel envoi.",
    en: "The bytes are not in the declared encoding, or that one is not supported: have the sender mend the encoding or its declaration, then ask for the message again.",
  },
  "xml-encoding-doubtful": {
    fr: "Le texte semble être dans un autre encodage que celui déclaré : vérifier les accents dans le système cible, puis faire corriger la déclaration chez l'émetteur.",
    en: "The text looks as if it were in another encoding than it declares: check accented letters in the target system, then have the sender mend the declaration.",
  },
  "xml-html-page": {
    fr: "Une page HTML est arrivée à la place du XML, souvent la page d'erreur d'un proxy : vérifier l'accès de l'émetteur à sa source, puis lui demander un nouvel envoi.",
    en: "An HTML page came instead of XML, often a proxy's error page: check what the sender reads from, then ask for the message again.",
  },
  "xml-truncated": {
    fr: "Le XML s'arrête avant sa fin : le message a été coupé en route, demander un nouvel envoi complet.",
    en: "The XML stops before its end: the message was cut on its way, ask for it again in full.",
  },
  "xml-syntax": {
    fr: "Le XML est mal formé à cet endroit : corriger la syntaxe, ou demander un nouvel envoi.",
    en: "The XML is malformed at this place: mend the syntax, or ask for the message again.",
  },
  "xml-character": {
    fr: "Un caractère interdit en XML (caractère de contrôle ou octet nul) figure dans le message : le faire retirer par l'émetteur, puis demander un nouvel envoi.",
    en: "A character that XML forbids (a control character or a NUL) stands in the message: have the sender remove it, then ask for the message again.",
  },
  "xml-dtd": {
    fr: "Le message contient une déclaration DOCTYPE, refusée car elle permet de lire des fichiers ou d'épuiser la mémoire : prévenir la sécurité, et demander à l'émetteur un envoi sans DOCTYPE.",
    en: "The message holds a DOCTYPE declaration, refused since it can read files or exhaust memory: tell security, and ask the sender for a message without it.",
  },
  "xml-entity": {
    fr: "Une esperluette n'est pas suivie d'une référence connue : faire écrire « &amp; » à l'émetteur, ou corriger à cet endroit.",
    en: "An ampersand is not followed by a reference that is known: have the sender write &amp;, or correct it at this place.",
  },
  "xml-namespace": {
    fr: "Un préfixe d'espace de noms n'est pas déclaré, ou l'est à tort : corriger la déclaration xmlns, ou la faire corriger par l'émetteur.",
    en: "A namespace prefix is not declared, or wrongly so: correct the xmlns declaration, or have the sender correct it.",
  },
  "xml-depth": {
    fr: "Le XML est imbriqué trop profondément pour être lu sans risque : signaler l'anomalie au responsable du système émetteur.",
    en: "The XML is nested too deeply to be read safely: report it to the owner of the sending system.",
  },
  "xml-size": {
    fr: "Le XML dépasse ce qui peut être lu sans risque : signaler l'anomalie au responsable du système émetteur.",
    en: "The XML is larger than can be read safely: report it to the owner of the sending system.",
  },
  "xml-forbidden-name": {
    fr: "Un élément porte un nom réservé (__proto__) : prévenir la sécurité, puis écarter cet échange.",
    en: "An element has a reserved name (__proto__): tell security, then discard this exchange.",
  },
  "schema-element": {
    fr: "Le schéma n'attend pas cet élément ici : vérifier l'ordre et le nom des éléments, puis faire corriger l'émetteur.",
    en: "The schema does not expect this element here: check the order and names of the elements, then have the sender correct it.",
  },
  "schema-missing": {
    fr: "Un élément ou un attribut que le schéma exige manque : le compléter, ou le faire ajouter par l'émetteur.",
    en: "An element or attribute that the schema demands is missing: fill it in, or have the sender add it.",
  },
  "schema-attribute": {
    fr: "Le schéma ne prévoit pas cet attribut : le retirer, ou le faire retirer par l'émetteur.",
    en: "The schema knows no such attribute: remove it, or have the sender remove it.",
  },
  "schema-value": {
    fr: "La valeur n'a pas le type que le schéma demande : la corriger (date, montant, code), ou la faire corriger par l'émetteur.",
    en: "The value is not of the type that the schema asks for: correct it (date, amount, code), or have the sender correct it.",
  },
  "schema-content": {
    fr: "Le contenu de cet élément n'est pas celui que le schéma prévoit : retirer le texte ou les éléments en trop, ou faire corriger l'émetteur.",
    en: "The content of this element is not what the schema allows: remove the text or elements that are too many, or have the sender correct it.",
  },
  "schema-root": {
    fr: "Ce type de document n'est pas celui attendu : vérifier que l'émetteur envoie le bon message dans ce flux.",
    en: "This kind of document is not the expected one: check that the sender sends the right message on this flow.",
  },
  "schema-violation": {
    fr: "Le document n'est pas conforme à son schéma à cet endroit : le comparer avec la documentation du format, puis faire corriger l'émetteur.",
    en: "The document does not conform to its schema at this place: compare it with the documentation of the format, then have the sender correct it.",
  },
  "schema-absent": {
    fr: "Aucun schéma n'est disponible pour ce type ou cette version de document : seule sa forme a été vérifiée, faire ajouter le schéma si ce flux en a besoin.",
    en: "No schema is at hand for this kind or version of document: only its form was checked, have the schema added if this flow needs it.",
  },
  "br-co-10": {
    fr: "Le total des lignes (BT-106) n'est pas la somme des montants nets des lignes : comparer les lignes avec la facture d'origine, puis faire corriger le montant faux.",
    en: "The total of the lines (BT-106) is not the sum of their net amounts: compare the lines with the original invoice, then have the wrong amount corrected.",
  },
  "br-co-11": {
    fr: "Le total des remises (BT-107) n'est pas la somme des remises du document : vérifier les remises avec l'émetteur de la facture.",
    en: "The total of allowances (BT-107) is not the sum of the document's allowances: check the allowances with the issuer of the invoice.",
  },
  "br-co-12": {
    fr: "Le total des frais (BT-108) n'est pas la somme des frais du document : vérifier les frais avec l'émetteur de la facture.",
    en: "The total of charges (BT-108) is not the sum of the document's charges: check the charges with the issuer of the invoice.",
  },
  "br-co-13": {
    fr: "Le total hors taxes (BT-109) ne découle pas des lignes, remises et frais : faire vérifier le calcul par l'émetteur de la facture.",
    en: "The total without VAT (BT-109) does not follow from lines, allowances and charges: have the issuer of the invoice check the reckoning.",
  },
  "br-co-14": {
    fr: "Le total de TVA (BT-110) n'est pas la somme de sa ventilation : faire vérifier la TVA par l'émetteur de la facture.",
    en: "The total VAT (BT-110) is not the sum of its breakdown: have the issuer of the invoice check the VAT.",
  },
  "br-co-15": {
    fr: "Le total toutes taxes comprises (BT-112) n'est pas le hors taxes plus la TVA : ne pas payer avant correction par l'émetteur de la facture.",
    en: "The total with VAT (BT-112) is not the net amount plus VAT: do not pay before the issuer of the invoice has corrected it.",
  },
  "br-co-16": {
    fr: "Le montant à payer (BT-115) n'est pas le total moins les acomptes plus l'arrondi : ne pas payer avant correction par l'émetteur de la facture.",
    en: "The amount due (BT-115) is not the total minus what was prepaid plus rounding: do not pay before the issuer of the invoice has corrected it.",
  },
  "br-co-17": {
    fr: "La TVA d'un taux (BT-117) n'est pas sa base multipliée par le taux : faire vérifier base et taux par l'émetteur de la facture.",
    en: "The VAT of one rate (BT-117) is not its base times the rate: have the issuer of the invoice check base and rate.",
  },
  "statement-count": {
    fr: "Le nombre d'écritures annoncé n'est pas celui du relevé : il en manque peut-être, demander à la banque un nouvel envoi.",
    en: "The stated number of entries is not that of the statement: some may be missing, ask the bank for it again.",
  },
  "statement-sum": {
    fr: "La somme annoncée n'est pas celle des écritures du relevé : il en manque peut-être, demander à la banque un nouvel envoi.",
    en: "The stated sum is not that of the entries of the statement: some may be missing, ask the bank for it again.",
  },
  "statement-balance": {
    fr: "Le solde de clôture ne découle pas du solde d'ouverture et des écritures : ne pas comptabiliser, demander à la banque un relevé complet.",
    en: "The closing balance does not follow from the opening one and the entries: do not book it, ask the bank for a complete statement.",
  },
  "payment-count": {
    fr: "Le nombre d'opérations annoncé n'est pas celui du fichier : ne pas transmettre à la banque, refaire l'export des paiements.",
    en: "The stated number of transactions is not that of the file: do not pass it to the bank, export the payments again.",
  },
  "payment-sum": {
    fr: "La somme de contrôle n'est pas celle des opérations : ne pas transmettre à la banque, refaire l'export des paiements.",
    en: "The control sum is not that of the transactions: do not pass it to the bank, export the payments again.",
  },
  "idoc-structure": {
    fr: "Ce n'est pas un IDoc : l'élément IDOC ou son enregistrement de contrôle EDI_DC40 manque, le faire corriger par l'émetteur.",
    en: "This is no IDoc: the element IDOC or its control record EDI_DC40 is missing, have the sender correct it.",
  },
  "idoc-control-field": {
    fr: "Un champ de l'enregistrement de contrôle EDI_DC40 manque ou n'a pas sa forme : le compléter, ou le faire corriger par l'émetteur.",
    en: "A field of the control record EDI_DC40 is missing or has not its form: fill it in, or have the sender correct it.",
  },
  "idoc-field-length": {
    fr: "Un champ de l'enregistrement de contrôle EDI_DC40 est plus long que SAP ne le garde : vérifier ce que le système cible en fait.",
    en: "A field of the control record EDI_DC40 is longer than SAP keeps it: check what the target system makes of it.",
  },
  "idoc-type": {
    fr: "L'élément racine ne porte pas le nom du type d'IDoc : vérifier que l'émetteur envoie le bon message dans ce flux.",
    en: "The root element is not named after the IDoc's type: check that the sender sends the right message on this flow.",
  },
  "epcis-document": {
    fr: "Ce n'est pas un document EPCIS avec des événements : vérifier que l'émetteur envoie le bon message dans ce flux.",
    en: "This is no EPCIS document with events: check that the sender sends the right message on this flow.",
  },
  "epcis-event": {
    fr: "Un événement EPCIS est incomplet ou une valeur n'a pas sa forme : le corriger, ou le faire corriger par l'émetteur.",
    en: "An EPCIS event is incomplete or a value has not its form: correct it, or have the sender correct it.",
  },
  "pdf-unreadable": {
    fr: "Le PDF ne peut être lu (coupé, chiffré ou joint d'une façon inconnue) : demander à l'émetteur la facture sans protection, ou son XML seul.",
    en: "The PDF cannot be read (cut, encrypted, or attached in an unknown way): ask the sender for the invoice without protection, or for its XML alone.",
  },
  "pdf-without-invoice": {
    fr: "Ce PDF ne contient pas de facture XML, ce n'est donc pas une Factur-X : demander à l'émetteur le fichier électronique complet.",
    en: "This PDF carries no invoice in XML, so it is no Factur-X: ask the sender for the complete electronic file.",
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
  "identity-no-order": {
    fr: "Le rang de l'échange n'est ni un nombre entier ni un instant avec son décalage horaire : le faire corriger par l'émetteur.",
    en: "The sequence of the exchange is neither a whole number nor an instant with its offset: have the sender correct it.",
  },
  "answer-refused": {
    fr: "Le destinataire a refusé cet échange : lire son motif, corriger ici ou chez lui, puis rejouer, ou écarter.",
    en: "The target refused this exchange: read its reason, mend it here or there, then replay, or discard.",
  },
  "answer-unknown": {
    fr: "Cet accusé répond à un échange inconnu : vérifier à qui il était destiné, puis le rejouer pour le transmettre quand même, ou l'écarter.",
    en: "This acknowledgement answers an exchange that is not known: find out for whom it was meant, then replay it to pass it on all the same, or discard it.",
  },
  "exchange-behind": {
    fr: "Cet échange attend son tour : un échange plus ancien de la même clé est retenu ou pas encore livré. Traiter d'abord celui-là ; celui-ci part ensuite de lui-même.",
    en: "This exchange waits for its turn: an earlier one of the same key is held or not delivered yet. See to that one first; this one then goes by itself.",
  },
  "exchange-overtaken": {
    fr: "Un échange plus récent de la même clé a déjà été transmis : vérifier dans l'application cible, puis rejouer celui-ci quand même ou l'écarter.",
    en: "A later exchange of the same key was forwarded before this one: check in the target application, then replay it all the same or discard it.",
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
  "check-arguments": {
    fr: "Donner un flux puis des fichiers, ou --format, au besoin --schema, puis des fichiers.",
    en: "Give a flow and then files, or --format, where wanted --schema, and then files.",
  },
  "draft-sample-invalid": {
    fr: "Cet exemple n'est pas un message valide de son format : le vérifier par watchdog check --format, puis l'ôter ou le corriger.",
    en: "This sample is no valid message of its format: check it by watchdog check --format, then leave it out or correct it.",
  },
  "draft-format-unknown": {
    fr: "Le début de ce fichier ne dit pas son format : le donner par --format.",
    en: "How this file begins does not tell its format: give it by --format.",
  },
  "draft-no-key": {
    fr: "Aucun champ de ces messages ne peut être leur clé métier : rédiger le contrat à la main, comme docs/add-a-flow.md le montre.",
    en: "No field of these messages could be their business key: write the contract by hand, as docs/add-a-flow.md shows.",
  },
  "draft-exists": {
    fr: "Ce fichier existe déjà et n'est pas remplacé : donner un autre nom par --out, ou l'ôter d'abord.",
    en: "This file is there already and is not replaced: give another name by --out, or take it away first.",
  },
  "draft-too-narrow": {
    fr: "Le contrat rédigé refuse un de ses exemples : lire ses constats par watchdog check, puis corriger le fichier à la main.",
    en: "The drafted contract refuses one of its samples: read the findings by watchdog check, then mend the file by hand.",
  },
  "contract-unusable": {
    fr: "Ce fichier n'est pas utilisable comme contrat : donner un module TypeScript qui exporte un seul contrat, fait par defineContract.",
    en: "This file cannot be used as a contract: give a TypeScript module that exports one contract, made by defineContract.",
  },
  "archive-missing": {
    fr: "Ce flux ne conserve pas ce qu'il transmet : lui donner « archive » dans client.ts, déployer, puis réessayer après quelques jours.",
    en: 'This flow keeps nothing of what it forwards: give it "archive" in client.ts, deploy, and try again after some days.',
  },
  "schema-unusable": {
    fr: "Ce schéma n'est pas utilisable : donner un fichier .xsd ou .json qui convient au format, avec ses inclusions dans sa propre arborescence.",
    en: "This schema cannot be used: give an .xsd or .json file that suits the format, with what it includes in its own folder tree.",
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
  "file-unwritable": {
    fr: "Ce fichier ne peut être écrit : vérifier que son dossier existe et que vous y avez droit, puis recommencer.",
    en: "This file cannot be written: check that its folder exists and that you may write there, then try again.",
  },
  "file-not-sent": {
    fr: "La file SQS n'a pas pris ce fichier : vérifier qu'il n'est pas vide, et qu'il tient dans 1 Mio (en base64 un tiers de plus), puis recommencer.",
    en: "The SQS queue did not take this file: check that it is not empty, and that it fits into 1 MiB (in base64 a third more), then try again.",
  },
  "file-not-text": {
    fr: "Cet échange est venu comme texte : convertir ce fichier en UTF-8, puis recommencer.",
    en: "This exchange came as text: convert this file to UTF-8, then try again.",
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
  "control-end-unusable": {
    fr: "Ce flux ne peut être mis sous contrôle jusqu'à cet instant : donner une fin à venir, dans les sept jours, ou dans les deux jours pour une pause.",
    en: "This flow cannot be put under a control until then: give an end that is to come, within seven days, or within two for a pause.",
  },
  "control-none": {
    fr: "Ce flux prend, vérifie et retient comme d'habitude : il n'y a rien à terminer.",
    en: "This flow takes in, checks and holds as ever: there is nothing to end.",
  },
  "erasure-held": {
    fr: "Un échange de cette clé attend en quarantaine ou est en cours de rejeu : le faire livrer ou l'écarter d'abord, puis recommencer.",
    en: "An exchange of this key is held or on its way again: have it delivered or discard it first, then try again.",
  },
  "erasure-unsettled": {
    fr: "Un échange de cette clé vient seulement d'être livré ou écarté : recommencer dans un quart d'heure.",
    en: "An exchange of this key was delivered or discarded only just now: try again in a quarter of an hour.",
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
  "link-used": {
    fr: "Ce lien a déjà servi : se connecter à la console, ou attendre le prochain SMS.",
    en: "This link was used already: sign in to the console, or wait for the next text message.",
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
  "bulk-needs-lead": {
    fr: "Agir sur autant d'échanges à la fois est réservé aux responsables : en demander un, ou en choisir moins.",
    en: "Acting on so many exchanges at once is for a lead: ask one, or choose fewer.",
  },
  "exchange-empty": {
    fr: "La requête ne contient aucun message : envoyer le message de l'échange comme corps de la requête.",
    en: "The request holds no message: send the exchange's message as the body of the request.",
  },
  "exchange-scope-missing": {
    fr: "Ce jeton n'autorise pas à envoyer sur ce flux : en demander un avec l'étendue « watchdog/exchanges:FLUX » pour l'application source.",
    en: 'This token does not let its bearer send on this flow: ask for one with the scope "watchdog/exchanges:FLOW" for the source application.',
  },
  "exchange-door-unknown": {
    fr: "Aucun flux de ce nom ne prend de messages par HTTPS : vérifier le nom, ou déclarer « https » dans la configuration du flux.",
    en: 'No flow of this name takes messages by HTTPS: check the name, or state "https" in the configuration of the flow.',
  },
  "exchange-too-large": {
    fr: "Le message dépasse 1 Mio (768 Kio s'il n'est pas du texte) : le découper, ou le déposer par une autre voie.",
    en: "The message is larger than 1 MiB (768 KiB where it is no text): split it, or send it by another door.",
  },
  "exchange-media-type": {
    fr: "Le type de contenu n'est pas celui du format de ce flux, ou le corps est compressé : envoyer le message tel quel, avec l'un des types indiqués.",
    en: "The content type is not one of this flow's format, or the body is compressed: send the message as it is, with one of the types that are named.",
  },
  "exchange-not-utf8": {
    fr: "Ce message n'est pas en UTF-8, et son type de contenu le ferait voyager comme du texte, en perdant des octets : l'envoyer avec le type application/octet-stream.",
    en: "This message is not UTF-8, and its content type would make it travel as text, which loses bytes: send it with the type application/octet-stream.",
  },
  "exchange-refused": {
    fr: "Le contrat du flux refuse ce message, qui n'a pas été pris : corriger ce qui est indiqué, puis l'envoyer de nouveau.",
    en: "The flow's contract refuses this message, which was not taken: mend what is named, then send it again.",
  },
  "job-unknown": {
    fr: "Cette reprise en masse n'existe pas, ou plus : reprendre un identifiant donné par « watchdog jobs ».",
    en: 'There is no such replay job, or no more: take an id that "watchdog jobs" lists.',
  },
  "trial-unknown": {
    fr: "Cet essai de recette n'existe pas, ou plus : essayer la recette de nouveau.",
    en: "There is no such trial of a recipe, or no more: try the recipe again.",
  },
  "trial-over": {
    fr: "Cet essai de recette est terminé ou abandonné : en lancer un autre si la recette a changé.",
    en: "This trial of a recipe is finished or was cancelled: start another where the recipe has changed.",
  },
  "trial-of-other": {
    fr: "Cet essai n'est pas terminé, ou il porte sur une autre recette ou sur d'autres échanges : essayer cette recette sur ces mêmes échanges, jusqu'au bout.",
    en: "This trial is not finished, or is of another recipe or of other exchanges: try this recipe on these very exchanges, to the end.",
  },
  "job-over": {
    fr: "Cette reprise en masse est terminée ou abandonnée : en lancer une autre pour ce qui est encore retenu.",
    en: "This replay job is finished or was cancelled: start another for what is still held.",
  },
  "job-not-running": {
    fr: "Cette reprise en masse est déjà en pause : regarder pourquoi avec « watchdog job show », puis la relancer ou l'abandonner.",
    en: 'This replay job is paused already: see why with "watchdog job show", then resume or cancel it.',
  },
  "job-not-paused": {
    fr: "Cette reprise en masse n'est pas en pause : suivre son avancement avec « watchdog job show ».",
    en: 'This replay job is not paused: follow how far it has come with "watchdog job show".',
  },
  "job-waits-for-approval": {
    fr: "Cette reprise en masse attend l'accord d'une seconde personne : la faire approuver avec « watchdog job approve », ou l'abandonner.",
    en: 'This replay job waits for a second person: have it approved with "watchdog job approve", or cancel it.',
  },
  "job-not-waiting": {
    fr: "Cette reprise en masse n'attend aucune approbation : suivre son avancement avec « watchdog job show ».",
    en: 'This replay job waits for no approval: follow how far it has come with "watchdog job show".',
  },
  "redelivery-future": {
    fr: "La fin de la période n'est pas encore passée : choisir une heure passée, car ce qui part maintenant arrive de toute façon.",
    en: "The window does not end in the past: choose a time that is over, since what goes now arrives anyway.",
  },
  "redelivery-unarchived": {
    fr: "Aucun de ces flux ne garde d'archive : il n'y a rien à livrer de nouveau d'ici. Demander l'envoi à l'application source, et déclarer « archive » dans la configuration du flux.",
    en: 'None of these flows keeps an archive, so that nothing can be delivered again from here: ask the source application to send it, and state "archive" in the configuration of the flow.',
  },
  "redelivery-expired": {
    fr: "L'archive de ces flux ne remonte pas jusqu'à cette période : demander l'envoi à l'application source, ou choisir une période plus récente.",
    en: "The archive of these flows does not reach back to this time: ask the source application to send it again, or choose a later time.",
  },
  "redelivery-without-exchanges": {
    fr: "Rien n'a été livré sous cette clé pendant cette période : vérifier la clé et les heures avec « watchdog find ».",
    en: 'Nothing was delivered under this key in this time: check the key and the times with "watchdog find".',
  },
  "job-without-exchanges": {
    fr: "Aucun échange retenu ne correspond à ces critères : les élargir, ou vérifier avec « watchdog quarantine list ».",
    en: 'No held exchange matches this filter: widen it, or check with "watchdog quarantine list".',
  },
  "replay-failed": {
    fr: "Le rejeu n'a pas abouti après plusieurs essais, faute de réponse de la cible ou d'un stockage : vérifier la file cible, puis rejouer cet échange.",
    en: "The replay came to no end after several tries, since its target or a store did not answer: check the target queue, then replay this exchange.",
  },
  "request-under-way": {
    fr: "Cette même demande est encore en cours : attendre quelques secondes, puis regarder ce qu'elle a donné.",
    en: "This very request is still under way: wait a few seconds, then look at what came of it.",
  },
  "request-answered": {
    fr: "Cette même demande a déjà été menée à bien, et sa réponse était trop longue pour être gardée : regarder ce qu'elle concerne.",
    en: "This very request was carried out before, and its answer was too long to be kept: look at what it is about.",
  },
  "idempotency-key-reused": {
    fr: "Cette clé d'idempotence a déjà servi à une autre demande : en envoyer une nouvelle avec chaque action.",
    en: "This idempotency key was used for another request: send a new one with each action.",
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
  "field-beyond-first-line": {
    fr: "Ces champs ne sont pas de ceux que le premier niveau peut corriger sur ce flux, ou n'existent plus dans ce message : s'en tenir aux champs proposés, ou confier l'échange au niveau 2.",
    en: "These fields are not among those that the first line may correct on this flow, or are no longer in this message: keep to the fields that are offered, or hand the exchange to level 2.",
  },
  "no-field-for-first-line": {
    fr: "Cet échange n'a aucun champ que le premier niveau puisse corriger : le confier au niveau 2.",
    en: "This exchange has no field that the first line may correct: hand it to level 2.",
  },
  "fields-unchanged": {
    fr: "Ces valeurs sont déjà celles du message : en changer une, ou confier l'échange au niveau 2.",
    en: "The message has these values already: change one of them, or hand the exchange to level 2.",
  },
  "fields-still-refused": {
    fr: "Le contrat refuse encore le message avec ces valeurs, et rien n'est enregistré : corriger les champs nommés, ou confier l'échange au niveau 2.",
    en: "The contract still refuses the message with these values, and nothing is saved: correct the fields that are named, or hand the exchange to level 2.",
  },
  "recipe-unknown": {
    fr: "Aucune recette n'est gardée pour cette cause : en demander une par les propositions d'un échange, l'essayer, puis la garder.",
    en: "No recipe is kept for this failure: ask for proposals of one of its exchanges, try one, then keep it.",
  },
  "automatic-sensitive": {
    fr: "Sur un flux sensible chaque correction attend une seconde personne : aucune recette ne s'y applique d'elle-même. Demander une reprise avec recette.",
    en: "On a sensitive flow each correction waits for a second person: no recipe applies by itself there. Start a replay job with the recipe.",
  },
  "automatic-end-unusable": {
    fr: "Une recette ne peut s'appliquer d'elle-même jusqu'à cet instant : donner une fin à venir, dans les 90 jours.",
    en: "A recipe cannot apply by itself until then: give an end that is to come, within 90 days.",
  },
  "automatic-by-author": {
    fr: "Qui a gardé la recette ne peut décider qu'elle s'applique d'elle-même : le faire décider par un autre responsable.",
    en: "Whoever kept the recipe cannot let it apply by itself: have another lead decide that.",
  },
  "automatic-none": {
    fr: "Cette recette ne s'applique pas d'elle-même : il n'y a rien à terminer.",
    en: "This recipe does not apply by itself: there is nothing to end.",
  },
  "signature-unknown": {
    fr: "Rien n'est ni n'a été retenu pour cette cause sur ce flux : reprendre une signature donnée par « watchdog quarantine signatures ».",
    en: 'Nothing is or was held for this failure on this flow: take a signature that "watchdog quarantine signatures" lists.',
  },
  "recipe-unusable": {
    fr: "Ce fichier ne contient pas de recette : écrire une liste JSON d'opérations comme la page sur les recettes les donne, et corriger les endroits nommés.",
    en: "This file holds no recipe: write a JSON list of operations as the page on recipes gives them, and correct the places that are named.",
  },
  "recipe-place-missing": {
    fr: "Ce message n'a rien à l'endroit qu'une opération de la recette nomme : vérifier le chemin, ou écrire « * » à la place d'un rang pour ne toucher que ce qui existe.",
    en: 'This message has nothing at the place that an operation of the recipe names: check the path, or write "*" in place of an index to touch only what is there.',
  },
  "recipe-test-failed": {
    fr: "Un test de la recette n'est pas rempli par ce message, et rien n'en est changé : ce message a peut-être une autre cause ; le corriger à part.",
    en: "A test of the recipe does not hold for this message, and nothing of it is changed: its cause may be another one; correct it by itself.",
  },
  "recipe-value-unlisted": {
    fr: "Ce message porte une valeur que la table de la recette ne connaît pas : l'ajouter à la table, ou laisser ces valeurs telles quelles avec « unlisted: keep ».",
    en: 'This message holds a value that the table of the recipe does not list: add it to the table, or leave such values as they are by "unlisted: keep".',
  },
  "recipe-unwritable": {
    fr: "Le format de ce message ne sait écrire ce que la recette demande à cet endroit : vérifier la valeur et le chemin dans la page sur les recettes, ou corriger ce message à la main.",
    en: "The format of this message cannot write what the recipe asks for at this place: check value and path against the page on recipes, or correct this message by hand.",
  },
  "recipe-format-unsupported": {
    fr: "Les recettes ne savent pas modifier les messages de ce format : corriger chaque échange à la main, ou le faire renvoyer par l'émetteur.",
    en: "Recipes cannot change messages of this format: correct each exchange by hand, or have the sender send it again.",
  },
  "recipe-changes-nothing": {
    fr: "La recette ne change rien à cet échange : vérifier ses chemins et ses valeurs, ou le rejouer tel qu'il est.",
    en: "The recipe changes nothing of this exchange: check its paths and values, or replay the exchange as it is.",
  },
  "recipe-still-refused": {
    fr: "Le contrat refuse encore le message que donne la recette, et rien n'est enregistré : compléter la recette pour les endroits nommés, ou corriger cet échange à la main.",
    en: "The contract still refuses the message that the recipe makes, and nothing is saved: complete the recipe for the places that are named, or correct this exchange by hand.",
  },
  "payload-not-text": {
    fr: "Ce contenu n'est pas du texte (un PDF, par exemple) ou n'a pu être décodé : il ne se corrige pas ici ; le faire renvoyer corrigé par l'émetteur, puis écarter cet échange.",
    en: "This payload is no text (a PDF, for instance), or could not be decoded: it cannot be corrected here; have the sender send it again corrected, then discard this exchange.",
  },
  "text-not-encodable": {
    fr: "Un caractère du texte corrigé n'existe pas dans le jeu de caractères de cet échange : le remplacer, car la cible ne saurait le lire.",
    en: "A character of the corrected text does not exist in the character set of this exchange: replace it, since the target could not read it.",
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
  "subscription-unknown": {
    fr: "Cette personne n'est abonnée à rien ici : vérifier son nom dans la liste des abonnements.",
    en: "This person subscribes to nothing here: check the name in the list of subscriptions.",
  },
  "address-taken": {
    fr: "Cette adresse ou ce numéro sert déjà à quelqu'un : s'il est à vous, la configuration de l'équipe le porte déjà ; sinon, demander à un administrateur.",
    en: "Somebody is told at this address or number already: if it is yours, the team's configuration names it; otherwise ask an administrator.",
  },
  "address-refused": {
    fr: "Le service d'envoi refuse cette adresse ou ce numéro : le vérifier, ou en donner un autre.",
    en: "The sending service refuses this address or number: check it, or give another one.",
  },
  "subscriptions-full": {
    fr: "Ce client ne peut avoir plus d'abonnements : demander à un administrateur d'en retirer un qui ne sert plus.",
    en: "This client can have no more subscriptions: ask an administrator to take out one that is no longer needed.",
  },
  "code-wrong": {
    fr: "Ce n'est pas le code reçu par SMS : le relire et recommencer ; après cinq essais, en demander un autre.",
    en: "This is not the code that came by text message: read it again and retry; after five tries ask for another one.",
  },
  "code-over": {
    fr: "Aucun code n'est valable pour l'instant : le code a expiré, a été essayé trop souvent, ou n'a pas été demandé ; en demander un autre.",
    en: "No code is good at present: it has expired, was tried too often, or was never asked for; ask for another one.",
  },
  "code-too-often": {
    fr: "Trop de codes ont été demandés : attendre une heure avant d'en demander un autre.",
    en: "Too many codes were asked for: wait an hour before asking for another one.",
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
