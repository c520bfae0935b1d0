import { describe, expect, test } from "vitest";
import { ALWAYS } from "../../schemas/calendar.ts";
import { type ClientInput, defineClient } from "../../schemas/client.ts";
import { serviceLevel } from "../../schemas/service-level.ts";
import { configuration, plainFlow } from "../infra/clients.ts";

const client = (rest: Partial<ClientInput>) => defineClient(configuration({ orders: plainFlow }, rest));

const office = { zone: "Europe/Paris", hours: { mon: [["08:00", "18:00"]] } } satisfies NonNullable<
  ClientInput["calendars"]
>[string];

const promised = (rest: Partial<ClientInput>, priority: "P1" | "P2" | "P3" | "P4") => {
  const { acknowledge, resolve, hoursName, hours } = serviceLevel(client(rest), priority);
  return [acknowledge.toString(), resolve.toString(), hoursName, hours === ALWAYS ? ALWAYS : "calendar"];
};

describe("what is promised", () => {
  test.each([
    ["around the clock without a calendar", {}, "P2", ["PT30M", "PT8H", ALWAYS, ALWAYS]],
    ["for P1 around the clock", { calendars: { office } }, "P1", ["PT15M", "PT4H", ALWAYS, ALWAYS]],
    [
      "for the others in the client's calendar",
      { calendars: { office } },
      "P3",
      ["PT2H", "PT24H", "office", "calendar"],
    ],
    [
      "as stated, with the rest as usual",
      { calendars: { office }, serviceLevels: { P4: { resolve: "P10D", hours: ALWAYS } } },
      "P4",
      ["PT8H", "P10D", ALWAYS, ALWAYS],
    ],
    [
      "for P1 in a calendar, where that is stated",
      { calendars: { office }, serviceLevels: { P1: { hours: "office" } } },
      "P1",
      ["PT15M", "PT4H", "office", "calendar"],
    ],
  ] as const)("%s", (_, rest, priority, expected) => {
    expect(promised(rest, priority)).toEqual(expected);
  });
});

describe("a contract that cannot be kept is refused with its mend", () => {
  test.each([
    [
      "an unknown calendar",
      { calendars: { office }, serviceLevels: { P2: { hours: "ofice" } } },
      'serviceLevels.P2.hours names "ofice", which is not among the calendars (office): correct it, add the calendar or write "always"',
    ],
    [
      "a calendar where there is none",
      { serviceLevels: { P3: { hours: "constructor" } } },
      'serviceLevels.P3.hours names "constructor", which is not among the calendars, of which there are none: correct it',
    ],
    [
      "several calendars to choose from",
      { calendars: { office, warehouse: office } },
      'serviceLevels.P2.hours is missing: with several calendars write one of office, warehouse or "always"',
    ],
    [
      "a calendar by the reserved name",
      { calendars: { always: office } },
      'calendars.always is the calendar in which every hour counts and needs no hours: use another name than "always"',
    ],
    [
      "a name in capitals",
      { calendars: { Office: office } },
      "calendars.Office is no name of a calendar: use lower-case words joined by hyphens",
    ],
    [
      "a promise of no time",
      { serviceLevels: { P1: { acknowledge: "PT0S" } } },
      "serviceLevels.P1.acknowledge is no time at all: write for example PT4H",
    ],
    [
      "a promise in months",
      { serviceLevels: { P4: { resolve: "P1M" } } },
      "serviceLevels.P4.resolve is no ISO 8601 duration of weeks, days, hours, minutes and seconds",
    ],
    [
      "hours that end before they begin",
      { calendars: { office: { ...office, shifts: { "2026-12-24": [["12:00", "08:00"]] } } } },
      "calendars.office.shifts.2026-12-24.0 ends before it begins: split what passes midnight at 24:00 and 00:00",
    ],
    [
      "a date that is none",
      { calendars: { office: { ...office, holidays: { "2026-02-30": "Nothing" } } } },
      "is no date: write YYYY-MM-DD",
    ],
  ] as const satisfies readonly (readonly [string, object, string])[])("%s", (_, rest, mend) => {
    expect(() => defineClient(Object.assign(configuration({ orders: plainFlow }), rest))).toThrow(mend);
  });
});
