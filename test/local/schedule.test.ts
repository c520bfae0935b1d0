import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { due } from "../../local/schedule.ts";

test.each([
  ["rate(1 minute)", "PT1M"],
  ["rate(15 minutes)", "PT15M"],
  ["rate(1 hour)", "PT1H"],
  ["rate(2 days)", "PT48H"],
])("%s comes every %s", (expression, every) => {
  expect(JSON.stringify(due(expression, "UTC"))).toBe(
    JSON.stringify({ every: Temporal.Duration.from(every) }),
  );
});

test("at(…) comes once, in the schedule's time zone", () => {
  const once = due("at(2027-01-31T08:30:00)", "Europe/Paris");
  expect("at" in once && once.at.toString()).toBe("2027-01-31T07:30:00Z");
});

test.each(["cron(0 8 * * ? *)", "rate(5 weeks)", "at(tomorrow)"])("%s is refused by name", (expression) => {
  expect(() => due(expression, "UTC")).toThrow(expression);
});
