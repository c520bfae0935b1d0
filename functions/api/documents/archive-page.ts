import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { ArchivePlace, Forwarded } from "../../archive/forwarded.ts";

/** The characters of payloads on one page: an answer of Lambda has six million bytes at most, all escapes included. */
const CHARACTERS_MAX = 1_500_000;

const Position = z.object({ at: z.iso.datetime(), name: z.string().max(200), index: z.int().nonnegative() });
type Position = z.output<typeof Position>;

/** The position that a cursor names; undefined where it is none of ours. */
export function archivePosition(cursor: string): Position | undefined {
  try {
    return Position.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))).data;
  } catch {
    return undefined;
  }
}

/** Newest first: by name, since names count down, and within one part from its end. */
function isAfter(place: ArchivePlace, { name, index }: ArchivePlace): boolean {
  return place.name > name || (place.name === name && place.index < index);
}

/**
 * One page of what a flow forwarded since an instant, and the cursor of the next.
 *
 * @param forwarded newest first, from the position on
 */
export async function archivePage(
  forwarded: AsyncIterable<Forwarded>,
  {
    after,
    from,
    limit,
  }: { readonly after: Position | undefined; readonly from: Temporal.Instant; readonly limit: number },
): Promise<{ readonly items: readonly Forwarded[]; readonly next: string | null }> {
  const items: Forwarded[] = [];
  let room = CHARACTERS_MAX;
  for await (const one of forwarded) {
    if (after && !isAfter(one.place, after)) continue;
    if (Temporal.Instant.compare(one.at, from) < 0) break;
    const last = items.at(-1);
    if (last && (items.length === limit || one.exchange.body.length > room)) {
      const position: Position = { at: last.at.toString(), ...last.place };
      return { items, next: Buffer.from(JSON.stringify(position)).toString("base64url") };
    }
    items.push(one);
    room -= one.exchange.body.length;
  }
  return { items, next: null };
}
