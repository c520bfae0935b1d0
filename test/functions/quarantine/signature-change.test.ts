import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { fault } from "../../../functions/quarantine/fault.ts";
import { delivered, discarded, firstHeld, heldAgain, replaying } from "../../../functions/quarantine/life.ts";
import { batchChanges, signatureChanges } from "../../../functions/quarantine/signature-change.ts";
import type { Finding } from "../../../schemas/finding.ts";
import type { HeldExchange, Holding } from "../../../schemas/held-exchange.ts";
import { timestamp } from "../../../schemas/timestamp.ts";

const at = Temporal.Instant.from("2026-11-24T09:00:00Z");
const later = at.add({ hours: 1 });

const finding = (path: string): Finding => ({
  code: "contract-type",
  severity: "error",
  path,
  position: null,
  message: { fr: "À corriger.", en: "Mend it." },
  expected: null,
  received: "missing",
});

const holding = (exchangeId: string, path: string, contractVersion = 1): Holding => ({
  flow: "orders",
  exchangeId,
  businessKey: null,
  contentHash: exchangeId,
  transferEncoding: null,
  order: null,
  messageId: exchangeId,
  receiveCount: 1,
  content: { body: "{}", attributes: {} },
  ...fault({ id: "orders", contractVersion }, "contract", { findings: [finding(path)], total: 1 }),
});

const held = firstHeld(holding("1", "/lines/0/price"), at);
const sent = (by = "ana"): HeldExchange => {
  const exchange = replaying(held, "r1", { at, by });
  if (!exchange) throw new Error("it is not held");
  return exchange;
};
const changes = (before: HeldExchange, after: HeldExchange | undefined) =>
  signatureChanges(before, after ?? before);

describe("a change of one exchange", () => {
  test("takes it out of what is held when it is replayed, with no remedy yet", () => {
    expect(changes(held, sent())).toMatchObject([
      { known: { signature: held.signature }, held: -1, remedy: undefined },
    ]);
  });

  test("counts it for what is wrong today when it comes back", () => {
    const today = fault({ id: "orders", contractVersion: 1 }, "contract", {
      findings: [finding("/customer")],
      total: 1,
    });
    expect(changes(sent(), heldAgain(sent(), "r1", today, later))).toMatchObject([
      { known: { signature: today.signature, faults: [{ path: "/customer" }] }, held: 1, seen: true },
    ]);
  });

  test("tells that it was discarded, by whom and why", () => {
    const given = discarded(held, { at: later, by: "ben", note: "a test" });
    const remedy = { how: "discarded", by: "ben", at: timestamp(later), note: "a test" };
    expect(changes(held, given)).toMatchObject([{ held: -1, remedy }]);
  });

  test.each([
    ["as-it-was", 1, []],
    ["contract-changed", 2, []],
    [
      "corrected",
      2,
      [
        {
          version: 1,
          hash: "a",
          bytes: 2,
          by: "ben",
          at: timestamp(at),
          verdict: "valid" as const,
          findingsTotal: 0,
          approvedBy: null,
        },
      ],
    ],
  ] as const)("tells that it went through %s, by who replayed it", (how, version, corrections) => {
    const before = { ...sent("ana"), corrections: [...corrections] };
    expect(changes(before, delivered(before, "r1", version, later))).toMatchObject([
      { held: 0, seen: false, remedy: { how, by: "ana", at: timestamp(later) } },
    ]);
  });

  test("counts nothing where it stays held", () => {
    expect(changes(held, { ...held, revision: 2 })).toEqual([]);
  });
});

test("a batch changes each signature once, by those that are new, places in lists being one", () => {
  const batch = [
    holding("1", "/lines/0/price"),
    holding("2", "/lines/7/price"),
    holding("3", "/customer"),
    holding("4", "/lines/2/price"),
  ];
  const counted = batchChanges(batch, timestamp(at), (index) => index !== 3);
  expect(counted.map(({ known, held: count }) => [known.faults[0]?.path, count])).toEqual([
    ["/lines/-/price", 2],
    ["/customer", 1],
  ]);
});
