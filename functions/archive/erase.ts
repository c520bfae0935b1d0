import type { ArchiveReader, Journal, Lines } from "../ports.ts";

/**
 * Takes the exchanges of a business key out of what a flow kept, its line and its journal, and counts the entries.
 * The journal comes last: as long as it names an object, an erasure that broke off finds it again.
 */
export async function eraseForwarded(
  flow: string,
  businessKey: string,
  {
    archive,
    journal,
    lines,
  }: { readonly archive: ArchiveReader; readonly journal: Journal; readonly lines: Pick<Lines, "erase"> },
): Promise<number> {
  const kept = new Map<string, Set<string>>();
  for await (const { archived, exchangeId } of journal.find(flow, businessKey))
    if (archived !== null) kept.set(archived, (kept.get(archived) ?? new Set()).add(exchangeId));
  for (const [name, exchangeIds] of kept) await archive.erase(flow, name, exchangeIds);
  await lines.erase({ flow, businessKey });
  return journal.erase(flow, businessKey);
}
