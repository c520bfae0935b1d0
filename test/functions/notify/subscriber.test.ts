import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { isWithin, ownContact, readersOf, subscribedOf } from "../../../functions/notify/subscriber.ts";
import type { Incident } from "../../../schemas/incident.ts";
import { Subscriber } from "../../../schemas/subscriber.ts";
import { after, client, incident } from "../desk/incidents.ts";

const subscriber = (id: string, wishes: Partial<Subscriber["wishes"]> = {}, more: Partial<Subscriber> = {}) =>
  Subscriber.parse({
    kind: "subscriber",
    id,
    revision: 1,
    flows: "all",
    wishes: {
      language: "en",
      priorities: ["P1", "P2", "P3"],
      applications: [],
      kinds: [],
      hours: null,
      smsFrom: "P4",
      ...wishes,
    },
    email: null,
    phone: null,
    pendingPhone: null,
    codesSentAt: [],
    ...more,
  });

const told = (
  one: Subscriber,
  settings: Partial<Incident> = {},
  called: readonly string[] | undefined = ["ben"],
) => subscribedOf([one], client)(incident(settings), "opened", called, after(0)).length > 0;

describe("who subscribes", () => {
  test.each<[string, boolean, Subscriber, Partial<Incident>]>([
    ["is told of what matches", true, subscriber("zoe"), {}],
    ["is not of another priority", false, subscriber("zoe", { priorities: ["P1"] }), {}],
    ["is of a kind that they named", true, subscriber("zoe", { kinds: ["silent"] }), {}],
    ["is not of another kind", false, subscriber("zoe", { kinds: ["late"] }), {}],
    ["is of the source of a flow", true, subscriber("zoe", { applications: ["erp"] }), {}],
    ["is not of another application", false, subscriber("zoe", { applications: ["bank"] }), {}],
    ["is not of flows without a role", false, subscriber("zoe", {}, { flows: ["stock"] }), {}],
    ["is of flows with a role", true, subscriber("zoe", {}, { flows: ["orders"] }), {}],
    [
      "is not, with some flows, of what touches none",
      false,
      subscriber("zoe", {}, { flows: ["orders"] }),
      { flows: [] },
    ],
  ])("%s", (_, expected, one, settings) => {
    expect(told(one, settings)).toBe(expected);
  });

  test("is told by the call alone where called, and not before it is known who is", () => {
    expect(told(subscriber("ana"))).toBe(true);
    expect(told(subscriber("ana"), {}, ["ana"])).toBe(false);
    expect(subscribedOf([subscriber("ana")], client)(incident(), "opened", undefined, after(0))).toEqual([]);
    expect(subscribedOf([subscriber("zoe")], client)(incident(), "opened", undefined, after(0))).toEqual([
      ownContact("zoe"),
    ]);
  });

  test("is not told of reminders to others", () => {
    expect(subscribedOf([subscriber("zoe")], client)(incident(), "repeated", [], after(0))).toEqual([]);
  });
});

describe("ways", () => {
  const phone = { number: "+33639980070", subscription: "arn", confirmedAt: "2026-11-24T10:00:00.000Z" };

  test("add up: a call goes to the configured ones and to one's own, from any wish", () => {
    const ana = Subscriber.parse({ ...subscriber("ana", { priorities: [] }), phone });
    const readers = readersOf(client, [ana]);
    expect(readers["ana"]?.contacts).toEqual(["ana", ownContact("ana")]);
    expect(readers[ownContact("ana")]?.contacts).toEqual(["ana", ownContact("ana")]);
    expect(readers["ben"]).toMatchObject({ contacts: ["ben"], smsFrom: "P4" });
  });

  test("of one are never another's, whatever a token calls them", () => {
    expect(new Set(["ana", "ana:mail", "own:ana"].map(ownContact)).size).toBe(3);
    expect(readersOf(client, [subscriber("zoe")])[ownContact("zoe")]?.contacts).toEqual([]);
  });
});

describe("hours", () => {
  const day = { days: ["mon" as const], from: "08:00", until: "18:00" };
  const night = { days: ["mon" as const], from: "22:00", until: "06:00" };
  test.each([
    ["2026-11-23T08:00", day, true],
    ["2026-11-23T07:59", day, false],
    ["2026-11-23T18:00", day, false],
    ["2026-11-24T09:00", day, false],
    ["2026-11-23T23:00", night, true],
    ["2026-11-24T05:59", night, true],
    ["2026-11-24T06:00", night, false],
    ["2026-11-23T05:00", night, false],
    ["2026-11-23T23:59", { days: ["mon" as const], from: "00:00", until: "24:00" }, true],
  ])("at %s of %j: %s", (local, hours, expected) => {
    const at = Temporal.PlainDateTime.from(local).toZonedDateTime("Europe/Paris").toInstant();
    expect(isWithin(hours, "Europe/Paris", at)).toBe(expected);
  });
});
