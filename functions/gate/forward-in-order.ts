import pMap from "p-map";
import type { Temporal } from "temporal-polyfill";
import { type LineEntry, orderOf } from "../../schemas/line.ts";
import type { Message } from "../../schemas/message.ts";
import { errorTrace } from "../error-trace.ts";
import type { Asked, WaitsFor } from "../order/line.ts";
import { giveTurnBack, joinLine, takeTurn } from "../order/turn.ts";
import { heldId } from "../quarantine/held-id.ts";
import type { Admitted } from "./admit.ts";
import type { Refused } from "./examine.ts";
import { forward, type Fresh, record } from "./forward.ts";
import type { ForwardPorts, Passage } from "./gate.ts";
import { holdBehind, holdOvertaken, holdUndeliverable, type ToHold } from "./hold.ts";

const CONCURRENT_LINES = 16;

/** What of a batch is to be put in order. */
export interface Unordered {
  readonly fresh: readonly Fresh[];
  readonly duplicates: readonly Admitted[];
  /** What comes again, since the journal did not tell whether it is new. */
  readonly unread: readonly Admitted[];
  /** What is to be held, and how. */
  readonly failing: readonly { readonly exchange: Refused | Admitted; readonly hold: ToHold }[];
}

/** What became of it; what was sent is counted and recorded. */
export interface InOrder {
  readonly sent: readonly Fresh[];
  readonly holding: readonly ToHold[];
  readonly failed: readonly Message[];
  /** Of those to be held, the messages that wait since the target did not take them. */
  readonly undelivered: ReadonlySet<Message>;
  readonly archived: null;
  readonly isRecorded: true;
}

/** One message in the line of its business key: new, or to be held. */
interface Standing {
  readonly entry: Omit<LineEntry, "joinedAt">;
  readonly sequence: Admitted["sequence"];
  readonly message: Message;
  readonly is: { readonly fresh: Fresh } | { readonly hold: ToHold };
}

/** Messages by the line that they stand in, in the order of each. */
function byLine(standing: readonly Standing[]): readonly (readonly Standing[])[] {
  const lines = new Map<string, Standing[]>();
  for (const one of standing)
    lines.set(one.entry.businessKey, [...(lines.get(one.entry.businessKey) ?? []), one]);
  return [...lines.values()].map((line) =>
    line.toSorted((a, b) => (a.entry.order < b.entry.order ? -1 : Number(a.entry.order > b.entry.order))),
  );
}

/** The messages of one batch on their way through their lines. */
class OrderedBatch {
  readonly #passage: Passage;
  readonly #now: Temporal.Instant;
  readonly #ports: ForwardPorts;
  readonly #sent: Fresh[] = [];
  readonly #holding: ToHold[] = [];
  readonly #failed: Message[] = [];
  readonly #undelivered = new Set<Message>();
  /** The keys of which one comes again, so that later ones must not go now. */
  readonly #broken: Set<string>;

  constructor(passage: Passage, unread: readonly Admitted[], now: Temporal.Instant, ports: ForwardPorts) {
    this.#passage = passage;
    this.#broken = new Set(unread.map(({ businessKey }) => businessKey));
    this.#now = now;
    this.#ports = ports;
  }

