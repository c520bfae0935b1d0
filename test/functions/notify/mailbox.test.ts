import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { emptyMailbox, PERSON, posted, settled, taken } from "../../../functions/notify/mailbox.ts";
import type { IncidentLetter, Mailbox } from "../../../schemas/mailbox.ts";

const start = Temporal.Instant.from("2026-11-24T08:00:00Z");
const minute = (minutes: number) => start.add({ minutes });

function letter(number: number, priority: IncidentLetter["priority"], at: Temporal.Instant): IncidentLetter {
  return {
    type: "incident",
    key: `${number}:opened`,
    event: "opened",
    at,
    number,
    revision: 0,
    priority,
    kind: "silent",
    subject: { type: "flow", id: `flow-${number}` },
    competence: "technical",
    flows: [],
    flowsTotal: 0,
    since: at,
  };
}

/** A reader's mailbox over time: what comes in, and how many messages go out at each minute. */
class Reader {
  mailbox: Mailbox = emptyMailbox("ana");
  readonly got: { readonly at: number; readonly messages: number; readonly keys: readonly string[] }[] = [];

  post(...letters: readonly IncidentLetter[]): void {
    for (const one of letters) this.mailbox = posted(this.mailbox, one) ?? this.mailbox;
  }

  send(at: number): void {
    const taking = taken(this.mailbox, minute(at), PERSON);
    if (!taking) return;
    const { single, summary, dropped } = taking.bundle;
    const messages = single.length + (summary.length > 0 || dropped > 0 ? 1 : 0);
    const keys = [...single, ...summary].map(({ key }) => key);
    this.mailbox = settled(taking.mailbox, { keys, messages, dropped }, minute(at));
    this.got.push({ at, messages, keys });
  }
}

test("a storm is three messages and one summary, and the next only when the quarter of an hour is over", () => {
  const reader = new Reader();
  reader.post(...Array.from({ length: 50 }, (_, index) => letter(index, "P3", start)));
  reader.send(0);
  reader.post(letter(60, "P3", minute(1)));
  for (let at = 1; at <= 16; at += 1) reader.send(at);
  expect(reader.got.map(({ at, messages, keys }) => [at, messages, keys.length])).toEqual([
    [0, 4, 50],
    [15, 1, 1],
  ]);
});

test("a P1 goes at once, whatever went before", () => {
  const reader = new Reader();
  reader.post(...Array.from({ length: 5 }, (_, index) => letter(index, "P3", start)));
  reader.send(0);
  reader.post(letter(7, "P1", minute(1)), letter(8, "P3", minute(1)));
  reader.send(1);
  expect(reader.got.at(-1)).toEqual({ at: 1, messages: 1, keys: ["7:opened"] });
});

test("what one sweep takes, no other takes while it holds the mailbox", () => {
  const mailbox = posted(emptyMailbox("ana"), letter(1, "P1", start));
  const held = mailbox && taken(mailbox, minute(0), PERSON)?.mailbox;
  expect(held && taken(held, minute(1), PERSON)).toBeUndefined();
  expect(held && taken(held, minute(3), PERSON)?.bundle.single.length).toBe(1);
});

test("however letters come, each is sent once, and at most four messages that are no P1 in a quarter of an hour", () => {
  const arrivals = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 })), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(arrivals, (all) => {
      const reader = new Reader();
      for (let at = 0; at <= 120; at += 1) {
        for (const [number] of all.filter(([, when]) => when === at))
          reader.post(letter(number, "P3", minute(at)));
        reader.send(at);
      }
      const keys = reader.got.flatMap((got) => got.keys);
      expect(new Set(keys).size).toBe(keys.length);
      expect(new Set(keys)).toEqual(new Set(all.map(([number]) => `${number}:opened`)));
      for (const { at } of reader.got) {
        const inWindow = reader.got.filter((got) => got.at > at - 15 && got.at <= at);
        expect(inWindow.reduce((sum, { messages }) => sum + messages, 0)).toBeLessThanOrEqual(4);
      }
    }),
  );
});
