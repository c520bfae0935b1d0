import { listSignatures, type SignatureCount } from "../schemas/api/signature-operations.ts";
import type { HeldSignature } from "../schemas/held-signature.ts";
import type { Sentence } from "../schemas/sentence.ts";
import { apiAccess, ask, askAll } from "./desk-api.ts";
import { heading, columns } from "./columns.ts";
import type { Language } from "./language.ts";
import { words } from "./words.ts";

const PAGE = 200;

/** For which failures exchanges are held, or were forwarded under observe; those first that count most. */
export async function countedSignatures(
  flow: string | undefined,
  count: SignatureCount,
): Promise<readonly HeldSignature[]> {
  const access = await apiAccess();
  return askAll((cursor) => {
    const query = { flow, count, cursor, limit: PAGE };
    return ask(access, listSignatures, { parameters: {}, query, body: undefined });
  });
}

const NOTHING: Readonly<Record<SignatureCount, Sentence>> = {
  held: { fr: "Rien en quarantaine.", en: "Nothing in quarantine." },
  observed: {
    fr: "Rien n'a été transmis sous observation qui aurait été retenu.",
    en: "Nothing was forwarded under observe that would have been held.",
  },
};

/** Failures, one a line: how many are counted, since when, what it means, and what fixed it last time. */
export function signaturesText(
  items: readonly HeldSignature[],
  count: SignatureCount,
  language: Language,
): string {
  if (items.length === 0) return NOTHING[count][language];
  return columns([
    heading(words[language][`${count}Signatures`]),
    ...items.map(({ faults: [fault], lastRemedy, reason, ...one }) => [
      one.signature,
      one.flow,
      String(one[count]),
      one.firstSeen,
      one.lastSeen,
      lastRemedy ? `${lastRemedy.how} (${lastRemedy.by ?? "-"})` : "-",
      fault ? `${fault.code} ${fault.path}`.trim() : reason,
      fault?.message[language] ?? "",
    ]),
  ]);
}
