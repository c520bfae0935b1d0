import { Temporal } from "temporal-polyfill";
import type {
  Archive,
  ArchiveReader,
  Delivery,
  DeadLetter,
  Door,
  Journal,
  Outgoing,
  Pulses,
  Quarantine,
  ReplayQueue,
  Signatures,
  Uncounted,
} from "../../functions/ports.ts";
import { memoryLines } from "./memory-lines.ts";
import type { Fault } from "../../functions/quarantine/fault.ts";
import { firstHeld, heldAnew } from "../../functions/quarantine/life.ts";
import type { ArchivedExchange } from "../../schemas/archived-exchange.ts";
import type { HeldContent, HeldExchange } from "../../schemas/held-exchange.ts";
import type { JournalEntry, JournalKey } from "../../schemas/journal-entry.ts";
import { PulseCounts } from "../../schemas/pulse.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { ReplayOrder } from "../../schemas/replay-order.ts";

/** A process that ends at one call of a port: before it took effect, or after. */
export interface Crash {
  readonly call: number;
  readonly when: "before" | "after";
}

/** Thrown where a test lets the process end. */
export class Crashed extends Error {
  override readonly name = "Crashed";
}

const text = ({ flow, businessKey, exchangeId }: JournalKey) =>
  JSON.stringify([flow, businessKey, exchangeId]);

/** The stores and channels of one client in memory, with every call written down. */
export class MemoryPorts {
  readonly steps: string[] = [];
  readonly sent: Outgoing[] = [];
  readonly entries = new Map<string, JournalEntry>();
  readonly held = new Map<string, HeldExchange>();
  readonly contents = new Map<string, HeldContent>();
  readonly counts: (PulseCounts & { readonly flow: string })[] = [];
  readonly archived = new Map<string, readonly ArchivedExchange[]>();
  readonly parts: { readonly flow: string; readonly name: string; readonly at: Temporal.Instant }[] = [];
  readonly observed: Fault[] = [];
  readonly orders: ReplayOrder[] = [];
  readonly dead = new Map<string, DeadLetter[]>();
  /** What the target says of an exchange. */
  answer: (exchange: Outgoing) => Delivery = () => ({ outcome: "sent" });
  /** Exchange ids whose journal entry the table leaves unprocessed. */
  unwritten = new Set<string>();
  crash: Crash | undefined;
  private calls = 0;

  /** How many calls there were since the last reset. */
  get callCount(): number {
    return this.calls;
  }

  /** Counts calls from anew, and crashes at one of them or at none. */
  restart(crash?: Crash): void {
    this.calls = 0;
    this.crash = crash;
  }

  /** One call of a port, at which a test may end the process. */
  async call<T>(step: string, effect: () => T): Promise<T> {
    this.calls += 1;
    const crash = this.crash?.call === this.calls ? this.crash.when : undefined;
    const isOver = this.crash !== undefined && this.calls > this.crash.call;
    if (crash === "before" || isOver) throw new Crashed(step);
    this.steps.push(step);
    const answer = effect();
    if (crash === "after") throw new Crashed(step);
    return answer;
  }

  readonly door: Door = {
    deliver: (_, exchanges) =>
      this.call(`forward ${exchanges.map(({ exchangeId }) => exchangeId).join()}`, () =>
        exchanges.map((exchange) => {
          const answer = this.answer(exchange);
          if (answer.outcome === "sent") this.sent.push(exchange);
          return answer;
        }),
      ),
  };

  readonly archive: Archive & ArchiveReader = {
    keep: (flow, at, exchanges) =>
      this.call(`keep ${exchanges.map(({ exchangeId }) => exchangeId).join()}`, () => {
        const name = String(this.archived.size);
        this.archived.set(`${flow} ${name}`, exchanges);
        this.parts.push({ flow, name, at });
        return name;
      }),
    upTo: (flow, at) =>
      this.all(
        this.parts.toReversed(),
        (part) => part.flow === flow && Temporal.Instant.compare(part.at, at) <= 0,
      ),
    read: (flow, name) => this.call("read part", () => this.keptIn(flow, name)),
    erase: (flow, name, exchangeIds) =>
      this.call("erase part", () => {
        const left = this.keptIn(flow, name)?.filter(({ exchangeId }) => !exchangeIds.has(exchangeId));
        this.archived.set(`${flow} ${name}`, left ?? []);
      }),
  };

  private keptIn(flow: string, name: string) {
    return this.archived
      .get(`${flow} ${name}`)
      ?.map(({ exchangeId, businessKey, hash, body, attributes }) => ({
        exchangeId,
        businessKey,
        hash,
        body,
        attributes,
      }));
  }

