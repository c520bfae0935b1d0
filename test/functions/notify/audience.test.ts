import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { audienceOf } from "../../../functions/notify/audience.ts";
import type { Incident, NoticeEvent } from "../../../schemas/incident.ts";
import { incident } from "../desk/incidents.ts";
import { support } from "../incident/people.ts";

const at = Temporal.Instant.from("2026-11-24T10:00:00Z");
const team = support({ ana: {}, ben: { level: "lead" } });

const readers = (event: NoticeEvent, settings: Partial<Incident>) => {
  const find = audienceOf({ support: team, absences: [], loads: {} });
  return find(incident({ told: [], ...settings }), { key: event, event, at }, at).readers;
};

describe("what is handed over", () => {
  test("goes to somebody who did not have it before, where there is one", () => {
    expect(readers("handed-over", {})).toEqual(["ana"]);
    expect(readers("handed-over", { toldBefore: ["ana"] })).toEqual(["ben"]);
    expect(readers("handed-over", { toldBefore: ["ana", "ben"] })).toEqual(["ana"]);
  });

  test("calls those again who have it now, while its end is told to those before as well", () => {
    const settings = { told: ["ben"], toldBefore: ["ana"] };
    expect(readers("repeated", settings)).toEqual(["ben"]);
    expect(readers("resolved", settings)).toEqual(["ana", "ben"]);
  });
});
