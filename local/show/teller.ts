import type { Temporal } from "temporal-polyfill";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import type { Pages } from "./page.ts";
import { type Examples, suggestionsAfterOpening, suggestionsForDemo } from "./suggestions.ts";
import type { Ledger } from "./watch/ledger.ts";

/** How the teller speaks. */
export interface Voice {
  readonly pages: Pages;
  readonly print: (text: string) => void;
  /** The time, in the client's time zone. */
  readonly now: () => Temporal.ZonedDateTime;
}

/** Tells what became of each exchange as it is seen, and how much there was of each. */
export class Teller {
  readonly #ledger: Ledger;
  readonly #voice: Voice;
  readonly #held = new Map<string, HeldExchange>();
  #forwarded = 0;
  #cameAgain = 0;
  #duplicates = 0;

  constructor(ledger: Ledger, voice: Voice) {
    this.#ledger = ledger;
    this.#voice = voice;
  }

  /** An exchange has reached its target. */
  forwarded(flow: string, body: string): void {
    const { pages, print } = this.#voice;
    const { name, key, replayed } = this.#ledger.arrived(flow, body);
    this.#forwarded += 1;
    print(pages.forwarded(this.#happened(flow, key, replayed ? pages.words.replayed : name)));
  }

  /** An exchange is held, or came again while it is. */
  held(flow: string, exchange: HeldExchange): void {
    const { pages, print } = this.#voice;
    const { name } = this.#ledger.held(flow, exchange.contentHash);
    const called = exchange.attempts > 0 ? pages.words.replayed : name;
    if (this.#held.has(exchange.id)) this.#cameAgain += 1;
    this.#held.set(exchange.id, exchange);
    print(pages.held(this.#happened(flow, exchange.businessKey, called), exchange));
  }

  /** So many exchanges were known already. */
  async duplicates(flow: string, count: number): Promise<void> {
    const { pages, print } = this.#voice;
    for (let one = 0; one < count; one += 1) {
      const { name, key } = await this.#ledger.duplicate(flow);
      this.#duplicates += 1;
      print(pages.duplicate(this.#happened(flow, key, name)));
    }
  }

  /** How the opening ended. */
  summary(): void {
    const { pages, print } = this.#voice;
    const counts = {
      forwarded: this.#forwarded,
      held: this.#held.size,
      cameAgain: this.#cameAgain,
      duplicates: this.#duplicates,
      unseen: this.#ledger.waiting,
    };
    print(pages.summary(counts));
  }

  /** What to type next. */
  next(): void {
    const { pages, print } = this.#voice;
    const { words } = pages;
    print(pages.next([...suggestionsAfterOpening(words, this.#examples()), ...suggestionsForDemo(words)]));
  }

  #examples(): Examples {
    const held = [...this.#held.values()];
    const withCode = (code: string) => held.find(({ findings }) => findings[0]?.code === code)?.id;
    return {
      wrongTotal: withCode("order-total"),
      conflict: withCode("duplicate-conflict"),
      errorPage: withCode("json-html-page"),
    };
  }

  #happened(flow: string, key: string | null, name: Sentence | string | undefined) {
    const { pages, now } = this.#voice;
    const called = typeof name === "string" ? name : (name?.[pages.language] ?? pages.words.byHand);
    const time = now().toPlainTime().toString({ smallestUnit: "second" });
    return { time, flow, what: key === null ? called : `${key} ${called}` };
  }
}
