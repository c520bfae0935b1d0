import { catalogue, type CatalogueCode } from "../../schemas/catalogue.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Flow } from "../../schemas/flow.ts";
import type { Holding, HoldReason } from "../../schemas/held-exchange.ts";
import type { Message } from "../../schemas/message.ts";
import type { Accepted, Refused } from "./examine.ts";
import { signature } from "./signature.ts";

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

interface Why {
  readonly reason: HoldReason;
  readonly findings: readonly Finding[];
  readonly total: number;
}

type Known = Pick<Refused, "message" | "hash" | "exchangeId" | "businessKey">;

function toHold({ id, flow }: Origin, exchange: Known, { reason, findings, total }: Why): ToHold {
  const { message, exchangeId, businessKey } = exchange;
  const holding: Holding = {
    flow: id,
    exchangeId,
    businessKey,
    contentHash: exchange.hash,
    content: { body: message.body, attributes: message.attributes },
    contractVersion: flow.contract.version,
    reason,
    findings: [...findings],
    findingsTotal: total,
    signature: signature(id, reason, findings),
    receiveCount: message.receiveCount,
  };
  return { message, holding };
}

/** A reason that concerns the message as a whole. */
function because(reason: HoldReason, code: CatalogueCode, expected: string): Why {
  const message = catalogue[code];
  const finding: Finding = {
    code,
    severity: "error",
    path: "",
    position: null,
    message,
    expected,
    received: null,
  };
  return { reason, findings: [finding], total: 1 };
}

/** How to hold what the contract refuses. */
export function holdRefused(origin: Origin, refused: Refused): ToHold {
  return toHold(origin, refused, refused);
}

/** How to hold what bears a known id and key, but other bytes. */
export function holdConflict(origin: Origin, exchange: Accepted): ToHold {
  const expected = "the bytes that were forwarded under this id";
  return toHold(origin, exchange, because("duplicate-conflict", "duplicate-conflict", expected));
}

/** How to hold what the target refuses for good; `code` is the target's error code. */
export function holdUndeliverable(origin: Origin, exchange: Accepted, code: string): ToHold {
  const expected = `a message that the target takes; it answered ${code}`;
  return toHold(origin, exchange, because("delivery", "delivery-refused", expected));
}
