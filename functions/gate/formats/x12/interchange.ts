import { componentOf, type EdiSegment } from "../../../../schemas/edi-segment.ts";
import type { X12Envelope, X12Group, X12TransactionSet } from "../../../../schemas/x12.ts";
import type { Enveloped, Opened } from "../edi/envelope.ts";

/** What an ISA tells, and the acknowledgements that stand after it. */
export function envelopeOf({ segment, besides }: Opened): X12Envelope {
  const party = (element: number) => ({
    qualifier: componentOf(segment, element),
    id: componentOf(segment, element + 1).trim(),
  });
  return {
    sender: party(5),
    receiver: party(7),
    date: componentOf(segment, 9),
    time: componentOf(segment, 10),
    version: componentOf(segment, 12),
    controlNumber: componentOf(segment, 13),
    test: componentOf(segment, 15) === "T",
    acknowledgements: besides,
  };
}

/** What an ST and the GS around it tell, and the segments of the transaction set. */
export function transactionSetOf({ header, group, segments }: Enveloped): X12TransactionSet {
  return {
    type: componentOf(header.segment, 1),
    controlNumber: componentOf(header.segment, 2),
    group: groupOf(group?.segment),
    segments,
  };
}

function groupOf(segment: EdiSegment | undefined): X12Group {
  return {
    functionalId: componentOf(segment, 1),
    sender: componentOf(segment, 2),
    receiver: componentOf(segment, 3),
    controlNumber: componentOf(segment, 6),
    version: componentOf(segment, 8),
  };
}