  get outcome(): InOrder {
    const [sent, holding, failed, undelivered] = [this.#sent, this.#holding, this.#failed, this.#undelivered];
    return { sent, holding, failed, undelivered, archived: null, isRecorded: true };
  }

  /** Holds what has no key at once: it stands in no line. */
  hold(hold: ToHold): void {
    this.#holding.push(hold);
  }

  /** One message of each line: it is forwarded in its turn, or waits in its line. */
  async round(standing: readonly Standing[]): Promise<void> {
    const turns = await pMap(standing, (one) => this.#turnOf(one), { concurrency: CONCURRENT_LINES });
    const going = standing.flatMap((one, index) =>
      turns[index] === "go" && "fresh" in one.is ? [{ one, fresh: one.is.fresh }] : [],
    );
    if (going.length === 0) return;
    const fresh = going.map((each) => each.fresh);
    const forwarded = await forward(this.#passage, fresh, this.#now, this.#ports);
    const { length: count } = forwarded.sent;
    const counted = { received: count, forwarded: count };
    if (count > 0) await this.#ports.pulses.count(this.#passage.id, this.#now, counted);
    const unrecorded = count > 0 ? await record(this.#passage, forwarded, this.#now, this.#ports) : [];
    const codes = new Map(forwarded.refused.map((each) => [each.fresh, each.code]));
    const sent = new Set(forwarded.sent);
    await pMap(
      going,
      async ({ one, fresh: each }) => {
        const code = codes.get(each);
        const { exchange } = each;
        if (code !== undefined)
          await this.#join(one, holdUndeliverable(this.#passage, exchange, code), "person");
        else if (!sent.has(each)) {
          this.#undelivered.add(one.message);
          await this.#join(one, holdBehind(this.#passage, exchange), "turn");
        } else if (unrecorded.includes(one.message)) this.#comeAgain(one);
        else await this.#over(one);
        if (sent.has(each)) this.#sent.push(each);
      },
      { concurrency: CONCURRENT_LINES },
    );
  }

  /** Of one that was forwarded before the process ended, the turn is still taken. */
  async giveBack(duplicate: Standing): Promise<void> {
    const line = await this.#ports.lines.find(duplicate.entry);
    if (line?.turn?.exchange === duplicate.entry.id) await this.#over(duplicate);
  }

  #comeAgain({ message, entry }: Standing): void {
    this.#failed.push(message);
    this.#broken.add(entry.businessKey);
  }

  /** Asks for the turn of what is new; what may not go has then joined its line. */
  async #turnOf(one: Standing): Promise<Asked["turn"] | "none"> {
    const { entry, sequence, is } = one;
    if (this.#broken.has(entry.businessKey)) {
      this.#comeAgain(one);
      return "none";
    }
    if ("hold" in is) {
      await this.#join(one, is.hold, "person");
      return "none";
    }
    const { exchange } = is.fresh;
    try {
      const { id, flow, businessKey } = entry;
      const { outOfSightSeconds } = this.#passage;
      const going = { flow, businessKey, exchange: id, sequence, isLate: false, outOfSightSeconds };
      const turn = await takeTurn(going, this.#now, this.#ports);
      if (turn === "overtaken") this.#holding.push(holdOvertaken(this.#passage, exchange));
      else if (turn !== "go") await this.#join(one, holdBehind(this.#passage, exchange), "turn");
      return turn;
    } catch (error) {
      this.#failure(one, error);
      return "none";
    }
  }

  async #join(one: Standing, { message, holding }: ToHold, waitsFor: WaitsFor): Promise<void> {
    try {
      await joinLine({ ...one.entry, joinedAt: this.#now }, waitsFor, this.#now, this.#ports);
      this.#holding.push({ message, holding: { ...holding, order: one.entry.order } });
    } catch (error) {
      this.#failure(one, error);
    }
  }

  /** A turn that could not be given back runs out by itself. */
  async #over({ entry, sequence }: Standing): Promise<void> {
    try {
      const how = { exchange: entry.id, sequence, isForwarded: true };
      await giveTurnBack(entry, how, this.#now, this.#ports);
    } catch (error) {
      this.#tell(entry, error);
    }
  }

  #failure(one: Standing, error: unknown): void {
    this.#tell(one.entry, error);
    this.#comeAgain(one);
  }

  #tell({ flow, id }: Pick<LineEntry, "flow" | "id">, error: unknown): void {
    console.error({ message: "a line did not answer", flow, id, error: errorTrace(error) });
  }
}

/**
 * Forwards the new ones of a batch so that of one business key none overtakes another: of each key one at a time, in
 * its order, and none while another is under way elsewhere or waits. What may not go, and what is to be held anyway,
 * joins its line before it is held. Each is counted and recorded before its turn is over.
 *
 * @throws where the journal or the pulses do not answer at all
 */
export async function forwardInOrder(
  passage: Passage,
  { fresh, duplicates, unread, failing }: Unordered,
  now: Temporal.Instant,
  ports: ForwardPorts,
): Promise<InOrder> {
  const batch = new OrderedBatch(passage, unread, now, ports);
  const flow = passage.id;
  const standingOf = (
    exchange: Pick<Admitted, "businessKey" | "sequence" | "message">,
    id: string,
    is: Standing["is"],
  ): Standing => {
    const { businessKey, sequence, message } = exchange;
    const { inGroup, sentAt = now.epochMilliseconds } = message;
    const order = orderOf(sequence, inGroup?.sequenceNumber ?? sentAt);
    return { entry: { flow, businessKey, order, id }, sequence, message, is };
  };
  const idOf = ({ hash: contentHash, transferEncoding, shown }: Admitted) =>
    heldId({ flow, exchangeId: shown.exchangeId, contentHash, transferEncoding });
  const standing: Standing[] = fresh.map((one) =>
    standingOf(one.exchange, idOf(one.exchange), { fresh: one }),
  );
  for (const { exchange, hold } of failing) {
    const { businessKey } = exchange;
    if (businessKey === null) batch.hold(hold);
    else standing.push(standingOf({ ...exchange, businessKey }, heldId(hold.holding), { hold }));
  }
  for (const exchange of duplicates)
    if (exchange.message.receiveCount > 1)
      await batch.giveBack(standingOf(exchange, idOf(exchange), { fresh: { exchange, earlierHashes: [] } }));
  const lines = byLine(standing);
  const rounds = Math.max(0, ...lines.map(({ length }) => length));
  for (let round = 0; round < rounds; round += 1)
    await batch.round(lines.flatMap((line) => line[round] ?? []));
  return batch.outcome;
}
