import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { closedPage, isWanted, urgentPage } from "../../../functions/api/documents/incident-pages.ts";
import type { Incident } from "../../../schemas/incident.ts";
import { incident } from "../desk/incidents.ts";

const WANTED = {
  state: undefined,
  observed: false,
  active: false,
  flow: undefined,
  assignee: undefined,
  mine: false,
};

/** Incidents in memory, in the order of their store. */
const stored = (...all: readonly Incident[]) => ({
  async *notClosed() {
    yield* all;
  },
  async *closed(after?: Pick<Incident, "openedAt" | "number">) {
    const from = after ? all.findIndex(({ number }) => number === after.number) + 1 : 0;
    yield* all.slice(from);
  },
});

describe("which incidents are wanted", () => {
  test.each([
    ["those that are not resolved", { active: true }, { state: "resolved" }, false],
    ["those that are not resolved", { active: true }, { state: "waiting" }, true],
    ["those in one's own hands", { mine: true }, { assignee: "ben" }, false],
    ["those in one's own hands", { mine: true }, { assignee: "ana" }, true],
    ["what calls nobody only where it is asked for", {}, { mode: "observe" }, false],
    ["what calls nobody where it is asked for", { observed: true }, { mode: "observe" }, true],
    ["those of a state", { state: "waiting" }, { state: "open" }, false],
    ["those of a flow", { flow: "stock" }, { flows: ["orders"] }, false],
  ] as const)("%s", (_, asked, settings, expected) => {
    const one = incident({ ...settings, flows: ["orders"] });
    expect(isWanted(one, { ...WANTED, ...asked }, "ana")).toBe(expected);
  });
});

/** The numbers of each page, as pages of two are asked for one after the other. */
async function pages(next: (cursor: string | undefined) => ReturnType<typeof urgentPage>) {
  const found: (readonly number[])[] = [];
  let cursor: string | undefined;
  do {
    const page = await next(cursor);
    if (!page) throw new Error("the cursor is unreadable");
    found.push(page.items.map(({ number }) => number));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  return found;
}

test("those that are not closed come page by page, the most urgent first, each once", async () => {
  const all = (["P3", "P1", "P3", "P2", "P1"] as const).map((priority, index) =>
    incident({ number: index + 1, priority }),
  );
  const source = stored(...all);
  expect(await pages((cursor) => urgentPage(source, () => true, { limit: 2, cursor }))).toEqual([
    [2, 5],
    [4, 1],
    [3],
  ]);
  expect(await pages((cursor) => urgentPage(source, () => true, { limit: 5, cursor }))).toHaveLength(1);
});

test("closed ones come page by page as they are stored", async () => {
  const all = [9, 7, 4].map((number) => incident({ number, state: "closed" }));
  const source = stored(...all);
  expect(await pages((cursor) => closedPage(source, () => true, { limit: 2, cursor }))).toEqual([
    [9, 7],
    [4],
  ]);
});

test("a cursor that is none of theirs is told, whatever it says", async () => {
  const cursors = ["none", "bnVsbA", Buffer.from('["P1"]').toString("base64url")];
  for (const cursor of cursors) {
    expect(await urgentPage(stored(), () => true, { limit: 2, cursor })).toBeUndefined();
    expect(await closedPage(stored(), () => true, { limit: 2, cursor })).toBeUndefined();
  }
  const at = Temporal.Instant.from("2026-11-24T09:00:00Z").toString();
  const cursor = Buffer.from(JSON.stringify([at, 4])).toString("base64url");
  expect(await closedPage(stored(), () => true, { limit: 2, cursor })).toEqual({ items: [], next: null });
});
