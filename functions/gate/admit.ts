import { hash } from "node:crypto";
import type { Decoder } from "../../schemas/decoder.ts";
import type { GateControl } from "../../schemas/flow-control.ts";
import type { Message } from "../../schemas/message.ts";
import { errorTrace } from "../error-trace.ts";
import { carried } from "../payload/carried.ts";
import { type Fault, fault, gateFailure } from "../quarantine/fault.ts";
import { type Accepted, examine, madeId, type Refused } from "./examine.ts";
import { faultOrigin, type Origin } from "./hold.ts";

/** By what control an exchange goes on, of which it is not known that it is sound, and what is wrong with it. */
export type Exception =
  | { readonly control: "observe"; readonly fault: Fault }
  | { readonly control: "bypass" };

/** An exchange that goes on, and the keys by which it is known from here on. */
export interface Admitted extends Omit<Accepted, "outcome"> {
  /** Undefined where its contract accepts it. */
  readonly exception: Exception | undefined;
  /** The keys that it shows itself; null where the gate made one for it. */
  readonly shown: Pick<Refused, "exchangeId" | "businessKey">;
}

/** What a batch is made of; `failed` are the messages on which the check itself failed. */
export interface Admission {
  readonly admitted: readonly Admitted[];
  readonly refused: readonly Refused[];
  readonly failed: readonly Message[];
}

const NOTHING_SHOWN = { exchangeId: null, businessKey: null };

function accepted(found: Accepted): Admitted {
  const { outcome: _, ...exchange } = found;
  const { exchangeId, businessKey } = exchange;
  return { ...exchange, exception: undefined, shown: { exchangeId, businessKey } };
}

/**
 * What goes on though it is refused: known by the keys that it shows, and where it shows none by an id of the message
 * itself, so that at least its own redelivery is recognised.
 */
function observed(refused: Refused, { id, flow }: Origin): Admitted {
  const { message, hash: contentHash, transferEncoding, exchangeId, businessKey, sequence, reason } = refused;
  const made = madeId(contentHash, message.messageId, flow);
  return {
    message,
    hash: contentHash,
    transferEncoding,
    exchangeId: exchangeId ?? made,
    businessKey: businessKey ?? made,
    furtherKeys: [],
    sequence,
    answers: [],
    exception: { control: "observe", fault: fault(faultOrigin({ id, flow }), reason, refused) },
    shown: { exchangeId, businessKey },
  };
}

/** What goes on without a look at its content: known by an id of this very message. */
function unexamined(message: Message, { flow }: Origin, exception: Exception): Admitted {
  const payload = carried(message, flow);
  const contentHash = hash("sha256", payload.bytes, "hex");
  const made = hash("sha256", `${contentHash}\n${message.messageId}`, "hex");
  return {
    message,
    hash: contentHash,
    transferEncoding: payload.outcome === "payload" ? payload.transferEncoding : null,
    exchangeId: made,
    businessKey: made,
    furtherKeys: [],
    sequence: null,
    answers: [],
    exception,
    shown: NOTHING_SHOWN,
  };
}

function failure(message: Message, origin: Origin, error: unknown): void {
  const { messageId } = message;
  const told = { flow: origin.id, messageId, error: errorTrace(error) };
  console.error({ message: "a message could not be examined", ...told });
}

/** Lets every message go on, undecoded. */
export function admitUnchecked(origin: Origin, messages: readonly Message[]): Admission {
  const admitted = messages.map((message) => unexamined(message, origin, { control: "bypass" }));
  return { admitted, refused: [], failed: [] };
}

/**
 * Examines messages, and tells those that go on from those that are to be held. Under observe all go on, also one on
 * which the check itself fails.
 *
 * @param decode what the format of the flow's contract opened
 */
export function admitChecked(
  origin: Origin,
  messages: readonly Message[],
  decode: Decoder,
  control: Exclude<GateControl, "bypass"> | undefined,
): Admission {
  const admitted: Admitted[] = [];
  const refused: Refused[] = [];
  const failed: Message[] = [];
  for (const message of messages) {
    try {
      const examined = examine(message, origin.flow, decode);
      if (examined.outcome === "accepted") admitted.push(accepted(examined));
      else if (control === "observe") admitted.push(observed(examined, origin));
      else refused.push(examined);
    } catch (error) {
      failure(message, origin, error);
      if (control === "observe") {
        const why = gateFailure(faultOrigin(origin));
        admitted.push(unexamined(message, origin, { control, fault: why }));
      } else failed.push(message);
    }
  }
  return { admitted, refused, failed };
}

/**
 * What of a batch of a FIFO queue goes on: behind a message that must come again, the later ones of its group come again
 * as well, as their queue keeps them in order.
 */
export function inGroups(messages: readonly Message[], admission: Admission): Admission {
  const failed = new Set(admission.failed);
  const stopped = new Set<string>();
  for (const message of messages) {
    const group = message.inGroup?.group;
    if (group === undefined) continue;
    if (failed.has(message)) stopped.add(group);
    else if (stopped.has(group)) failed.add(message);
  }
  const goesOn = ({ message }: { readonly message: Message }) => !failed.has(message);
  return {
    admitted: admission.admitted.filter(goesOn),
    refused: admission.refused.filter(goesOn),
    failed: [...failed],
  };
}
