import { hash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { gate, type Passage } from "../../../functions/gate/gate.ts";
import { json } from "../../../functions/gate/formats/json.ts";
import { runLines } from "../../../functions/job/run-lines.ts";
import { heldPlace } from "../../../functions/order/place.ts";
import { leaveLine } from "../../../functions/order/turn.ts";
import { corrected } from "../../../functions/quarantine/correction.ts";
import { discarded, replaying } from "../../../functions/quarantine/life.ts";
import { repair } from "../../../functions/quarantine/stuck.ts";
import { replayAll } from "../../../functions/replay/replay.ts";
import type { ControlKind, GateControl } from "../../../schemas/flow-control.ts";
import { defineContract } from "../../../schemas/contract.ts";
import type { HeldExchange } from "../../../schemas/held-exchange.ts";
import type { Message } from "../../../schemas/message.ts";
import { letterPassage } from "../letters.ts";
import { Crashed, MemoryPorts } from "../memory-ports.ts";

/** A page of a letter: all pages of one letter go in the order of their numbers. */
const pages = (isNumbered: boolean) =>
  defineContract({
    format: json(),
    schema: z.object({ letter: z.string(), page: z.int().min(0), text: z.string().max(10) }),
    identify: ({ letter, page }) => ({
      exchangeId: [letter, page],
      businessKey: letter,
      ...(isNumbered ? { sequence: page } : {}),
    }),
  });

/** A page as it came from the queue; one that is not sound has too long a text. */
export function page(letter: string, number: number, isSound = true, receiveCount = 1): Message {
  const body = JSON.stringify({ letter, page: number, text: isSound ? "ok" : "far too long a text" });
  return { messageId: `${letter}-${number}`, body, attributes: {}, receiveCount, sentAt: 1000 + number };
}

/** An office that sends the pages of letters on, each letter in order, with the hands of the support team. */
export class LettersInOrder {
  readonly ports = new MemoryPorts();
  readonly passage: Passage;
  now = Temporal.Instant.from("2026-12-01T09:00:00Z");
  #replays = 0;

  constructor(isNumbered = true) {
    this.passage = letterPassage({ contract: pages(isNumbered), ordered: true });
  }

  /** What the target got, page by page of each letter, in the order of their arrival. */
  get arrived(): ReadonlyMap<string, readonly number[]> {
    const got = new Map<string, number[]>();
    for (const { exchangeId } of this.ports.sent) {
      const [letter = "", number = ""] = exchangeId.split("/");
      got.set(letter, [...(got.get(letter) ?? []), Number(number)]);
    }
    return got;
  }

  get held(): readonly HeldExchange[] {
    return [...this.ports.held.values()];
  }

  /** Why pages are held that are not delivered or discarded, by their ids. */
  get reasons(): Readonly<Record<string, string>> {
    const waiting = this.held.filter(({ state }) => state === "held");
    return Object.fromEntries(waiting.map(({ exchangeId, reason }) => [exchangeId, reason]));
  }

  pass(messages: readonly Message[], passage = this.passage, control?: GateControl) {
    return gate(passage, messages, this.now, this.ports, control);
  }

  wait(seconds: number): void {
    this.now = this.now.add({ seconds });
  }

  /** What the schedule does each minute: lets go what waits for its turn; of a flow that is `untold` no control can be read. */
  async minute(passage = this.passage, control?: ControlKind, untold?: string): Promise<void> {
    this.wait(60);
    const under = control && {
      kind: "control" as const,
      id: passage.id,
      control,
      until: this.now.add({ hours: 1 }),
      why: "the ERP is upgraded",
      by: "ana",
      enteredAt: this.now,
      revision: 1,
    };
    await runLines({
      ...this.#ports,
      passageOf: () => passage,
      controlOf: async (flow) => {
        if (flow === untold) throw new Error("throttled");
        return under;
      },
      clock: { now: () => this.now },
      newId: () => `turn ${(this.#replays += 1)}`,
    });
  }

  get #ports() {
    const { door, journal, pulses, quarantine, archive, lines, jobs, pause } = this.ports;
    return { door, journal, pulses, quarantine, archive, lines, jobs, pause };
  }

  one(exchangeId: string): HeldExchange {
    const found = this.held.find((exchange) => exchange.exchangeId === exchangeId);
    if (!found) throw new Error(`${exchangeId} is not held`);
    return found;
  }

  /** A person writes another text in place of what came. */
  async correct(id: string, body: string): Promise<void> {
    const contentHash = hash("sha256", body, "hex");
    const act = { by: "ana", at: this.now };
    await this.ports.quarantine.keep(id, contentHash, { body, attributes: {} });
    const edit = {
      basedOn: this.ports.held.get(id)?.corrections.at(-1)?.version ?? 0,
      hash: contentHash,
      bytes: body.length,
      verdict: "valid" as const,
      findingsTotal: 0,
      why: "too long",
    };
    await this.ports.quarantine.change(id, (exchange) => {
      const decision = corrected(exchange, edit, act);
      return decision.outcome === "done" ? decision.exchange : undefined;
    });
  }

  /** A person replays it; the function may end at any call, then the order comes again. */
  async replay(id: string): Promise<void> {
    const replayId = `replay ${(this.#replays += 1)}`;
    await this.ports.quarantine.change(id, (exchange) =>
      replaying(exchange, replayId, { at: this.now, by: "ana" }),
    );
    await replayAll([{ quarantineId: id, replayId }], () => this.passage, this.now, this.ports);
  }

  /** A person gives it up. */
  async discard(id: string): Promise<void> {
    const { changed, exchange } = await this.ports.quarantine.change(id, (held) =>
      discarded(held, { at: this.now, by: "ana" }),
    );
    const place = changed && exchange ? heldPlace(exchange) : undefined;
    if (place) await leaveLine(place, { sequence: null, isForwarded: false }, this.now, this.ports);
  }

  /** What the sweep does with replays that a crash left half done. */
  async repair(): Promise<void> {
    for (const exchange of this.held) {
      const replayId = `repair ${(this.#replays += 1)}`;
      const decision = repair(exchange, replayId, this.now);
      if (decision.verdict !== "renew") continue;
      await this.ports.quarantine.change(exchange.id, () => decision.renewed);
      await replayAll([{ quarantineId: exchange.id, replayId }], () => this.passage, this.now, this.ports);
    }
  }

  /** At which call of the ports something takes a step, when it runs to its end. */
  async callOf(step: string, act: () => Promise<unknown>): Promise<number> {
    const before = this.ports.steps.length;
    await act();
    return this.ports.steps.indexOf(step, before) - before + 1;
  }

  /** Does something at whose call of this number the process ends, or runs to its end. */
  async until(call: number, when: "before" | "after", act: () => Promise<unknown>): Promise<boolean> {
    this.ports.restart({ call, when });
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Crashed) && !String(error).includes("could not be looked after")) throw error;
    }
    const isOver = this.ports.callCount >= call;
    this.ports.restart();
    return isOver;
  }
}
