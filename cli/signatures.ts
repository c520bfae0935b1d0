import { listSignatures } from "../schemas/api/signature-operations.ts";
import type { HeldSignature } from "../schemas/held-signature.ts";
import { apiAccess, ask, askAll } from "./desk-api.ts";
import { heading, columns } from "./columns.ts";
import type { Language } from "./language.ts";
import { words } from "./words.ts";

const PAGE = 200;

/** For which failures exchanges are held, those first that hold most. */
export async function heldSignatures(flow: string | undefined): Promise<readonly HeldSignature[]> {
  const access = await apiAccess();
  return askAll((cursor) =>
    ask(access, listSignatures, { parameters: {}, query: { flow, cursor, limit: PAGE }, body: undefined }),
  );
}

/** Failures, one a line: how many are held, since when, what it means, and what fixed it last time. */
export function signaturesText(items: readonly HeldSignature[], language: Language): string {
  if (items.length === 0) return language === "fr" ? "Rien en quarantaine." : "Nothing in quarantine.";
  return columns([
    heading(words[language].signatures),
    ...items.map(({ flow, signature, held, firstSeen, lastSeen, reason, faults: [fault], lastRemedy }) => [
      signature,
      flow,
      String(held),
      firstSeen,
      lastSeen,
      lastRemedy ? `${lastRemedy.how} (${lastRemedy.by ?? "-"})` : "-",
      fault ? `${fault.code} ${fault.path}`.trim() : reason,
      fault?.message[language] ?? "",
    ]),
  ]);
}
