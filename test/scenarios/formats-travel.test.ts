/** The formats of the demo client travel through the gate byte for byte, and what is broken is held with its place. */
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { messageOf } from "../../cli/message-of.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

let demo: ClientUnderTest;
beforeAll(async () => {
  demo = await clientUnderTest();
});
afterAll(() => demo.stop());

/** A sample, each of its bytes as a character. */
const sample = (name: string) =>
  readFile(new URL(`../../clients/demo/samples/${name}`, import.meta.url), "latin1");

/** What the command sends of these bytes: text where SQS carries it, else base64. */
const message = (bytes: string) => messageOf(Buffer.from(bytes, "latin1"), null);

const Found = z.object({ items: z.array(z.looseObject({ flow: z.string() })), held: z.array(z.unknown()) });
const Held = z.object({ items: z.array(z.looseObject({ id: z.string(), reason: z.string() })) });
const Shown = z.looseObject({
  findings: z.array(
    z.looseObject({ code: z.string(), position: z.record(z.string(), z.number()).nullable() }),
  ),
});

/** A flow, its sample, the key by which it is found, and a change that its contract or format refuses. */
const FLOWS = [
  ["edi-orders", "orders.edi", "801715918011", ["UNT+16+1", "UNT+15+1"], "edi-count"],
  ["supplier-invoices", "invoice.ubl.xml", "123456XX", ["</cbc:ID>", "</cbc:id>"], "xml-syntax"],
  ["supplier-invoices", "invoice.cii.xml", "F20260023", [">104.90</ram:Due", ">104.91</ram:Due"], "br-co-16"],
  ["bank-statements", "statement.camt053.xml", undefined, [">18.15<", ">18.16<"], "statement-balance"],
  ["payments", "transfers.pain001.xml", undefined, ["<MsgId>", "<MsgID>"], "xml-syntax"],
  ["warehouse-shipments", "delivery.idoc.xml", "Avon", ["<MESTYP>DESADV</MESTYP>", ""], "idoc-control-field"],
  ["accounting-export", "entries.fec.txt", undefined, [",", ";"], "field-format"],
] as const;

describe.each(FLOWS)("%s, %s", (flow, file, key, [from, to], code) => {
  test("pass byte for byte, and are found by their key", async () => {
    const { body, attributes } = message(await sample(file));
    await demo.send(flow, [{ body, attributes }]);
    const received = await demo.receive(flow);
    expect(received.map(({ Body }) => Body)).toEqual([body]);
    expect(received.map(({ MessageAttributes = {} }) => MessageAttributes)).toEqual([attributes]);
    const { items } =
      key === undefined ? { items: [{ flow }] } : Found.parse(await demo.watchdogJson("find", key));
    expect(items).toMatchObject([{ flow }]);
  });

  test("that are broken are held, with the place of what is wrong", async () => {
    const bytes = await sample(file);
    expect(bytes).toContain(from);
    await demo.send(flow, [message(bytes.replace(from, to))]);
    expect(await demo.receive(flow)).toEqual([]);
    const { items } = Held.parse(await demo.watchdogJson("quarantine", "list", "--flow", flow));
    const [held] = items;
    const { findings } = Shown.parse(await demo.watchdogJson("quarantine", "show", held?.id ?? ""));
    expect(findings.map((finding) => finding.code)).toContain(code);
    expect(findings.some(({ position }) => position !== null)).toBe(true);
  });
});
