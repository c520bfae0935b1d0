import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskedContent } from "../../../functions/api/documents/masked-content.ts";
import { MASK, masked } from "../../../functions/payload/masked.ts";
import { client } from "../../../clients/demo/client.ts";
import order from "../../../clients/demo/samples/order.json" with { type: "json" };

describe("a message without its masked values", () => {
  test.each<[string, unknown, string[], unknown]>([
    ["keeps what is not listed", { a: 1, b: "x" }, ["/b"], { a: 1, b: MASK }],
    [
      "hides all below a listed place",
      { a: { b: [1, { c: 2 }] } },
      ["/a"],
      { a: { b: [MASK, { c: MASK }] } },
    ],
    ["hides all below by two asterisks", { a: { b: 1 } }, ["/a/**"], { a: { b: MASK } }],
    ["hides a text where an object was expected", { a: "x" }, ["/a/**"], { a: MASK }],
    [
      "hides one field of each item of a list",
      { a: [{ b: 1, c: 2 }] },
      ["/a/*/b"],
      { a: [{ b: MASK, c: 2 }] },
    ],
    ["hides a null as well", { a: null }, ["/a"], { a: MASK }],
    ["hides the whole of it", "x", ["/**"], MASK],
  ])("%s", (_, document, patterns, shown) => {
    expect(masked(document, patterns)).toEqual(shown);
  });

  test("shows no text of a masked place, whatever lies there", () => {
    const secret = fc.string({ minLength: 1 }).map((text) => `secret ${text}`);
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        secret,
        fc.array(tie("tree")),
        fc.dictionary(fc.string(), tie("tree")),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        expect(JSON.stringify(Object.values(Object(masked({ a: value }, ["/a/**"]))))).not.toContain(
          '"secret ',
        );
      }),
    );
  });
});

describe("a content, to somebody who may not see masked values,", () => {
  const flow = client.flows["shop-orders"];
  const asText = { transferEncoding: null };
  const attributes = { customer: { dataType: "String", stringValue: "Bob Norman" } };

  test("is its message without the customer, and without what its attributes say", async () => {
    const body = JSON.stringify(order);
    const shown = await maskedContent({ body, attributes }, asText, flow);
    expect(body).toMatch(/Norman/);
    expect(JSON.stringify(shown)).not.toMatch(/Norman|@/);
    expect(shown.body).toContain('"total_price"');
  });

  test.each([
    ["cannot be decoded", '{"email": "bob@example.com"', flow],
    ["is of a flow that is no more", "{}", undefined],
  ])("is masked whole where it %s", async (_, body, of) => {
    expect((await maskedContent({ body, attributes: {} }, asText, of)).body).toBe(MASK);
  });
});
