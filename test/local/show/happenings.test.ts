import { expect, test } from "vitest";
import { client } from "../../../clients/demo/client.ts";
import { check } from "../../../functions/gate/examine.ts";
import { type HappeningName, happenings } from "../../../local/show/story/happenings.ts";

const VALID = "valid";

/** What the flow's contract says of each: valid, or the reason and its findings. */
const VERDICTS: Readonly<Record<HappeningName, string>> = {
  "published-order": VALID,
  "new-order": VALID,
  "updated-order": VALID,
  "order-sent-twice": VALID,
  "order-with-other-content": VALID,
  "order-without-currency": "contract: field-missing /order/currency",
  "order-in-no-currency": "contract: currency-unknown /order/currency",
  "order-with-wrong-total": "contract: order-total /order/total_price",
  "wrong-total-again": "contract: order-total /order/total_price",
  "order-without-lines": "contract: field-too-small /order/line_items",
  "stock-level": VALID,
  "negative-stock": "contract: field-too-small /available",
  "error-page": "undecodable: json-html-page ",
  shipment: VALID,
  "shipment-cut-short": "undecodable: json-truncated /fulfillment/line_items/0",
  "shipment-without-date": "contract: field-format /fulfillment/updated_at",
};

const names = Object.keys(VERDICTS).filter((name): name is HappeningName => name in happenings);

async function checked(name: HappeningName, turn: number) {
  const { flow, body } = happenings[name];
  const contract = client.flows[flow]?.contract;
  if (!contract) throw new Error(`the demo has no flow ${flow}`);
  return check(Buffer.from(body(turn)), contract, await contract.format.open());
}

test.each(names)("of %s the contract says the same in every turn", async (name) => {
  for (const turn of [0, 1, 39, 40, 1000]) {
    const found = await checked(name, turn);
    const told =
      found.verdict === "valid"
        ? VALID
        : `${found.reason}: ${found.findings.map(({ code, path }) => `${code} ${path}`).join(", ")}`;
    expect(told).toBe(VERDICTS[name]);
  }
});

const identity = async (name: HappeningName, turn: number) => {
  const found = await checked(name, turn);
  return found.verdict === "valid" ? found.identity : undefined;
};

test("an order sent twice has the bytes of the first", () => {
  expect(happenings["order-sent-twice"].body(3)).toBe(happenings["new-order"].body(3));
  expect(happenings["wrong-total-again"].body(3)).toBe(happenings["order-with-wrong-total"].body(3));
});

test("an order with other content has the identity of the first, but other bytes", async () => {
  expect(await identity("order-with-other-content", 3)).toEqual(await identity("new-order", 3));
  expect(happenings["order-with-other-content"].body(3)).not.toBe(happenings["new-order"].body(3));
});

test("an updated order is another exchange of the same order", async () => {
  const [first, updated] = [await identity("new-order", 3), await identity("updated-order", 3)];
  expect(updated?.businessKey).toBe(first?.businessKey);
  expect(updated?.exchangeId).not.toBe(first?.exchangeId);
});
