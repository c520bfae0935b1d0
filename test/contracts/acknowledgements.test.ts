import { describe, expect, test } from "vitest";
import { answeredEdifact, edifactContrl } from "../../contracts/edifact-contrl.ts";
import { edifactOrders } from "../../contracts/edifact-orders.ts";
import { answeredX12, x12FunctionalAcknowledgment } from "../../contracts/x12-functional-acknowledgment.ts";
import { x12Invoice } from "../../contracts/x12-invoice.ts";
import { check } from "../../functions/gate/examine.ts";
import { type Contract, defineContract } from "../../schemas/contract.ts";
import { sample } from "../samples/verdicts.ts";

const functional = defineContract(x12FunctionalAcknowledgment);
const control = defineContract(edifactContrl);
const invoices = defineContract(answeredX12(x12Invoice));
const orders = defineContract(answeredEdifact(edifactOrders));

async function examined(contract: Contract, bytes: Uint8Array) {
  const found = check(bytes, contract, await contract.format.open());
  if (found.verdict === "invalid") throw new Error(JSON.stringify(found.findings));
  return found;
}

const bytes = (text: string) => new TextEncoder().encode(text);

/** A 997 to the sender of the sample invoice, with this status of its one set and of its group. */
const acknowledgment = (set: string, group: string) =>
  bytes(
    [
      "ISA*00*          *00*          *ZZ*RECEIVERISA    *ZZ*SENDERISA      *960807*1600*U*00401*000000021*0*T*>",
      "GS*FA*RECEIVER*SENDER*19960807*1600*1*X*004010",
      "ST*997*0001",
      "AK1*IN*1",
      "AK2*810*000000001",
      set,
      group,
      "SE*6*0001",
      "GE*1*1",
      "IEA*1*000000021",
      "",
    ].join("~"),
  );

describe("a functional acknowledgment (997)", () => {
  test("of a refused group says so, with the code of the set", async () => {
    const { answers, identity } = await examined(functional, sample("x12", "simple997.edi"));
    expect(answers).toEqual([{ key: "ReceiverID/HC/1", exchangeId: null, accepted: false, reason: "AK5.5" }]);
    expect(identity.exchangeId).toBe("ReceiverID/508121953");
  });

  test("names the group by which the invoice that it answers is found", async () => {
    const { identity } = await examined(invoices, sample("x12", "simple810.edi"));
    const { answers } = await examined(functional, acknowledgment("AK5*A", "AK9*A*1*1*1"));
    expect(answers).toEqual([
      { key: identity.furtherKeys[0], exchangeId: null, accepted: true, reason: null },
    ]);
  });

  test.each([
    ["AK5*E*5", "AK9*E*1*1*1", true, null],
    ["AK5*R*7", "AK9*P*1*1*0", false, "AK5.7"],
    ["AK5*A", "AK9*R*2*1*0*5", false, "AK9.5"],
    ["AK5*R", "AK9*R*1*1*0", false, null],
  ])("%s with %s: accepted is %s, for the reason %s", async (set, group, accepted, reason) => {
    const { answers } = await examined(functional, acknowledgment(set, group));
    expect(answers).toMatchObject([{ accepted, reason }]);
  });
});

const report = (...segments: readonly string[]) =>
  bytes(
    [
      "UNB+UNOC:3+RECIPIENT:14+SENDER:14+261201:1000+77",
      "UNH+1+CONTRL:D:3:UN",
      ...segments,
      `UNT+${segments.length + 2}+1`,
      "UNZ+1+77",
      "",
    ].join("'"),
  );

describe("a syntax and service report (CONTRL)", () => {
  test("names the interchange by which the order that it answers is found", async () => {
    // The sample lacks its last segment.
    const whole = Buffer.concat([sample("edifact", "order.edi"), bytes("UNZ+1+807'")]);
    const { identity } = await examined(orders, whole);
    const [recipient = "", reference = ""] = identity.furtherKeys[0]?.split("/") ?? [];
    const { answers } = await examined(control, report(`UCI+${reference}+SENDER:14+${recipient}:14+7`));
    expect(answers).toEqual([
      { key: identity.furtherKeys[0], exchangeId: null, accepted: true, reason: null },
    ]);
  });

  test.each([
    [["UCI+5+S:14+R:14+8"], true, null],
    [["UCI+5+S:14+R:14+4+2"], false, "UCI.2"],
    [["UCI+5+S:14+R:14+7", "UCM+1+ORDERS:D:96A:UN+7", "UCM+2+ORDERS:D:96A:UN+4+13"], false, "UCM.13"],
  ])("%j: accepted is %s, for the reason %s", async (segments, accepted, reason) => {
    const { answers } = await examined(control, report(...segments));
    expect(answers).toEqual([{ key: "R/5", exchangeId: null, accepted, reason }]);
  });
});
