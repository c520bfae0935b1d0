import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { HeldExchange } from "../../../schemas/held-exchange.ts";
import type { Message } from "../../../schemas/message.ts";
import { LettersInOrder, page } from "./letters-in-order.ts";

beforeEach(() => {
  vi.spyOn(console, "error").mockReturnValue(undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const LETTERS = ["a", "b"];
const PAGES = 5;

/** At which call of a port the process ends, and whether the call took effect; 0: it does not end. */
const crash = fc.record({
  call: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 40 })),
  when: fc.constantFrom("before" as const, "after" as const),
});

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("pass" as const),
      batch: fc.array(fc.nat(), { minLength: 1, maxLength: 5 }),
      crash,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("at once" as const),
      batches: fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("minute" as const), crash }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("correct" as const), which: fc.nat(), crash }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("replay" as const), which: fc.nat(), crash }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("discard" as const), which: fc.nat(), crash }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("wait" as const), seconds: fc.integer({ min: 1, max: 900 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("target" as const), answers: fc.boolean() }) },
);

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** What waits on the inbound queue, and from when on it is in sight. */
interface Waiting {
  readonly message: Message;
  readonly visibleAt: number;
}

const isMine = ({ state, reason }: HeldExchange) =>
  state === "held" && reason !== "behind" && reason !== "overtaken";

const isInLine = ({ state, order }: HeldExchange) => state === "held" && order !== null;

/** The office, its inbound queue, and whoever does things to them. */
class World {
  readonly office = new LettersInOrder();
  queue: Waiting[];
  /** What went though an earlier one of its letter was held. */
  readonly passedBy: string[] = [];
  #isUp = true;
  /** Whether nothing is unknown: of what broke off, or goes at the same time, it is not known what went first. */
  #isExact = true;

  constructor(soundness: readonly boolean[]) {
    const messages = LETTERS.flatMap((letter, at) =>
      Array.from({ length: PAGES }, (_, number) => page(letter, number, soundness[at * PAGES + number])),
    );
    this.queue = messages.map((message) => ({ message, visibleAt: 0 }));
    this.office.ports.answer = ({ exchangeId, businessKey }) => {
      const isBehind = this.office.held.some(
        (one) => isInLine(one) && one.businessKey === businessKey && (one.exchangeId ?? "") < exchangeId,
      );
      if (this.#isUp && isBehind && this.#isExact) this.passedBy.push(exchangeId);
      return this.#isUp ? { outcome: "sent" } : { outcome: "failed" };
    };
  }

  get #ms() {
    return this.office.now.epochMilliseconds;
  }

  get visible(): readonly Waiting[] {
    return this.queue.filter(({ visibleAt }) => visibleAt <= this.#ms);
  }

  /** Takes some off the queue; what is not done with comes again when it is in sight. */
  async pass(
    batch: readonly Waiting[],
    { call, when }: { call: number; when: "before" | "after" },
  ): Promise<void> {
    const messages = batch.map(({ message }) => message);
    this.#isExact &&= call === 0;
    let returned = new Set(messages.map(({ messageId }) => messageId));
    const run = async () => {
      returned = new Set((await this.office.pass(messages)).returned);
    };
    if (call === 0) await run();
    else await this.office.until(call, when, run);
    const hidden = this.#ms + 180_000;
    this.queue = this.queue.flatMap((one) => {
      if (!batch.includes(one)) return [one];
      const again = { ...one.message, receiveCount: one.message.receiveCount + 1 };
      return returned.has(one.message.messageId) ? [{ message: again, visibleAt: hidden }] : [];
    });
  }

  async act(
    run: () => Promise<unknown>,
    { call, when }: { call: number; when: "before" | "after" },
  ): Promise<void> {
    this.#isExact &&= call === 0;
    if (call === 0) await run();
    else await this.office.until(call, when, run);
  }

  picked(wanted: (one: HeldExchange) => boolean, which: number): HeldExchange | undefined {
    const candidates = this.office.held.filter(wanted);
    return candidates[which % Math.max(1, candidates.length)];
  }

  async take(one: Step): Promise<void> {
    const { office } = this;
    switch (one.do) {
      case "pass": {
        const { visible } = this;
        const batch = [
          ...new Set(one.batch.flatMap((at) => visible[at % Math.max(1, visible.length)] ?? [])),
        ];
        if (batch.length > 0) await this.pass(batch, one.crash);
        return;
      }
      case "at once": {
        // Several gates and the minute's run, each with messages of its own, in whatever order their calls come.
        const left = [...this.visible];
        const batches = one.batches.map((picks) =>
          picks.flatMap((at) => left.splice(at % Math.max(1, left.length), 1)),
        );
        const going = batches
          .filter(({ length }) => length > 0)
          .map((batch) => this.pass(batch, { call: 0, when: "before" }));
        const wasExact = this.#isExact;
        this.#isExact = false;
        await Promise.all([...going, office.minute()]);
        this.#isExact = wasExact;
        return;
      }
      case "minute":
        return this.act(() => office.minute(), one.crash);
      case "correct": {
        const held = this.picked(isMine, one.which);
        if (!held) return;
        const [letter, number] = (held.exchangeId ?? "").split("/");
        await office.correct(held.id, JSON.stringify({ letter, page: Number(number), text: "mended" }));
        return this.act(() => office.replay(held.id), one.crash);
      }
      case "replay": {
        const held = this.picked((each) => each.state === "held" && each.reason !== "overtaken", one.which);
        return held && this.act(() => office.replay(held.id), one.crash);
      }
      case "discard": {
        const held = this.picked(isMine, one.which);
        return held && this.act(() => office.discard(held.id), one.crash);
      }
      case "wait":
        office.wait(one.seconds);
        return;
      case "target":
        this.#isUp = one.answers;
    }
  }

  /**
   * What is lost: neither arrived, nor given up, nor held. And what waits for its turn though nothing before it is held
   * for a person.
   */
  get misplaced(): readonly string[] {
    const standing = new Map(this.office.held.map((one) => [one.exchangeId, one]));
    return LETTERS.flatMap((letter) => {
      const arrived = new Set(this.office.arrived.get(letter));
      let isBlocked = false;
      return Array.from({ length: PAGES }, (_, number) => number).filter((number) => {
        const held = standing.get(`${letter}/${number}`);
        if (held?.state !== "held") return !arrived.has(number) && held?.state !== "discarded";
        const isStranded = held.reason === "behind" && !isBlocked;
        isBlocked ||= held.reason === "contract";
        return isStranded;
      });
    }).map(String);
  }

  /** Everything works again, and whoever has to acts: what is not held for a person goes through. */
  async comeToRest(): Promise<void> {
    this.#isUp = true;
    for (let round = 0; round < 40; round += 1) {
      if (this.visible.length > 0) await this.pass(this.visible.slice(0, 5), { call: 0, when: "before" });
      await this.office.minute();
      await this.office.repair();
    }
  }
}

test("whatever comes, fails, is mended, given up or breaks off: per key the target sees the source's order, and nothing is lost", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { minLength: LETTERS.length * PAGES, maxLength: LETTERS.length * PAGES }),
      fc.array(step, { maxLength: 40 }),
      async (soundness, steps) => {
        const world = new World(soundness);
        for (const one of steps) await world.take(one);
        await world.comeToRest();
        const { office } = world;
        expect(world.queue).toEqual([]);
        expect(world.passedBy).toEqual([]);
        for (const [letter, numbers] of office.arrived)
          expect([letter, numbers]).toEqual([letter, numbers.toSorted((a, b) => a - b)]);
        expect(world.misplaced).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
}, 120_000);
