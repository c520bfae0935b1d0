import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { ArchivedExchange } from "../../../schemas/archived-exchange.ts";
import type { ForwardedPart } from "../../archive/forwarded.ts";

/** The characters of payloads on one page: an answer of Lambda has six million bytes at most, all escapes included. */
const CHARACTERS_MAX = 1_500_000;

/** So many parts are looked through for one page, each of them an object of S3. */
const PARTS_MAX = 100;

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

/** An exchange, and when it was forwarded. */
interface Forwarded {
  readonly at: Temporal.Instant;
  readonly exchange: ArchivedExchange;
}

/**
 * One page of what a flow forwarded since an instant, and the cursor of the next; it may come back short, even empty,
 * with a next.
 *
 * @param parts newest first, from the position on
 */
export async function archivePage(
  parts: AsyncIterable<ForwardedPart>,
  {
    after,
    from,
    limit,
  }: { readonly after: Position | undefined; readonly from: Temporal.Instant; readonly limit: number },
): Promise<{ readonly items: readonly Forwarded[]; readonly next: string | null }> {
  const items: Forwarded[] = [];
  let room = CHARACTERS_MAX;
  let looked = 0;
  let position = after;
  const page = () => ({ items, next: Buffer.from(JSON.stringify(position)).toString("base64url") });
  for await (const { at, name, sent } of parts) {
    // Names count down with time, so that a smaller one of the same instant came before.
    if (after && name < after.name) continue;
    if (Temporal.Instant.compare(at, from) < 0) break;
    if (looked === PARTS_MAX) return page();
    looked += 1;
    for (const { index, exchange } of sent) {
      if (after && name === after.name && index >= after.index) continue;
      if (items.length > 0 && (items.length === limit || exchange.body.length > room)) return page();
      items.push({ at, exchange });
      room -= exchange.body.length;
      position = { at: at.toString(), name, index };
    }
    position = { at: at.toString(), name, index: 0 };
  }
  return { items, next: null };
}
