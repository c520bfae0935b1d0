import { describe, expect, test } from "vitest";
import { withoutAnswersKey } from "../../../functions/api/documents/masked-keys.ts";
import { tracePage, tracePosition, traceSteps } from "../../../functions/api/documents/trace.ts";
import { client } from "../../../clients/demo/client.ts";
import type { HeldExchange, HistoryStep } from "../../../schemas/held-exchange.ts";
import type { JournalEntry } from "../../../schemas/journal-entry.ts";

const at = (minute: number) => `2026-11-24T09:${String(minute).padStart(2, "0")}:00.000Z`;

const entry = (
  flow: string,
  minute: number,
  quarantine: JournalEntry["quarantine"] = null,
): JournalEntry => ({
  flow,
  businessKey: "#1001",
  exchangeId: `${flow} ${minute}`,
  hash: "0",
  transferEncoding: null,
  earlierHashes: [],
  forwardedAt: at(minute),
  repeats: 0,
  lastRepeatAt: null,
  redelivered: null,
  mainKey: null,
  answered: null,
  archived: null,
  quarantine,
  control: null,
  signature: null,
});

const history = (...steps: readonly (readonly [number, HistoryStep["step"]])[]) =>
  steps.map(([minute, step]) => ({ at: at(minute), step, by: null, note: null }));

const held = (steps: HeldExchange["history"]): HeldExchange => ({
  id: "shop-orders.1",
  flow: "shop-orders",
  exchangeId: "1",
  businessKey: "#1001",
  contentHash: "0",
  order: null,
  transferEncoding: null,
  messageId: "0",
  bytes: 1,
  contractVersion: 1,
  reason: "contract",
  findings: [],
  findingsTotal: 0,
  signature: "s",
  state: "held",
  holding: 1,
  attempts: 0,
  seen: 1,
  receiveCount: 1,
  firstSeen: at(0),
  lastSeen: at(0),
  stateSince: at(0),
  replay: null,
  corrections: [],
  lock: null,
  history: steps,
  revision: 1,
});

const told = (forwarded: readonly JournalEntry[], exchanges: readonly HeldExchange[]) =>
  traceSteps(forwarded, exchanges, client).map(({ flow, step }) => `${flow} ${step}`);

describe("the line of time of a key", () => {
  test("is in order of time over all flows, between applications as people call them", () => {
    const lived = held(history([1, "held"], [5, "corrected"], [6, "replaying"], [8, "delivered"]));
    expect(told([entry("shipments", 9), entry("stock-levels", 3)], [lived])).toEqual([
      "shop-orders held",
      "stock-levels forwarded",
      "shop-orders corrected",
      "shop-orders replaying",
      "shop-orders delivered",
      "shipments forwarded",
    ]);
    const [first] = traceSteps([entry("shipments", 9)], [], client);
    expect(first).toMatchObject({ source: client.applications["wms"]?.name, target: "ERP" });
  });

  test("tells a replay once, though the journal has it too", () => {
    const mark = { id: "shop-orders.1", holding: 1 };
    const delivered = held(history([1, "held"], [8, "delivered"]));
    expect(told([entry("shop-orders", 8, mark)], [delivered])).toEqual([
      "shop-orders held",
      "shop-orders delivered",
    ]);
    // Until the sweep has settled it, only the journal knows.
    expect(told([entry("shop-orders", 8, mark)], [held(history([1, "held"]))])).toEqual([
      "shop-orders held",
      "shop-orders forwarded",
    ]);
  });

  test("comes page by page, each step once, also those of one instant", () => {
    const steps = traceSteps(
      ["shipments", "stock-levels", "shop-orders", "payments"].map((flow) => entry(flow, 1)),
      [],
      client,
    );
    const pages: string[] = [];
    let cursor: string | null = null;
    do {
      const after = cursor === null ? undefined : tracePosition(cursor);
      const { items, next } = tracePage(steps, after, 3);
      pages.push(items.map(({ flow }) => flow).join(" "));
      cursor = next;
    } while (cursor !== null);
    expect(pages).toEqual(["payments shipments shop-orders", "stock-levels"]);
  });

  test.each(["", "x", Buffer.from('["never","a"]').toString("base64url")])("takes no cursor %j", (cursor) => {
    expect(tracePosition(cursor)).toBeUndefined();
  });
});

test("the id of an acknowledgement is hidden from whoever may not see the keys of its flow", () => {
  const answered = { at: at(2), accepted: true, reason: null, flow: "receipts", exchangeId: "Jane Doe" };
  const one = { ...entry("shop-orders", 1), answered };
  expect(withoutAnswersKey(one, () => true)).toEqual(one);
  const hidden = withoutAnswersKey(one, (flow) => flow !== "receipts");
  expect(JSON.stringify(hidden)).not.toContain("Jane");
  expect(traceSteps([hidden], [], client).map(({ step }) => step)).toEqual(["forwarded", "accepted"]);
});
