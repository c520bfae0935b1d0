import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { MessageAttributes } from "../../schemas/message.ts";
import { MESSAGE_BYTES_MAX, messageBytes } from "../deliver/batches.ts";

/** SQS takes so many attributes of one message. */
const ATTRIBUTES_MAX = 10;

/**
 * A message with what tells its receiver that it is a replay: which one, and the how manieth of this exchange. What the
 * sender set is never written over, and where there is no room for one it is left out.
 */
export function marked<Sent extends { readonly body: string; readonly attributes: MessageAttributes }>(
  message: Sent,
  { replay, attempts }: Pick<HeldExchange, "replay" | "attempts">,
): Sent {
  const wanted: MessageAttributes = {
    ...(replay ? { "Watchdog-Replay": { dataType: "String", stringValue: replay.id } } : {}),
    "Watchdog-Attempt": { dataType: "Number", stringValue: String(attempts + 1) },
  };
  let fullest = message;
  for (const [name, value] of Object.entries(wanted)) {
    if (Object.hasOwn(message.attributes, name)) continue;
    const fuller = { ...fullest, attributes: { ...fullest.attributes, [name]: value } };
    const hasRoom = Object.keys(fuller.attributes).length <= ATTRIBUTES_MAX;
    if (hasRoom && messageBytes(fuller) <= MESSAGE_BYTES_MAX) fullest = fuller;
  }
  return fullest;
}

/** Whether an exchange did nothing but wait for its turn: it then goes as it came, as if it had not been held. */
export function hasOnlyWaited({
  reason,
  attempts,
  corrections,
}: Pick<HeldExchange, "reason" | "attempts" | "corrections">): boolean {
  return reason === "behind" && attempts === 0 && corrections.length === 0;
}
