import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { dutyPlan } from "../../../functions/incident/duty-plan.ts";
import { client } from "../../clients/watched/watched/client.ts";

const at = (local: string) => Temporal.ZonedDateTime.from(`${local}[Europe/Paris]`).toInstant();
const told = (stretches: readonly { readonly from: Temporal.Instant; readonly until: Temporal.Instant }[]) =>
  stretches.map(({ from, until }) =>
    [from, until]
      .map((one) => one.toZonedDateTimeISO("Europe/Paris").toPlainDateTime().toString().slice(5, 16))
      .join(" "),
  );

const { support } = client;
if (!support) throw new Error("the client has no support");
const query = { support, from: at("2026-12-24T00:00"), until: at("2026-12-29T00:00") };

test("a person is on duty in their hours, not on holidays nor on a weekend", () => {
  const plan = dutyPlan({ ...query, absences: [] });
  expect(told(plan.people.find(({ id }) => id === "ana")?.stretches ?? [])).toEqual([
    "12-24T08:00 12-24T18:00",
    "12-28T08:00 12-28T18:00",
  ]);
  expect(plan.onCall.map(({ people }) => people)).toEqual([["ana"]]);
  expect(told(plan.onCall)).toEqual(["12-24T00:00 12-29T00:00"]);
});

test("an absence is cut out of duty and of being on call", () => {
  const absences = [{ person: "ana", from: at("2026-12-24T12:00"), until: at("2026-12-28T09:00") }];
  const plan = dutyPlan({ ...query, absences });
  expect(told(plan.people.find(({ id }) => id === "ana")?.stretches ?? [])).toEqual([
    "12-24T08:00 12-24T12:00",
    "12-28T09:00 12-28T18:00",
  ]);
  expect(plan.onCall.map(({ people }) => people)).toEqual([["ana"], [], ["ana"]]);
  expect(told(plan.people.find(({ id }) => id === "ben")?.stretches ?? [])).toHaveLength(2);
});
