import * as z from "zod";
import { x12 } from "../functions/gate/formats/x12.ts";
import { componentOf } from "../schemas/edi-segment.ts";
import { X12Interchange, X12TransactionSet } from "../schemas/x12.ts";
import { lineCount, x12Lines } from "./line-count.ts";
import { segmentOrder, type StatedSegment } from "./segment-order.ts";

/** As many as the journal takes of one exchange. */
const FURTHER_KEYS = 100;

/** What a transaction set is, and where it has its number. */
interface SetKind {
  /** ST01. */
  readonly type: string;
  readonly order: readonly StatedSegment[];
  /** The element of the first stated segment that holds the document's number. */
  readonly number: number;
  /** The segment that CTT01 counts. */
  readonly line: string;
}

/**
 * The contract of interchanges whose transaction sets are all of one kind. An interchange is known by its
 * sender and control number (ISA06, ISA13), found by the number of its first set and those of the others.
 */
export function x12Contract({ type, order, number, line }: SetKind) {
  const set = X12TransactionSet.extend({ type: z.literal(type) })
    .check(segmentOrder(order))
    .check(lineCount({ line, statedBy: x12Lines }));
  return {
    format: x12(),
    refuses: ["edi-several-interchanges"] as const,
    schema: X12Interchange.extend({ messages: z.array(set).min(1) }),
    identify({ interchange, messages }: X12Interchange) {
      const [first = "", ...others] = messages.map(({ segments }) => componentOf(segments[0], number));
      return {
        exchangeId: [interchange.sender.id, interchange.controlNumber],
        businessKey: first,
        furtherKeys: others.filter((key) => key !== "").slice(0, FURTHER_KEYS),
      };
    },
  };
}
