import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { Temporal } from "temporal-polyfill";
import { currentVersion, saveCorrection } from "../quarantine/correction.ts";
import { asVersion, type PassingText } from "../quarantine/passing-text.ts";
import { sentAtOnce } from "../quarantine/sent-at-once.ts";
import { done } from "./answered.ts";
import type { Desk } from "./desk.ts";
import { HeldChange } from "./held-change.ts";

/** A text that is to be saved, and why. */
interface Saving extends PassingText {
  readonly exchange: HeldExchange;
  readonly isSensitive: boolean;
  /** Whether it is to be replayed at once; on a sensitive flow it never is. */
  readonly replay: boolean;
  readonly why: string;
}

/** Saves a text as the newest version of an exchange, and sends it in the same change where that is asked for. */
export async function saveText(
  { exchange: found, isSensitive, replay, why, ...passing }: Saving,
  { by, at, seen }: { readonly by: string; readonly at: Temporal.Instant; readonly seen: number | undefined },
  desk: Pick<Desk, "quarantine" | "replayQueue" | "newId">,
) {
  const { id } = found;
  const sends = replay && !isSensitive;
  const [act, replayId] = [{ by, at }, desk.newId()];
  const change = new HeldChange(id, seen, desk.quarantine);
  const { version, content } = asVersion(passing);
  const { changed, exchange } = await saveCorrection(
    id,
    { ...version, basedOn: currentVersion(found), why },
    content,
    act,
    (decide) => change.decided((held) => (sends ? sentAtOnce(decide(held), replayId, act) : decide(held))),
    desk.quarantine,
  );
  if (!changed || !exchange) return change.refusal(exchange);
  if (sends) await desk.replayQueue.order({ quarantineId: id, replayId });
  const outcome = sends ? ("replaying" as const) : ("saved" as const);
  return done(
    { id, outcome, version: currentVersion(exchange), hash: version.hash, waitsForApproval: isSensitive },
    exchange.revision,
    {
      from: exchange.revision - (sends ? 2 : 1),
      to: exchange.revision,
      hashFrom: found.corrections.at(-1)?.hash ?? found.contentHash,
      hashTo: version.hash,
    },
  );
}
