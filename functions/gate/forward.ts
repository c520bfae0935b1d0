import type { Temporal } from "temporal-polyfill";
import type { Message } from "../../schemas/message.ts";
import { type AnswerPorts, noteAnswers } from "../answer/note-answers.ts";
import { handOver } from "../deliver/hand-over.ts";
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
  const answers = kept === "failed" ? [] : await handOver(target, outgoing, door);
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

/**
 * Records what was sent, after the answers that it bears were noted, and returns the messages of what stayed unrecorded.
 */
export async function record(
  passage: Passage,
  { sent, archived }: Pick<Forwarded, "sent" | "archived">,
  now: Temporal.Instant,
  ports: AnswerPorts & { readonly journal: Journal },
): Promise<readonly Message[]> {
  const { id } = passage;
  const answering = sent.map(({ exchange }) => exchange);
  const unnoted = new Set(await noteAnswers(passage, answering, now, ports));
  const noted = sent.filter(({ exchange }) => !unnoted.has(exchange.message));
  const written = noted.flatMap(({ exchange, earlierHashes }) =>
    entries(id, exchange, earlierHashes, now, { exception: exchange.exception, archived }),
  );
  const unwritten = new Set((await ports.journal.record(written)).map(({ exchangeId }) => exchangeId));
  return sent
    .filter(({ exchange: { message, exchangeId } }) => unnoted.has(message) || unwritten.has(exchangeId))
    .map(({ exchange }) => exchange.message);
}
