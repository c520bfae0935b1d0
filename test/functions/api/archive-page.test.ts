import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import type { ForwardedPart } from "../../../functions/archive/forwarded.ts";
import { archivePage, archivePosition } from "../../../functions/api/documents/archive-page.ts";

const EPOCH = Temporal.Instant.from("2026-12-01T09:00:00Z");

const part = (minute: number, body: string, ...indexes: readonly number[]): ForwardedPart => ({
  at: EPOCH.add({ minutes: minute }),
  name: String(900 - minute),
  sent: indexes.map((index) => ({
    index,
    exchange: { exchangeId: `${minute}.${index}`, businessKey: "k", hash: "h", body, attributes: {} },
  })),
});

/** Three parts of two exchanges each, newest first: names count down with time. */
const kept = (body = "x") => [2, 1, 0].map((minute) => part(minute, body, 1, 0));

async function* from<T>(items: readonly T[]) {
  await Promise.resolve();
  yield* items;
}

async function pages(all: readonly ForwardedPart[], limit: number, since = EPOCH) {
  const found: string[][] = [];
  let cursor: string | undefined;
  do {
    const after = cursor === undefined ? undefined : archivePosition(cursor);
    // What is listed begins at the instant of the cursor's part, and so with the part itself.
    const begin = after ? Temporal.Instant.from(after.at) : EPOCH.add({ hours: 24 });
    const listed = all.filter(({ at }) => Temporal.Instant.compare(at, begin) <= 0);
    const page = await archivePage(from(listed), { after, from: since, limit });
    found.push(page.items.map(({ exchange }) => exchange.exchangeId));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
}

test("each exchange comes once, newest first, whatever the size of a page", async () => {
  const whole = ["2.1", "2.0", "1.1", "1.0", "0.1", "0.0"];
  for (const limit of [1, 2, 4, 5, 6, 7]) expect((await pages(kept(), limit)).flat()).toEqual(whole);
  expect(await pages(kept(), 4)).toEqual([whole.slice(0, 4), whole.slice(4)]);
});

test("what was forwarded before is left out", async () => {
  expect(await pages(kept(), 10, EPOCH.add({ minutes: 1 }))).toEqual([["2.1", "2.0", "1.1", "1.0"]]);
});

test("a page ends early where its payloads are large, and holds one at least", async () => {
  expect(await pages(kept("x".repeat(1_000_000)), 10)).toHaveLength(6);
  expect(await pages(kept("x".repeat(2_000_000)), 10)).toHaveLength(6);
});

test("of parts of which nothing was sent, a page looks through so many, and the next goes on", async () => {
  const unsent = Array.from({ length: 250 }, (_, index) => part(500 - index, "x"));
  expect(await pages([...unsent, ...kept()], 10)).toEqual([
    [],
    [],
    ["2.1", "2.0", "1.1", "1.0", "0.1", "0.0"],
  ]);
});

test.each(["", "x", Buffer.from('{"at":"never"}').toString("base64url")])("takes no cursor %j", (cursor) => {
  expect(archivePosition(cursor)).toBeUndefined();
});
