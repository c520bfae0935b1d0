import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { changesOnCall, peopleOnCall } from "../../../functions/incident/on-call.ts";
import { isoWeek, weekMonday } from "../../../schemas/iso-week.ts";
import { OnCall } from "../../../schemas/on-call.ts";

const instant = (text: string) => Temporal.Instant.from(text);

const rota = OnCall.parse({
  zone: "Europe/Paris",
  rotation: { startingWeek: "2026-W48", people: ["ana", "ben", "cem"], standIns: 1 },
  weeks: { "2026-W52": ["dan", "ana", "ben"] },
});
const fridays = OnCall.parse({ ...rota, changes: { day: "fri", time: "17:30" } });

describe("on call", () => {
  test.each([
    ["before the rotation begins is nobody", rota, "2026-11-23T07:59+01:00", []],
    [
      "from the first change on is the first, with the next to stand in",
      rota,
      "2026-11-23T08:00+01:00",
      ["ana", "ben"],
    ],
    ["just before the second change is still the first", rota, "2026-11-30T07:59+01:00", ["ana", "ben"]],
    ["from the second change on is the second", rota, "2026-11-30T08:00+01:00", ["ben", "cem"]],
    [
      "in the third week is the third, with the first to stand in",
      rota,
      "2026-12-13T23:00+01:00",
      ["cem", "ana"],
    ],
    ["after a round is the first again", rota, "2026-12-14T08:00+01:00", ["ana", "ben"]],
    [
      "in a week apart from the rotation are its people",
      rota,
      "2026-12-25T03:00+01:00",
      ["dan", "ana", "ben"],
    ],
    ["after it is whose turn it is by the calendar", rota, "2026-12-28T08:00+01:00", ["cem", "ana"]],
    ["in the week of the change of years is the next", rota, "2027-01-04T08:00+01:00", ["ana", "ben"]],
    [
      "where weeks change on Fridays is the first from the Friday of the week on",
      fridays,
      "2026-11-27T17:30+01:00",
      ["ana", "ben"],
    ],
    ["where weeks change on Fridays is nobody before", fridays, "2026-11-27T17:29+01:00", []],
    [
      "where weeks change on Fridays is the first until the next Friday",
      fridays,
      "2026-12-04T17:29+01:00",
      ["ana", "ben"],
    ],
  ])("%s", (_, onCall, at, people) => {
    expect(peopleOnCall(onCall, [], instant(at))).toEqual(people);
  });

  test("is nobody where there is no rota", () => {
    expect(peopleOnCall(undefined, [], instant("2026-11-30T08:00Z"))).toEqual([]);
  });

  test("are those alone who are not absent", () => {
    const at = instant("2026-11-25T22:00Z");
    const absence = { person: "ana", from: at, until: at.add({ hours: 1 }) };
    expect(peopleOnCall(rota, [absence], at)).toEqual(["ben"]);
    expect(peopleOnCall(rota, [absence], at.add({ hours: 1 }))).toEqual(["ana", "ben"]);
  });

  test("are no more stand-ins than there are others, each once", () => {
    const rotation = { startingWeek: "2026-W48", people: ["ana", "ben", "ana", "cem"], standIns: 9 };
    const onCall = OnCall.parse({ zone: "Europe/Paris", rotation });
    expect(peopleOnCall(onCall, [], instant("2026-12-09T12:00Z"))).toEqual(["ana", "cem", "ben"]);
  });

  test("changes at the same time of day when the clocks change", () => {
    const from = instant("2027-03-20T00:00Z");
    const changes = changesOnCall(rota, from, instant("2027-04-06T00:00Z"));
    expect(changes.map(String)).toEqual([
      "2027-03-15T07:00:00Z",
      "2027-03-22T07:00:00Z",
      "2027-03-29T06:00:00Z",
      "2027-04-05T06:00:00Z",
    ]);
  });

  test("is the same between two changes, and moves on by one at each", () => {
    const { rotation } = OnCall.parse({
      zone: "Europe/Paris",
      rotation: { startingWeek: "2026-W01", people: ["ana", "ben", "cem"], standIns: 0 },
    });
    const onCall = OnCall.parse({ zone: "Europe/Paris", rotation });
    const start = weekMonday("2026-W01")?.toZonedDateTime({ timeZone: "Europe/Paris", plainTime: "08:00" });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 6 }), (weeks, days) => {
        const at = start?.add({ weeks, days });
        expect(at && peopleOnCall(onCall, [], at.toInstant())).toEqual([["ana", "ben", "cem"][weeks % 3]]);
        expect(at && isoWeek(at.toPlainDate())).toBe(start && isoWeek(start.add({ weeks }).toPlainDate()));
      }),
    );
  });
});
