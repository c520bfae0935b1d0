import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { handUp, type HandedUp } from "../../../functions/desk/hand-up.ts";
import { audienceOf } from "../../../functions/notify/audience.ts";
import { client } from "../../clients/watched/watched/client.ts";
import { MemoryWatch } from "../memory-watch.ts";

const at = Temporal.Instant.from("2026-11-24T09:00:00Z");
const later = at.add({ minutes: 5 });

const exchange = (id: string, signature = "a1"): HandedUp["exchange"] => ({
  id,
  flow: "letters",
  signature,
  reason: "contract",
  findings: [
    {
      code: "contract-text-too-long",
      severity: "error",
      path: "/text",
      position: null,
      message: { fr: "Trop long.", en: "Too long." },
      expected: null,
      received: "string",
    },
  ],
});

const hand = (watch: MemoryWatch, id: string, number: number, signature?: string) =>
  handUp(
    { exchange: exchange(id, signature), note: `tried ${id}` },
    number,
    { by: "kim", at },
    {
      client,
      incidents: watch.incidents,
    },
  );

test("exchanges of one failure share one incident; those of another have their own", async () => {
  const watch = new MemoryWatch();
  const first = await hand(watch, "letters.1", 1);
  expect(first).toMatchObject({
    outcome: "opened",
    incident: {
      title: "letters: contract-text-too-long /text",
      exchange: "letters.1",
      flows: ["letters"],
      asksFor: "consultant",
      notices: [{ event: "opened" }],
    },
  });
  const second = await hand(watch, "letters.2", 2);
  expect(second).toMatchObject({ outcome: "added", incident: { number: 1 } });
  expect(second.incident.timeline.map(({ note }) => note)).toEqual([
    "tried letters.1",
    "letters.2: tried letters.2",
  ]);
  expect(await hand(watch, "letters.3", 3, "b2")).toMatchObject({
    outcome: "opened",
    incident: { number: 3 },
  });
});

test("two who hand over at once meet on one incident", async () => {
  const watch = new MemoryWatch();
  const both = await Promise.all([hand(watch, "letters.1", 1), hand(watch, "letters.2", 2)]);
  expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["added", "opened"]);
  expect(new Set(both.map(({ incident }) => incident.number)).size).toBe(1);
});

test("once it is resolved, the failure opens a further incident", async () => {
  const watch = new MemoryWatch();
  const { incident } = await hand(watch, "letters.1", 1);
  await watch.incidents.change(incident, (one) => ({ ...one, state: "resolved", resolvedAt: later }));
  expect(await hand(watch, "letters.2", 2)).toMatchObject({
    outcome: "opened",
    incident: { number: 2, opening: 2 },
  });
});

test("a consultant is called, past somebody of the first line who is there", async () => {
  const watch = new MemoryWatch();
  const { incident } = await hand(watch, "letters.1", 1);
  const [notice] = incident.notices;
  const { support } = client;
  if (!support || !notice) throw new Error("nobody is to be told");
  const ana = support.team.people["ana"];
  if (!ana) throw new Error("there is no ana");
  const people = { ...support.team.people, kim: { ...ana, level: "first-line" as const } };
  const staffed = { ...support, people: [...support.people, "kim"], team: { ...support.team, people } };
  const find = audienceOf({ support: staffed, absences: [], loads: {} });
  expect(find(incident, notice, at).readers).toEqual(["ana"]);
  const { asksFor: _, ...usual } = incident;
  expect(find(usual, notice, at).readers).toEqual(["kim"]);
});
