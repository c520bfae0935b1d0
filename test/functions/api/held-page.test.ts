import { expect, test } from "vitest";
import { heldPage, positionAt } from "../../../functions/api/documents/held-page.ts";
import type { HeldQuery } from "../../../functions/ports.ts";
import type { ListedExchange } from "../../../schemas/held-exchange.ts";

/** An exchange that is held since so many seconds after midnight. */
function held(flow: string, number: number, second: number): ListedExchange {
  const at = new Date(Date.UTC(2026, 10, 24) + second * 1000).toISOString();
  return {
    id: `${flow}.${String(number).padStart(6, "0")}`,
    flow,
    exchangeId: String(number),
    businessKey: null,
    reason: "contract",
    state: "held",
    signature: "s",
    firstSeen: at,
    lastSeen: at,
    seen: 1,
    stateSince: at,
  };
}

/** A store that lists, newest first, and counts what was read. */
function storeOf(items: readonly ListedExchange[]) {
  const read = { count: 0 };
  async function* list({ flow, until = "9" }: HeldQuery) {
    await Promise.resolve();
    const wanted = items
      .filter((one) => one.flow === flow && one.stateSince <= until)
      .toSorted((a, b) => b.stateSince.localeCompare(a.stateSince));
    for (const one of wanted) {
      read.count += 1;
      yield one;
    }
  }
  return { read, list };
}

/** All pages of a search, and what the dearest of them read. */
async function paged(
  items: readonly ListedExchange[],
  matches: (one: ListedExchange) => boolean,
  limit = 10,
) {
  const store = storeOf(items);
  const ids: string[] = [];
  let [cursor, pages, dearest]: [string | null, number, number] = ["", 0, 0];
  while (cursor !== null) {
    store.read.count = 0;
    const after = cursor === "" ? undefined : positionAt(cursor);
    const flows = ["a", "b"];
    const page: Awaited<ReturnType<typeof heldPage>> = await heldPage(
      { flows, state: "held", limit, after, matches },
      store,
    );
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
    pages += 1;
    dearest = Math.max(dearest, store.read.count);
  }
  return { ids, pages, dearest };
}

const many = Array.from({ length: 9000 }, (_, index) => held(index % 3 === 0 ? "a" : "b", index, index));

test("a rare text is found by pages that each read a bounded part, each exchange once, newest first", async () => {
  const rare = new Set(["17", "4000", "4001", "8999"]);
  const { ids, pages, dearest } = await paged(many, ({ exchangeId }) => rare.has(exchangeId ?? ""));
  expect(ids).toEqual(["b.008999", "b.004001", "b.004000", "b.000017"]);
  expect(pages).toBeGreaterThan(1);
  expect(dearest).toBeLessThan(2100);
});

test("what is common is told in full pages over both flows, in one order", async () => {
  const { ids } = await paged(many, ({ exchangeId }) => Number(exchangeId) % 50 === 0, 7);
  const expected = many.filter((one) => Number(one.exchangeId) % 50 === 0).toReversed();
  expect(ids).toEqual(expected.map(({ id }) => id));
});

test("more of one time than a page reads are gone through, not round and round", async () => {
  const crowd = Array.from({ length: 3000 }, (_, index) => held("a", index, 60));
  const { ids } = await paged([...crowd, held("a", 9999, 1)], ({ exchangeId }) => exchangeId === "9999");
  expect(ids).toEqual(["a.009999"]);
});
