import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { newSubscriber } from "../../../functions/api/documents/subscription.ts";
import { codeSent, codeTried, numberOfCode } from "../../../functions/desk/phone-code.ts";
import type { Subscriber } from "../../../schemas/subscriber.ts";
import { client } from "./incidents.ts";

const NUMBER = "+33639980070";
const at = (minutes: number) => Temporal.Instant.from("2026-11-24T10:00:00Z").add({ minutes });
const nobody = newSubscriber(client, "zoe", "all");

function sent(code: string, minutes = 0, before: Subscriber = nobody): Subscriber {
  const after = codeSent(before, NUMBER, { code, salt: "salt" }, at(minutes));
  if (!after) throw new Error("no code was sent");
  return after;
}

test("the code is kept nowhere, and is known again", () => {
  const one = sent("012345");
  expect(JSON.stringify(one)).not.toContain("012345");
  expect(numberOfCode(one, "012345")).toBe(NUMBER);
  expect(numberOfCode(one, "012346")).toBeUndefined();
  expect(numberOfCode(nobody, "012345")).toBeUndefined();
});

test("five tries are had within ten minutes, and a new code brings five more", () => {
  let one: Subscriber = sent("012345");
  for (let tries = 1; tries <= 5; tries += 1) {
    const next = codeTried(one, at(9));
    expect(next?.pendingPhone?.tries).toBe(tries);
    one = next ?? one;
  }
  expect(codeTried(one, at(9))).toBeUndefined();
  expect(codeTried(sent("543210", 9, one), at(10))).toBeDefined();
  expect(codeTried(sent("012345"), at(10))).toBeUndefined();
  expect(codeTried(nobody, at(0))).toBeUndefined();
});

test("three codes are sent in an hour and ten in a day", () => {
  let one: Subscriber = nobody;
  const minutes: number[] = [];
  for (let minute = 0; minute < 1440; minute += 10) {
    const next = codeSent(one, NUMBER, { code: "012345", salt: "salt" }, at(minute));
    if (next) minutes.push(minute);
    one = next ?? one;
  }
  expect(minutes).toEqual([0, 10, 20, 60, 70, 80, 120, 130, 140, 180]);
});