  readonly journal: Journal = {
    look: (keys) =>
      this.call("look", () => ({
        entries: keys.flatMap((key) => this.entries.get(text(key)) ?? []),
        unread: [],
      })),
    record: (entries) =>
      this.call(`record ${entries.map(({ businessKey }) => businessKey).join()}`, () => {
        const left = entries.filter(({ exchangeId }) => this.unwritten.has(exchangeId));
        for (const entry of entries) if (!left.includes(entry)) this.entries.set(text(entry), entry);
        return left;
      }),
    noteRepeats: async (keys, at) => {
      if (keys.length === 0) return;
      await this.call(`note ${keys.map(({ exchangeId }) => exchangeId).join()}`, () => {
        for (const key of keys) {
          const entry = this.entries.get(text(key));
          if (!entry) continue;
          this.entries.set(text(key), { ...entry, repeats: entry.repeats + 1, lastRepeatAt: timestamp(at) });
        }
      });
    },
    noteAnswer: (key, answered) =>
      this.call("note answer", () => {
        const entry = this.entries.get(text(key));
        const isNews = entry && (!entry.answered || (entry.answered.accepted && !answered.accepted));
        if (!isNews) return "lost";
        this.entries.set(text(key), { ...entry, answered });
        return "written";
      }),
    noteRedelivered: (keys, how) =>
      this.call("note redelivered", () => {
        for (const key of keys) {
          const entry = this.entries.get(text(key));
          if (entry) this.entries.set(text(key), { ...entry, redelivered: how });
        }
      }),
    erase: (flow, businessKey) =>
      this.call("erase", () => {
        const named = [...this.entries].filter(
          ([, entry]) => entry.flow === flow && entry.businessKey === businessKey,
        );
        for (const [key] of named) this.entries.delete(key);
        return named.length;
      }),
    find: (flow, businessKey) =>
      this.all([...this.entries.values()], (e) => e.flow === flow && e.businessKey === businessKey),
  };

  readonly lines = memoryLines((step, effect) => this.call(step, effect));

  readonly answeredJobs: string[] = [];

  readonly jobs = {
    noteAnswer: (id: string, answer: string) =>
      this.call("note answer on job", () => {
        this.answeredJobs.push(`${id} ${answer}`);
      }),
  };

  pause = async (): Promise<void> => {
    await Promise.resolve();
  };

  readonly pulses: Pulses = {
    count: (flow, _, counts) =>
      this.call(`count ${counts.received ?? 0}`, () => {
        this.counts.push({ flow, ...PulseCounts.parse(counts) });
      }),
  };

  readonly quarantine: Quarantine = {
    holdAll: (holdings, at) =>
      this.call(`hold ${holdings.map(({ reason }) => reason).join()}`, () =>
        holdings.map((holding) => {
          const first = firstHeld(holding, at);
          const known = this.held.get(first.id);
          this.contents.set(first.id, holding.content);
          if (known?.state === "held" || known?.state === "replaying") {
            this.held.set(first.id, { ...known, seen: known.seen + 1, revision: known.revision + 1 });
            return "counted";
          }
          this.held.set(first.id, known ? heldAnew(known, holding, at) : first);
          return known ? "held-anew" : "held";
        }),
      ),
    change: (id, decide) =>
      this.call("change", () => {
        const exchange = this.held.get(id);
        const decided = exchange && decide(exchange);
        if (decided) this.held.set(id, decided);
        return { changed: decided !== undefined, exchange: decided ?? exchange };
      }),
    changeAll: async (exchanges, decide) => {
      const changes = [];
      for (const [index, { id }] of exchanges.entries())
        changes.push(
          await this.quarantine.change(id, (exchange) => decide(exchange, index)).catch(() => undefined),
        );
      return changes;
    },
    erase: (id) => this.call("erase", () => (this.held.delete(id) ? "erased" : "unknown")),
    ofBusinessKey: (key) => this.all([...this.held.values()], ({ businessKey }) => businessKey === key),
    find: (id) => this.call("find", () => this.held.get(id)),
    findAll: (ids) => this.call("find all", () => [...new Set(ids)].flatMap((id) => this.held.get(id) ?? [])),
    content: (id, correction) =>
      this.call("content", () => this.contents.get(correction === undefined ? id : `${id} ${correction}`)),
    newestContents: (exchanges) =>
      this.call("contents", () => {
        const found = new Map<string, HeldContent>();
        for (const { id, corrections } of exchanges) {
          const correction = corrections.at(-1)?.hash;
          const content = this.contents.get(correction === undefined ? id : `${id} ${correction}`);
          if (content) found.set(id, content);
        }
        return found;
      }),
    keep: (id, correction, content) =>
      this.call("keep", () => {
        this.contents.set(`${id} ${correction}`, content);
      }),
    list: ({ flow, state, signature, from = "", until = "9", oldestFirst = false }) =>
      this.all(
        [...this.held.values()].toSorted(
          (a, b) => a.stateSince.localeCompare(b.stateSince) * (oldestFirst ? 1 : -1),
        ),
        (one) =>
          one.flow === flow &&
          one.state === state &&
          (signature === undefined || one.signature === signature) &&
          one.stateSince >= from &&
          one.stateSince <= until,
      ),
  };

  readonly signatures: Pick<Signatures, "noteObserved" | "uncounted" | "recount"> = {
    noteObserved: (_, faults) =>
      this.call(`observe ${faults.map(({ reason }) => reason).join()}`, () => {
        this.observed.push(...faults);
      }),
    uncounted: () => this.all<Uncounted>([], () => false),
    recount: () => this.call("recount", () => "written"),
  };

  readonly replayQueue: ReplayQueue = {
    order: (order) =>
      this.call("order", () => {
        this.orders.push(order);
      }),
  };

  readonly deadLetters = {
    receive: (queue: string) => this.call("receive", () => [...(this.dead.get(queue) ?? [])]),
    remove: (queue: string, letters: readonly DeadLetter[]) =>
      this.call("remove", () => {
        const kept = (this.dead.get(queue) ?? []).filter((letter) => !letters.includes(letter));
        this.dead.set(queue, kept);
      }),
  };

  private async *all<T>(items: readonly T[], wanted: (item: T) => boolean): AsyncIterable<T> {
    await Promise.resolve();
    yield* items.filter(wanted);
  }
}
