/** What stands in the audit trail of what is asked of the API. */
import { Temporal } from "temporal-polyfill";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { carriedOutAudited, drawnFor, intentOf } from "../../../functions/api/audited.ts";
import { done, raisedTo, refused } from "../../../functions/api/answered.ts";
import { routes } from "../../../functions/api/routes/routes.ts";
import { openIncident, resolveIncident } from "../../../schemas/api/incident-operations.ts";
import { Crashed } from "../memory-ports.ts";
import { MemoryAudit } from "../memory-audit.ts";

const at = Temporal.Instant.from("2026-11-24T09:00:00Z");
const intent = {
  act: "6f1d2c3b-0000-4000-8000-000000000001",
  subject: "exchange/orders.1",
  at,
  by: "ana",
  address: "203.0.113.7",
  action: "discard",
  why: "a test",
};

let audit: MemoryAudit;
beforeEach(() => {
  audit = new MemoryAudit();
  vi.spyOn(console, "error").mockReturnValue();
});

const trail = () => Array.fromAsync(audit.ofSubject(intent.subject), ({ act }) => act);

/** Operations that only judge what is sent with them, and store nothing. */
const JUDGING = ["checkPayload", "tryExpectation", "tryJob", "tryRedelivery"];

describe("every operation", () => {
  const operations = routes.map(({ operation }) => operation);

  test.each(operations.filter(({ method }) => method !== "get").map((one) => [one.id, one] as const))(
    "%s is audited, unless it stores nothing",
    (id, { audited }) => {
      expect(audited !== undefined).toBe(!JUDGING.includes(id));
    },
  );

  test("that shows a payload is audited, and no other that only reads", () => {
    const reading = operations.filter(({ method, audited }) => method === "get" && audited);
    expect(reading.map(({ id }) => id)).toEqual([
      "readArchive",
      "showPayload",
      "showFields",
      "suggestRecipes",
      "showRecipeChanges",
    ]);
  });
});

test("the intent stands there before anything is done, the outcome after, with what was changed", async () => {
  const answered = await carriedOutAudited(
    intent,
    async () => {
      expect(await trail()).toEqual([{ ...intent, result: "open" }]);
      return done({}, undefined, raisedTo(4));
    },
    audit,
  );
  expect(answered.outcome).toBe("done");
  expect(await trail()).toEqual([{ ...intent, result: "done", from: 3, to: 4 }]);
});

test("what is refused stands there with its code", async () => {
  await carriedOutAudited(intent, async () => refused("exchange-not-held"), audit);
  expect(await trail()).toMatchObject([{ result: "refused", code: "exchange-not-held" }]);
});

test("nothing is done where the intent cannot be written", async () => {
  audit.crash = { call: 1, when: "before" };
  const carryOut = vi.fn<() => Promise<ReturnType<typeof done>>>();
  await expect(carriedOutAudited(intent, carryOut, audit)).rejects.toBeInstanceOf(Crashed);
  expect(carryOut).not.toHaveBeenCalled();
});

test("what was done is answered although its outcome cannot be written; its intent stays open", async () => {
  audit.crash = { call: 2, when: "before" };
  expect(await carriedOutAudited(intent, async () => done({}), audit)).toMatchObject({ outcome: "done" });
  expect(await trail()).toMatchObject([{ result: "open" }]);
});

test("an intent is open as long as nobody could say what became of it", async () => {
  const failing = vi.fn<() => Promise<ReturnType<typeof done>>>();
  failing.mockRejectedValue(new Error("the table does not answer"));
  await expect(carriedOutAudited(intent, failing, audit)).rejects.toThrow("the table does not answer");
  expect(await trail()).toMatchObject([{ result: "open" }]);
});

const sees = () => true;

describe("an intent", () => {
  const caller = { by: "ana", at, address: "203.0.113.7" };
  const ports = { newId: () => "0f8fad5b-d9cb-469f-a165-70867728950e" };

  test("names what is about to be made", async () => {
    const incidents = { nextNumber: async () => 17 };
    const { audited } = openIncident;
    if (!audited) throw new Error("it is not audited");
    const drawn = await drawnFor(audited, { ...ports, incidents });
    const asked = {
      parameters: {},
      query: {},
      body: { title: "orders twice" },
      seen: undefined,
      drawn,
      sees,
    };
    expect(intentOf(audited, asked, caller, intent.act)).toMatchObject({
      subject: "incident/17",
      action: "open",
    });
  });

  test("carries the reason that was given, and from which address", () => {
    const { audited } = resolveIncident;
    if (!audited) throw new Error("it is not audited");
    const body = { note: "index rebuilt", verdict: "real" as const };
    const asked = { parameters: { number: 17 }, query: {}, body, seen: undefined, drawn: "", sees };
    expect(intentOf(audited, asked, caller, intent.act)).toMatchObject({
      subject: "incident/17",
      action: "resolve as real",
      why: "index rebuilt",
      address: "203.0.113.7",
    });
  });
});
