import { hash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Check } from "../../../functions/gate/examine.ts";
import type { Journal } from "../../../functions/ports.ts";
import type { Sentence } from "../../../schemas/sentence.ts";

/** A message that the show has sent. */
export interface SentMessage {
  readonly flow: string;
  readonly name: Sentence;
  readonly body: string;
  readonly at: Temporal.Instant;
}

/** What is known of a message by its bytes: what the show calls it; undefined where another sent it. */
export interface Recognised {
  readonly name: Sentence | undefined;
  /** The business key that it shows. */
  readonly key: string | null;
  /** It was held before, so it comes from a replay. */
  readonly replayed: boolean;
}

/** Hex SHA-256 of a message's bytes, by which the quarantine and the journal know it. */
const fingerprint = (body: string) => hash("sha256", body, "hex");

/** Remembers what the show has sent, and finds by its bytes what became of each. */
export class Ledger {
  readonly #waiting: SentMessage[] = [];
  readonly #names = new Map<string, Sentence>();
  readonly #held = new Set<string>();
  readonly #check: (flow: string, body: string) => Check | undefined;
  readonly #journal: Journal;

  /** @param check what the contract of a flow says of a body; undefined where there is no such flow */
  constructor(check: (flow: string, body: string) => Check | undefined, journal: Journal) {
    this.#check = check;
    this.#journal = journal;
  }

  /** How many of what was sent have not been seen again yet. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Remembers a message; to be called before it is sent. */
  send(message: SentMessage): void {
    this.#waiting.push(message);
    this.#names.set(fingerprint(message.body), message.name);
  }

  /** A message has arrived at its target. */
  arrived(flow: string, body: string): Recognised {
    const print = fingerprint(body);
    return {
      ...this.#settle(flow, print),
      key: this.#keys(flow, body).businessKey,
      replayed: this.#held.has(print),
    };
  }

  /** A message of these bytes is held. */
  held(flow: string, contentHash: string): Pick<Recognised, "name"> {
    this.#held.add(contentHash);
    return this.#settle(flow, contentHash);
  }

  /**
   * The gate recognised a duplicate on a flow and tells only how many: it is the one that waits although its
   * bytes had been forwarded, as the journal tells, before it was sent.
   */
  async duplicate(flow: string): Promise<Recognised> {
    for (const message of this.#waiting.filter((each) => each.flow === flow)) {
      const print = fingerprint(message.body);
      const { exchangeId, businessKey } = this.#keys(flow, message.body);
      if (exchangeId === null || businessKey === null) continue;
      const { entries } = await this.#journal.look([{ flow, exchangeId, businessKey }]);
      const earlier = entries.some(
        ({ hash, forwardedAt }) =>
          hash === print && Temporal.Instant.compare(Temporal.Instant.from(forwardedAt), message.at) < 0,
      );
      if (earlier) return { ...this.#settle(flow, print), key: businessKey, replayed: false };
    }
    return { name: undefined, key: null, replayed: false };
  }

  #settle(flow: string, print: string): Pick<Recognised, "name"> {
    const index = this.#waiting.findIndex((each) => each.flow === flow && fingerprint(each.body) === print);
    const [settled] = index === -1 ? [] : this.#waiting.splice(index, 1);
    return { name: settled?.name ?? this.#names.get(print) };
  }

  #keys(flow: string, body: string) {
    const checked = this.#check(flow, body);
    if (!checked) return { exchangeId: null, businessKey: null };
    return checked.verdict === "valid" ? checked.identity : checked;
  }
}
