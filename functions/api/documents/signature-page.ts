import * as z from "zod";
import type { SignatureOrder } from "../../../schemas/api/signature-operations.ts";
import type { HeldSignature } from "../../../schemas/held-signature.ts";

/** Where in a list of signatures a page ended: what it is sorted by, and the signature. */
const Position = z.tuple([z.string().max(40), z.string().max(100)]);
export type SignaturePosition = z.output<typeof Position>;

const HELD_DIGITS = 12;

/** What a signature is sorted by, as a text of which the greatest comes first. */
const RANKS: Readonly<Record<SignatureOrder, (one: HeldSignature) => string>> = {
  worst: ({ held, lastSeen }) => `${String(held).padStart(HELD_DIGITS, "0")} ${lastSeen}`,
  recent: ({ lastSeen }) => lastSeen,
};

const positionOf = (one: HeldSignature, order: SignatureOrder): SignaturePosition => [
  RANKS[order](one),
  one.signature,
];

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

/** One page of the signatures for which something is held, or of the one that is named, and the cursor of the next. */
export function signaturePage(
  found: readonly HeldSignature[],
  asked: {
    readonly signature?: string | undefined;
    readonly order: SignatureOrder;
    readonly limit: number;
    readonly after: SignaturePosition | undefined;
  },
): { readonly items: HeldSignature[]; readonly next: string | null } {
  const { signature, order, limit, after } = asked;
  const left = found
    .filter((one) => (signature === undefined ? one.held > 0 : one.signature === signature))
    .map((one) => ({ one, at: positionOf(one, order) }))
    .filter(({ at }) => !after || inOrder(at, after) > 0)
    .toSorted((a, b) => inOrder(a.at, b.at));
  const page = left.slice(0, limit);
  const last = page.at(-1);
  const next =
    last && left.length > limit ? Buffer.from(JSON.stringify(last.at)).toString("base64url") : null;
  return { items: page.map(({ one }) => one), next };
}
