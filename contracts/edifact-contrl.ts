import * as z from "zod";
import { edifact } from "../functions/gate/formats/edifact.ts";
import type { StatedAnswer } from "../schemas/answer.ts";
import { componentOf } from "../schemas/edi-segment.ts";
import { EdifactInterchange, EdifactMessage } from "../schemas/edifact.ts";
import type { Keys } from "../schemas/identity.ts";
import { any, one, segmentOrder } from "./segment-order.ts";

/** The most business keys besides its own that an exchange may have. */
const FURTHER_KEYS = 100;

/** Element 0083: 7 acknowledges this level and all below, 8 says that the interchange was received. */
const TAKEN = new Set(["7", "8"]);

/** The key by which a partner answers an interchange: the partner and 0020. */
const interchangeKey = (partner: string, reference: string) => [partner, reference];

/** A contract of EDIFACT whose exchanges are also found by what a CONTRL calls them: their interchange. */
export function answeredEdifact<
  Contract extends { readonly identify: (message: EdifactInterchange) => Keys },
>(contract: Contract) {
  return {
    ...contract,
    identify(message: EdifactInterchange): Keys {
      const keys = contract.identify(message);
      const { recipient, reference } = message.interchange;
      const further = [interchangeKey(recipient.id, reference), ...(keys.furtherKeys ?? [])];
      return { ...keys, furtherKeys: further.slice(0, FURTHER_KEYS) };
    },
  };
}

const message = EdifactMessage.extend({ type: z.literal("CONTRL") }).check(
  segmentOrder([one("UCI"), any("UCM")]),
);

/**
 * Syntax and service reports (CONTRL) of EDIFACT: each answers one interchange (UCI), which is refused also where one of
 * its messages is (UCM). The reason is the syntax error (0085) of the interchange, else of the first refused message.
 * ISO 9735-4 (syntax 4) and UN/EDIFACT CONTRL D.3 (syntax 3).
 */
export const edifactContrl = {
  format: edifact(),
  refuses: ["edi-several-interchanges"] as const,
  schema: EdifactInterchange.extend({ messages: z.array(message).min(1) }),
  identify({ interchange }: EdifactInterchange) {
    const id = [interchange.sender.id, interchange.reference];
    return { exchangeId: id, businessKey: id };
  },
  answers({ messages }: EdifactInterchange): StatedAnswer[] {
    return messages.map(({ segments }) => {
      const uci = segments.find(({ tag }) => tag === "UCI");
      const refused = segments.find(
        (segment) => segment.tag === "UCM" && !TAKEN.has(componentOf(segment, 3)),
      );
      const accepted = TAKEN.has(componentOf(uci, 4)) && refused === undefined;
      const code = [
        ["UCI", componentOf(uci, 5)],
        ["UCM", componentOf(refused, 4)],
      ].find(([, value]) => value !== "");
      return {
        // Who received it (S003), whoever carries the answer.
        key: interchangeKey(componentOf(uci, 3), componentOf(uci, 1)),
        accepted,
        ...(accepted || !code ? {} : { reason: code.join(".") }),
      };
    });
  },
};
