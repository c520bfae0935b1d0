import * as z from "zod";
import { x12 } from "../functions/gate/formats/x12.ts";
import type { StatedAnswer } from "../schemas/answer.ts";
import type { Keys } from "../schemas/identity.ts";
import { componentOf } from "../schemas/edi-segment.ts";
import { X12Interchange, X12TransactionSet } from "../schemas/x12.ts";
import { any, one, segmentOrder } from "./segment-order.ts";

/** The most business keys besides its own that an exchange may have. */
const FURTHER_KEYS = 100;

/** AK901 where a group was taken: whole, or with errors that were noted. P says that some of its sets were refused. */
const TAKEN = new Set(["A", "E"]);

/** The key by which a partner answers a functional group: the partner, GS01 and GS06. */
const groupKey = (partner: string, functionalId: string, controlNumber: string) => [
  partner,
  functionalId,
  // Leading zeros come and go: GS06 is a number.
  controlNumber.replace(/^0+(?=.)/, ""),
];

/** A contract of X12 whose exchanges are also found by what a 997 calls them: their functional groups. */
export function answeredX12<Contract extends { readonly identify: (message: X12Interchange) => Keys }>(
  contract: Contract,
) {
  return {
    ...contract,
    identify(message: X12Interchange): Keys {
      const keys = contract.identify(message);
      const { receiver } = message.interchange;
      const groups = message.messages.map(({ group }) =>
        groupKey(receiver.id, group.functionalId, group.controlNumber),
      );
      const distinct = [...new Map(groups.map((key) => [key.join("/"), key])).values()];
      return { ...keys, furtherKeys: [...distinct, ...(keys.furtherKeys ?? [])].slice(0, FURTHER_KEYS) };
    },
  };
}

const set = X12TransactionSet.extend({ type: z.literal("997") }).check(
  segmentOrder([one("AK1"), any("AK2"), one("AK9")]),
);

/**
 * Functional acknowledgments (997) of X12: each set answers one functional group (AK1), which is refused also where some
 * of its sets are (AK901 `P`). The reason is the code of the first refused set (AK502), else of the group (AK905).
 * ASC X12 004010 and 005010, transaction set 997.
 */
export const x12FunctionalAcknowledgment = {
  format: x12(),
  refuses: ["edi-several-interchanges"] as const,
  schema: X12Interchange.extend({ messages: z.array(set).min(1) }),
  identify({ interchange }: X12Interchange) {
    const id = [interchange.sender.id, interchange.controlNumber];
    return { exchangeId: id, businessKey: id };
  },
  answers({ interchange, messages }: X12Interchange): StatedAnswer[] {
    return messages.map(({ segments }) => {
      const first = (tag: string) => segments.find((segment) => segment.tag === tag);
      const refusedSet = segments.find(
        (segment) => segment.tag === "AK5" && !TAKEN.has(componentOf(segment, 1)),
      );
      const group = first("AK9");
      const accepted = TAKEN.has(componentOf(group, 1));
      const code = [
        ["AK5", componentOf(refusedSet, 2)],
        ["AK9", componentOf(group, 5)],
      ].find(([, value]) => value !== "");
      return {
        key: groupKey(interchange.sender.id, componentOf(first("AK1"), 1), componentOf(first("AK1"), 2)),
        accepted,
        ...(accepted || !code ? {} : { reason: code.join(".") }),
      };
    });
  },
};
