import * as z from "zod";
import type { SignatureCount, SignatureOrder } from "../../../schemas/api/signature-operations.ts";
import type { HeldSignature } from "../../../schemas/held-signature.ts";

/** Where in a list of signatures a page ended: what it is sorted by, and the signature. */
const Position = z.tuple([z.string().max(40), z.string().max(100)]);
export type SignaturePosition = z.output<typeof Position>;

const COUNT_DIGITS = 12;

/** What a signature is sorted by, as a text of which the greatest comes first. */
const RANKS: Readonly<Record<SignatureOrder, (one: HeldSignature, count: SignatureCount) => string>> = {
  worst: (one, count) => `${String(one[count]).padStart(COUNT_DIGITS, "0")} ${one.lastSeen}`,
  recent: ({ lastSeen }) => lastSeen,
};

const inOrder = ([a, one]: SignaturePosition, [b, other]: SignaturePosition) =>
  a === b ? one.localeCompare(other) : b.localeCompare(a);

/** The position that a cursor names; undefined where it is none of ours. */
export function signaturePositionAt(cursor: string): SignaturePosition | undefined {
  try {
    return Position.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))).data;
  } catch {
    return undefined;
  }
}

/** One page of the signatures for which something is counted, or of the one that is named, and the cursor of the next. */
export function signaturePage(
  found: readonly HeldSignature[],
  asked: {
    readonly signature?: string | undefined;
    readonly count: SignatureCount;
    readonly order: SignatureOrder;
    readonly limit: number;
    readonly after: SignaturePosition | undefined;
  },
): { readonly items: HeldSignature[]; readonly next: string | null } {
  const { signature, count, order, limit, after } = asked;
  const positionOf = (one: HeldSignature): SignaturePosition => [RANKS[order](one, count), one.signature];
  const left = found
    .filter((one) => (signature === undefined ? one[count] > 0 : one.signature === signature))
    .map((one) => ({ one, at: positionOf(one) }))
    .filter(({ at }) => !after || inOrder(at, after) > 0)
    .toSorted((a, b) => inOrder(a.at, b.at));
  const page = left.slice(0, limit);
  const last = page.at(-1);
  const next =
    last && left.length > limit ? Buffer.from(JSON.stringify(last.at)).toString("base64url") : null;
  return { items: page.map(({ one }) => one), next };
}
