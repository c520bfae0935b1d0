import type { Flow } from "../../schemas/flow.ts";
import type { Holding } from "../../schemas/held-exchange.ts";
import type { Message } from "../../schemas/message.ts";
import {
  behind,
  conflict,
  type Fault,
  fault,
  overtaken,
  undeliverable,
  unmatched,
} from "../quarantine/fault.ts";
import type { Admitted } from "./admit.ts";
import type { Refused } from "./examine.ts";

/** The flow that messages came on. */
export interface Origin {
  readonly id: string;
  readonly flow: Flow;
}

/** One message, and how it is to be held. */
export interface ToHold {
  readonly message: Message;
  readonly holding: Holding;
}

type Known = Pick<Refused, "message" | "hash" | "transferEncoding" | "exchangeId" | "businessKey">;

/** The flow and contract as a fault names them. */
export function faultOrigin({ id, flow }: Origin) {
  return { id, contractVersion: flow.contract.version };
}

function toHold({ id }: Origin, exchange: Known, why: Fault): ToHold {
  const { message, hash, transferEncoding, exchangeId, businessKey } = exchange;
  const { messageId, body, attributes, receiveCount } = message;
  const content = { body, attributes };
  const known = { flow: id, exchangeId, businessKey, contentHash: hash, transferEncoding, order: null };
  return { message, holding: { ...known, content, messageId, receiveCount, ...why } };
}

/** How to hold what the contract refuses. */
export function holdRefused(origin: Origin, refused: Refused): ToHold {
  return toHold(origin, refused, fault(faultOrigin(origin), refused.reason, refused));
}

/** How to hold what bears a known id and key, but other bytes. */
export function holdConflict(origin: Origin, exchange: Admitted): ToHold {
  return toHold(origin, { ...exchange, ...exchange.shown }, conflict(faultOrigin(origin)));
}

/** How to hold what the target refuses for good; `code` is the target's error code. */
export function holdUndeliverable(origin: Origin, exchange: Admitted, code: string): ToHold {
  return toHold(origin, { ...exchange, ...exchange.shown }, undeliverable(faultOrigin(origin), code));
}

/** How to hold what is sound, but has to wait for its turn. */
export function holdBehind(origin: Origin, exchange: Admitted): ToHold {
  return toHold(origin, { ...exchange, ...exchange.shown }, behind(faultOrigin(origin)));
}

/** How to hold what is sound, but comes after a later one of its key went. */
export function holdOvertaken(origin: Origin, exchange: Admitted): ToHold {
  return toHold(origin, { ...exchange, ...exchange.shown }, overtaken(faultOrigin(origin)));
}

/** How to hold what answers nothing that is known. */
export function holdUnmatched(origin: Origin, exchange: Admitted): ToHold {
  return toHold(origin, { ...exchange, ...exchange.shown }, unmatched(faultOrigin(origin)));
}
