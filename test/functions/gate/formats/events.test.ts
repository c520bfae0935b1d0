/** IDocs, EPCIS documents and CloudEvents: what their standards ask of each. */
import { describe, expect, test } from "vitest";
import { cloudevents } from "../../../../functions/gate/formats/cloudevents.ts";
import { epcis } from "../../../../functions/gate/formats/epcis.ts";
import { idoc } from "../../../../functions/gate/formats/idoc.ts";
import type { Format } from "../../../../schemas/format.ts";

/** What is found, by severity, code and path; the document where it can be read. */
async function found(format: Format, text: string) {
  const decode = await format.open();
  const decoded = decode(new TextEncoder().encode(text));
  if (decoded.outcome === "undecodable") return { told: decoded.findings.map(({ code }) => code) };
  const findings = [...(decoded.faults ?? []), ...decoded.notes];
  return {
    told: findings.map(({ severity, code, path }) => `${severity} ${code} ${path}`),
    document: decoded.document,
  };
}

const message = (inside: string, root = "ORDERS05") => `<${root}><IDOC BEGIN='1'>${inside}</IDOC></${root}>`;

describe("an IDoc", () => {
  const control =
    "<EDI_DC40 SEGMENT='1'><DOCNUM>0000000000000001</DOCNUM><IDOCTYP>ORDERS05</IDOCTYP><MESTYP>ORDERS</MESTYP></EDI_DC40>";
  const CONTROL = "/ORDERS05/IDOC/0/EDI_DC40";

  test("has its segments as arrays, its control record and fields as they are", async () => {
    const { told, document } = await found(
      idoc(),
      message(`${control}<E1EDK01 SEGMENT='1'><CURCY>EUR</CURCY></E1EDK01>`),
    );
    expect(told).toEqual([]);
    expect(document).toMatchObject({
      ORDERS05: { IDOC: [{ EDI_DC40: { MESTYP: { $: "ORDERS" } }, E1EDK01: [{ CURCY: { $: "EUR" } }] }] },
    });
  });

  test.each([
    ["without control record", message("<E1EDK01 SEGMENT='1'/>"), ["error idoc-structure /ORDERS05/IDOC/0"]],
    ["with two control records", message(control + control), ["error idoc-structure /ORDERS05/IDOC/0"]],
    ["that is none", "<ORDERS05/>", ["error idoc-structure /ORDERS05"]],
    [
      "without number",
      message(control.replace(/<DOCNUM>.*<\/DOCNUM>/, "")),
      [`error idoc-control-field ${CONTROL}`],
    ],
    [
      "with an empty message type",
      message(control.replace(">ORDERS<", "><")),
      [`error idoc-control-field ${CONTROL}/MESTYP`],
    ],
    [
      "with a date of another form",
      message(control.replace("</EDI", "<CREDAT>2026-11-24</CREDAT></EDI")),
      [`error idoc-control-field ${CONTROL}/CREDAT`],
    ],
    [
      "with a number too long",
      message(control.replace("0001<", "00012<")),
      [`note idoc-field-length ${CONTROL}/DOCNUM`],
    ],
    [
      "of another type than its root",
      message(control, "ORDERS04"),
      ["note idoc-type /ORDERS04/IDOC/0/EDI_DC40/IDOCTYP"],
    ],
  ])("%s", async (_, text, told) => {
    expect((await found(idoc(), text)).told).toEqual(told);
  });
});

const written = (...eventList: object[]) =>
  JSON.stringify({
    "@context": ["https://ref.gs1.org/standards/epcis/epcis-context.jsonld"],
    type: "EPCISDocument",
    schemaVersion: "2.0",
    creationDate: "2026-11-24T10:00:00Z",
    epcisBody: { eventList },
  });

const xml = (inside: string) =>
  `<e:EPCISDocument xmlns:e="urn:epcglobal:epcis:xsd:2" schemaVersion="2.0" creationDate="2026-11-24T10:00:00Z"><EPCISBody><EventList>${inside}</EventList></EPCISBody></e:EPCISDocument>`;

describe("an EPCIS document", () => {
  const event = {
    type: "ObjectEvent",
    action: "ADD",
    eventTime: "2026-11-24T10:00:00.5Z",
    eventTimeZoneOffset: "+01:00",
    epcList: ["urn:epc:id:sgtin:0614141.107346.2017"],
  };
  const EVENT = "/epcisBody/eventList/0";

  test.each([
    ["that is right", written(event), []],
    ["without events", written(), []],
    ["that is one event", JSON.stringify({ "@context": [], ...event }), []],
    ["with another action", written({ ...event, action: "MOVE" }), [`error field-value ${EVENT}/action`]],
    ["without action", written({ ...event, action: undefined }), [`error field-missing ${EVENT}/action`]],
    [
      "with a local time",
      written({ ...event, eventTime: "2026-11-24T10:00:00" }),
      [`error field-format ${EVENT}/eventTime`],
    ],
    [
      "with a number as text",
      written({ ...event, quantityList: [{ epcClass: "x", quantity: "1" }] }),
      [`error field-type ${EVENT}/quantityList/0/quantity`],
    ],
    ["that is cut", written(event).slice(0, -5), ["json-truncated"]],
  ])("in JSON %s", async (_, text, told) => {
    expect((await found(epcis(), text)).told).toEqual(told);
  });

  const times =
    "<eventTime>2026-11-24T10:00:00Z</eventTime><eventTimeZoneOffset>+01:00</eventTimeZoneOffset>";
  const LIST = "/EPCISDocument/EPCISBody/EventList";

  test.each([
    ["that is right", xml(`<ObjectEvent>${times}<action>ADD</action></ObjectEvent>`), []],
    ["whose event has no action by its kind", xml(`<TransformationEvent>${times}</TransformationEvent>`), []],
    [
      "without action",
      xml(`<ObjectEvent>${times}</ObjectEvent>`),
      [`error epcis-event ${LIST}/ObjectEvent/0/action`],
    ],
    [
      "without a time",
      xml("<ObjectEvent><eventTimeZoneOffset>+01:00</eventTimeZoneOffset><action>ADD</action></ObjectEvent>"),
      [`error epcis-event ${LIST}/ObjectEvent/0/eventTime`],
    ],
    [
      "without events",
      "<e:EPCISDocument xmlns:e='urn:epcglobal:epcis:xsd:2'/>",
      [
        "error epcis-document /EPCISDocument",
        "error epcis-document /EPCISDocument",
        "error epcis-document /EPCISDocument",
      ],
    ],
    ["of another standard", "<a/>", ["error epcis-document /a"]],
    ["that is cut", "\uFEFF<e", ["xml-truncated"]],
  ])("in XML %s", async (_, text, told) => {
    expect((await found(epcis(), text)).told).toEqual(told);
  });
});

describe("a CloudEvent", () => {
  const event = { id: "1", source: "/shop", specversion: "1.0", type: "order.placed", data: { a: 1 } };

  test.each([
    ["that is right", event, []],
    ["in a batch", [event, event], []],
    ["without id", { ...event, id: undefined }, ["error field-missing /id"]],
    ["in a batch without id", [event, { ...event, id: undefined }], ["error field-missing /1/id"]],
    ["of another version", { ...event, specversion: "0.3" }, ["error field-value /specversion"]],
    ["with a time of another form", { ...event, time: "yesterday" }, ["error field-format /time"]],
    ["with its data twice", { ...event, data_base64: "YQ==" }, ["error schema-violation "]],
  ])("%s", async (_, message, told) => {
    expect((await found(cloudevents(), JSON.stringify(message))).told).toEqual(told);
  });
});
