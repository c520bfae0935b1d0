import { describe, expect, test } from "vitest";
import * as z from "zod";
import { edifact } from "../../../functions/gate/formats/edifact.ts";
import { json } from "../../../functions/gate/formats/json.ts";
import { xml } from "../../../functions/gate/formats/xml.ts";
import { carried } from "../../../functions/payload/carried.ts";
import { mend } from "../../../functions/recipe/mend.ts";
import { defineContract } from "../../../schemas/contract.ts";
import type { Format } from "../../../schemas/format.ts";
import { Recipe } from "../../../schemas/recipe.ts";

async function mended(
  { format, editable = "all" }: { readonly format: Format; readonly editable?: "all" | string[] },
  bytes: Uint8Array,
  ...operations: readonly unknown[]
) {
  const contract = defineContract({
    format,
    schema: z.unknown(),
    identify: () => ({ exchangeId: "1", businessKey: "1" }),
  });
  const body = Buffer.from(bytes).toString("base64");
  const came = carried({ body, attributes: {} }, { transferEncoding: "base64" });
  const mending = { decode: await format.open(), editor: await format.edit?.() };
  return mend(Recipe.parse(operations), { came, newest: came }, { ...mending, flow: { contract, editable } });
}

const CITY = '<?xml version="1.0" encoding="ISO-8859-15"?><a><city>Orl\xe9ans</city><n>1</n></a>';

describe("a message in another character set", () => {
  test("is written in it again, and every byte beside the change stays", async () => {
    const outcome = await mended({ format: xml() }, Buffer.from(CITY, "latin1"), {
      op: "replace",
      path: "/a/n/$",
      value: "5 €",
    });
    const expected = Buffer.from(CITY.replace("<n>1", "<n>5 \xa4"), "latin1");
    expect(outcome.outcome === "mended" && outcome.bytes.equals(expected)).toBe(true);
  });

  test("takes no letter that the set has not", async () => {
    const smile = { op: "replace", path: "/a/n/$", value: "☺" };
    expect(await mended({ format: xml() }, Buffer.from(CITY, "latin1"), smile)).toMatchObject({
      code: "text-not-encodable",
    });
  });
});

test("only fields that the flow lists may differ, wherever a recipe gets their values from", async () => {
  const text = Buffer.from('{"a":1,"b":{"c":2}}');
  const flow = { format: json(), editable: ["/a"] };
  expect(await mended(flow, text, { op: "copy", from: "/b/c", path: "/a" })).toMatchObject({
    outcome: "mended",
  });
  expect(await mended(flow, text, { op: "move", from: "/b/c", path: "/a" })).toMatchObject({
    code: "field-not-editable",
    faults: [{ place: "/b/c" }],
  });
});

test("a format without a way to change single places is refused", async () => {
  const remove = { op: "remove", path: "/a" };
  expect(await mended({ format: edifact() }, Buffer.from("UNB"), remove)).toMatchObject({
    code: "recipe-format-unsupported",
  });
});

test("what cannot be read, as JSON or as text, is refused", async () => {
  const remove = { op: "remove", path: "/a" };
  for (const bytes of [Buffer.from('{"a":'), Buffer.from("%PDF-1.7")])
    expect(await mended({ format: json() }, bytes, remove)).toMatchObject({ code: "payload-not-text" });
});

test("no recipe makes a message longer than any exchange may be", async () => {
  const items = Array.from({ length: 100 }, () => ({}));
  const text = Buffer.from(JSON.stringify({ big: "x".repeat(100_000), items }));
  const copy = { op: "copy", from: "/big", path: "/items/*/big" };
  expect(await mended({ format: json() }, text, copy)).toMatchObject({ code: "recipe-unwritable" });
  const doubling = Array.from({ length: 20 }, (_, index) => [
    { op: "copy", from: "/p", path: `/q/${index}` },
    { op: "copy", from: "/q", path: `/p/${index}` },
  ]).flat();
  const small = Buffer.from(JSON.stringify({ p: { a: "x".repeat(50_000) }, q: {} }));
  expect(await mended({ format: json() }, small, ...doubling)).toMatchObject({ outcome: "refused" });
});
