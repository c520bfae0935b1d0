import { expect, test } from "vitest";
import { signaturePage, signaturePositionAt } from "../../../functions/api/documents/signature-page.ts";
import type { HeldSignature } from "../../../schemas/held-signature.ts";

const signature = (name: string, held: number, lastSeen: string, observed = 0): HeldSignature => ({
  flow: "orders",
  signature: name,
  reason: "contract",
  faults: [],
  held,
  firstSeen: "2026-11-01T00:00:00.000Z",
  lastSeen,
  observed,
  lastObserved: null,
  lastRemedy: null,
});

const found = [
  signature("a", 9, "2026-11-24T09:00:00.000Z"),
  signature("b", 100, "2026-11-24T08:00:00.000Z"),
  signature("c", 0, "2026-11-24T10:00:00.000Z", 2),
  signature("d", 9, "2026-11-24T09:00:00.000Z", 30),
  signature("e", 9, "2026-11-24T09:30:00.000Z"),
];

/** All pages of a list, one signature each. */
function paged(order: "worst" | "recent", count: "held" | "observed" = "held"): readonly string[] {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const after: ReturnType<typeof signaturePositionAt> = cursor ? signaturePositionAt(cursor) : undefined;
    const { items, next } = signaturePage(found, { count, order, limit: 1, after });
    names.push(...items.map((one) => one.signature));
    cursor = next;
  } while (cursor !== null);
  return names;
}

test("the worst come first by number, not by text, and what is settled is left out", () => {
  expect(paged("worst")).toEqual(["b", "e", "a", "d"]);
});

test("the most recent come first, and those of one time each once", () => {
  expect(paged("recent")).toEqual(["e", "a", "d", "b"]);
});

test("what was forwarded under observe is listed by itself, also where nothing is held for it", () => {
  expect(paged("worst", "observed")).toEqual(["d", "c"]);
});

test.each(["", "none", Buffer.from('["a"]').toString("base64url"), Buffer.from("{").toString("base64url")])(
  "a cursor that is none of ours, %j, is no position",
  (cursor) => expect(signaturePositionAt(cursor)).toBeUndefined(),
);
