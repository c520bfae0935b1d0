import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fifoFields } from "../../../functions/deliver/fifo.ts";

const exchange = fc.record({
  flow: fc.stringMatching(/^[a-z-]{1,40}$/),
  exchangeId: fc.string({ unit: "grapheme", minLength: 1 }),
  businessKey: fc.string({ unit: "grapheme", minLength: 1 }),
  hash: fc.stringMatching(/^[0-9a-f]{64}$/),
});

test("whatever keys hold, SQS takes what is made of them", () => {
  fc.assert(
    fc.property(exchange, (one) => {
      const { MessageGroupId, MessageDeduplicationId } = fifoFields(one);
      expect(MessageGroupId).toMatch(/^[0-9a-f]{64}$/);
      expect(MessageDeduplicationId).toMatch(/^[0-9a-f]{64}$/);
    }),
  );
});

test("one business key is one group; flow, id and bytes together are one deduplication id", () => {
  const one = { flow: "stock", exchangeId: "a", businessKey: "sku", hash: "00" };
  const fields = fifoFields(one);
  expect(fifoFields({ ...one, exchangeId: "b" }).MessageGroupId).toBe(fields.MessageGroupId);
  for (const other of [{ flow: "prices" }, { exchangeId: "b" }, { hash: "01" }]) {
    expect(fifoFields({ ...one, ...other }).MessageDeduplicationId).not.toBe(fields.MessageDeduplicationId);
  }
  expect(fifoFields({ ...one, businessKey: "sku 2" }).MessageDeduplicationId).toBe(
    fields.MessageDeduplicationId,
  );
});
