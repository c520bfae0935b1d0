import * as z from "zod";
import { edifact } from "../functions/gate/formats/edifact.ts";
import { componentOf } from "../schemas/edi-segment.ts";
import { EdifactInterchange, EdifactMessage } from "../schemas/edifact.ts";
import { edifactLines, lineCount } from "./line-count.ts";
import { segmentOrder, type StatedSegment } from "./segment-order.ts";

/** As many as the journal takes of one exchange. */
const FURTHER_KEYS = 100;

/** The document number of a message: element 1004 of its BGM. */
function documentNumber({ segments }: EdifactMessage): string {
  return componentOf(
    segments.find(({ tag }) => tag === "BGM"),
    2,
  );
}

/**
 * The contract of interchanges whose messages are all of one type. An interchange is known by its sender and
 * reference (0004, 0020), found by the document number of its first message and those of the others.
 */
export function edifactContract(type: string, order: readonly StatedSegment[]) {
  const message = EdifactMessage.extend({ type: z.literal(type) })
    .check(segmentOrder(order))
    .check(lineCount({ line: "LIN", statedBy: edifactLines }));
  return {
    format: edifact(),
    refuses: ["edi-several-interchanges"] as const,
    schema: EdifactInterchange.extend({ messages: z.array(message).min(1) }),
    identify({ interchange, messages }: EdifactInterchange) {
      const [first = "", ...others] = messages.map(documentNumber);
      return {
        exchangeId: [interchange.sender.id, interchange.reference],
        businessKey: first,
        furtherKeys: others.filter((number) => number !== "").slice(0, FURTHER_KEYS),
      };
    },
  };
}
