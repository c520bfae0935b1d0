import type { Path } from "../../../../schemas/decoder.ts";
import type { Finding } from "../../../../schemas/finding.ts";
import { noteAt, type Xml } from "../xml/decode.ts";
import { eachAt, isAt, textAt } from "../xml/pick.ts";

/** Of an EPCIS document what it may hold several of. */
export const EPCIS_LISTS = [
  "AggregationEvent",
  "AssociationEvent",
  "ObjectEvent",
  "TransactionEvent",
  "TransformationEvent",
  "bizTransaction",
  "destination",
  "epc",
  "quantityElement",
  "sensorElement",
  "sensorReport",
  "source",
];

const NAMESPACE = "urn:epcglobal:epcis:xsd:2";
const DOCUMENT = "EPCISDocument";

/** The events, and whether each says what it does to what it observes. */
const EVENTS = {
  ObjectEvent: true,
  AggregationEvent: true,
  TransactionEvent: true,
  AssociationEvent: true,
  TransformationEvent: false,
} as const;

const MOMENT = /^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;
const OFFSET = /^[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The lists of quantities of the events (EPCIS 2.0 section 7.4). */
const QUANTITIES = ["quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList"];

/** What EPCIS 2.0 (GS1, sections 7.3, 7.4 and 9.5) asks of every capture document and event in XML. */
export function epcisFaults(xml: Xml): readonly Finding[] {
  const { document, root } = xml;
  const error = (code: "epcis-document" | "epcis-event", path: Path, expected: string): Finding => ({
    ...noteAt(xml, code, path, expected),
    severity: "error",
  });
  if (root.namespace !== NAMESPACE || root.local !== DOCUMENT)
    return [error("epcis-document", [root.local], `an ${DOCUMENT} of EPCIS 2.0`)];
  const list = [DOCUMENT, "EPCISBody", "EventList"];
  const attributes = ["@schemaVersion", "@creationDate"].flatMap((name) =>
    isAt(document, [DOCUMENT, name])
      ? []
      : [error("epcis-document", [DOCUMENT], `the attribute ${name.slice(1)}`)],
  );
  if (!isAt(document, list))
    return [...attributes, error("epcis-document", [DOCUMENT], "EPCISBody with an EventList")];
  const events = Object.entries(EVENTS).flatMap(([name, acts]) =>
    eachAt(document, [...list, name]).flatMap((event) => {
      const asked = (field: string, pattern: RegExp, expected: string) => {
        const text = textAt(document, [...event, field]);
        return text !== undefined && pattern.test(text)
          ? []
          : [error("epcis-event", [...event, field], expected)];
      };
      const quantities = QUANTITIES.flatMap((field) =>
        eachAt(document, [...event, field, "quantityElement"]),
      );
      return [
        ...asked("eventTime", MOMENT, "eventTime, a moment with its offset"),
        ...asked("eventTimeZoneOffset", OFFSET, "eventTimeZoneOffset, such as +01:00"),
        ...(acts ? asked("action", /^(?:ADD|OBSERVE|DELETE)$/, "action: ADD, OBSERVE or DELETE") : []),
        ...quantities
          .map((path) => [...path, "quantity"])
          .filter((path) => isAt(document, path) && !NUMBER.test(textAt(document, path) ?? ""))
          .map((path) => error("epcis-event", path, "a number")),
      ];
    }),
  );
  return [...attributes, ...events];
}
