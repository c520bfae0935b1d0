/** Whatever chance makes of a real message, a format says what is wrong with it, and where, and does not fail. */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { camt } from "../../../../functions/gate/formats/camt.ts";
import { cii } from "../../../../functions/gate/formats/cii.ts";
import { cloudevents } from "../../../../functions/gate/formats/cloudevents.ts";
import { epcis } from "../../../../functions/gate/formats/epcis.ts";
import { idoc } from "../../../../functions/gate/formats/idoc.ts";
import { pain } from "../../../../functions/gate/formats/pain.ts";
import { ubl } from "../../../../functions/gate/formats/ubl.ts";

const change = fc.record({
  at: fc.nat(),
  put: fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from("<>&/=\"' 019-"))),
});

test.each([
  ["ubl", ubl(), "ubl/01.01a-INVOICE_ubl.xml"],
  ["cii", cii(), "cii/01.01a-INVOICE_uncefact.xml"],
  ["camt", camt(), "iso20022/camt053.v8.xml"],
  ["pain", pain(), "iso20022/pain.001.001.03.xml"],
  ["idoc", idoc(), "idoc/SYNTHETIC_ok_ORDERS05.xml"],
  ["epcis", epcis(), "epcis/ObjectEvent.xml"],
  ["epcis", epcis(), "epcis/ObjectEvent.json"],
  ["cloudevents", cloudevents(), "cloudevents/structured-event-0.json"],
])("%s %#", async (_, format, sample) => {
  const decode = await format.open();
  const whole = new Uint8Array(readFileSync(`test/samples/${sample}`));
  const cut = fc.option(fc.nat(whole.length), { nil: whole.length });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), cut, (changes, length) => {
      const bytes = Uint8Array.from(whole);
      for (const { at, put } of changes) bytes[at % bytes.length] = put;
      const decoded = decode(bytes.subarray(0, length));
      expect(decoded).not.toMatchObject({ outcome: "undecodable", findings: [] });
      const told =
        decoded.outcome === "decoded" ? [...(decoded.faults ?? []), ...decoded.notes] : decoded.findings;
      for (const { position } of told) expect(position?.line).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});
