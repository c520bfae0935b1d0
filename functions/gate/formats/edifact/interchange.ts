import { componentOf, type EdiSegment } from "../../../../schemas/edi-segment.ts";
import type { EdifactEnvelope, EdifactGroup, EdifactMessage } from "../../../../schemas/edifact.ts";
import type { Enveloped, Opened } from "../edi/envelope.ts";

/** What a UNB tells. */
export function envelopeOf({ segment }: Opened): EdifactEnvelope {
  const party = (element: number) => ({
    id: componentOf(segment, element),
    qualifier: componentOf(segment, element, 2),
  });
  return {
    syntax: { identifier: componentOf(segment, 1), version: componentOf(segment, 1, 2) },
    sender: party(2),
    recipient: party(3),
    date: componentOf(segment, 4),
    time: componentOf(segment, 4, 2),
    reference: componentOf(segment, 5),
    application: componentOf(segment, 7),
    test: componentOf(segment, 11) === "1",
  };
}

/** What a UNH tells, and the segments of its message. */
export function messageOf({ header, group, segments }: Enveloped): EdifactMessage {
  const { segment } = header;
  return {
    reference: componentOf(segment, 1),
    type: componentOf(segment, 2, 1),
    version: componentOf(segment, 2, 2),
    release: componentOf(segment, 2, 3),
    agency: componentOf(segment, 2, 4),
    association: componentOf(segment, 2, 5),
    group: group && groupOf(group.segment),
    segments,
  };
}

function groupOf(segment: EdiSegment): EdifactGroup {
  return { type: componentOf(segment, 1), reference: componentOf(segment, 5) };
}
