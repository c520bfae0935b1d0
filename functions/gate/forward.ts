import type { Temporal } from "temporal-polyfill";
import type { Message } from "../../schemas/message.ts";
import type { Archive, Door, Journal } from "../ports.ts";
import type { Admitted } from "./admit.ts";
import { entries } from "./entries.ts";
import type { Passage } from "./gate.ts";
import { keep } from "./keep.ts";

/** A new exchange; `earlierHashes` are of the revisions that were forwarded before it. */
export interface Fresh {
  readonly exchange: Admitted;
  readonly earlierHashes: readonly string[];
}

/** What became of new exchanges; the messages that `failed` may get through at another time. */
export interface Forwarded {
  readonly sent: readonly Fresh[];
  readonly refused: readonly { readonly fresh: Fresh; readonly code: string }[];
  readonly failed: readonly Message[];
  /** What of the flow's archive they are kept in. */
  readonly archived: string | null;
}

/** Forwards new exchanges, kept in the archive first where the flow asks for it. */
export async function forward(
  passage: Passage,
  fresh: readonly Fresh[],
  now: Temporal.Instant,
  { door, archive }: { readonly door: Door; readonly archive: Archive },
): Promise<Forwarded> {
  const { id, target } = passage;
  const outgoing = fresh.map(({ exchange: { message, exchangeId, businessKey, hash } }) => {
    const { body, attributes } = message;
    return { flow: id, exchangeId, businessKey, hash, body, attributes };
  });
  const kept = await keep(passage, outgoing, now, archive);
  const isReady = kept !== "failed" && outgoing.length > 0;
  const answers = isReady ? await door.deliver(target, outgoing) : [];
  const sent: Fresh[] = [];
  const refused: { readonly fresh: Fresh; readonly code: string }[] = [];
  const failed: Message[] = [];
  for (const [index, one] of fresh.entries()) {
    const answer = answers[index];
    if (answer?.outcome === "sent") sent.push(one);
    else if (answer?.outcome === "refused") refused.push({ fresh: one, code: answer.code });
    else failed.push(one.exchange.message);
  }
  return { sent, refused, failed, archived: kept === "failed" ? null : kept.archived };
}

/** Records what was sent, and returns the messages of what stayed unrecorded. */
export async function record(
  { id }: Passage,
  { sent, archived }: Pick<Forwarded, "sent" | "archived">,
  now: Temporal.Instant,
  journal: Journal,
): Promise<readonly Message[]> {
  const written = sent.flatMap(({ exchange, earlierHashes }) =>
    entries(id, exchange, earlierHashes, now, { exception: exchange.exception, archived }),
  );
  const unwritten = new Set((await journal.record(written)).map(({ exchangeId }) => exchangeId));
  return sent
    .filter(({ exchange }) => unwritten.has(exchange.exchangeId))
    .map(({ exchange }) => exchange.message);
}
