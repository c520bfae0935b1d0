import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { client } from "../../../clients/demo/client.ts";
import { examine } from "../../../functions/gate/examine.ts";
import { holdRefused } from "../../../functions/gate/hold.ts";
import { firstHeld } from "../../../functions/quarantine/life.ts";
import { pages } from "../../../local/show/page.ts";
import { happenings } from "../../../local/show/story/happenings.ts";
import {
  suggestionsAfterOpening,
  suggestionsForAny,
  suggestionsForDemo,
} from "../../../local/show/suggestions.ts";
import { Temporal } from "temporal-polyfill";

const NOW = Temporal.Instant.from("2026-11-24T10:00:00Z");

const decoders = new Map(
  await Promise.all(
    Object.entries(client.flows).map(
      async ([id, { contract }]) => [id, await contract.format.open()] as const,
    ),
  ),
);

function heldOf(id: string, body: string) {
  const flow = client.flows[id];
  const decode = decoders.get(id);
  if (!flow || !decode) throw new Error(`the demo has no flow ${id}`);
  const examined = examine({ messageId: "m", body, attributes: {}, receiveCount: 1 }, flow, decode);
  return examined.outcome === "refused"
    ? firstHeld(holdRefused({ id, flow }, examined).holding, NOW)
    : undefined;
}

/** The hand and the triangle take two columns; every other character of the pages takes one. */
const columnsOf = (line: string) => stripVTControlCharacters(line).replaceAll("✋", "✋ ").length;

test.each(["en", "fr"] as const)("in %s every line fits in 80 columns", (language) => {
  const page = pages(language);
  const id = `stock-levels.${"0".repeat(24)}`;
  const told = Object.values(happenings).flatMap(({ name, flow, body }) => {
    const exchange = heldOf(flow, body(1));
    const happened = {
      time: "10:00:00",
      flow,
      what: `${exchange?.businessKey ?? "LYS1/IPOD2008GREEN"} ${name[language]}`,
    };
    const held = exchange
      ? [page.held(happened, exchange), page.held(happened, { ...exchange, seen: 2 })]
      : [];
    return [page.forwarded(happened), page.duplicate(happened), ...held];
  });
  const counts = { forwarded: 11, held: 9, cameAgain: 1, duplicates: 2, unseen: 1 };
  const suggestions = [
    ...suggestionsForAny(page.words),
    ...suggestionsAfterOpening(page.words, { wrongTotal: id, conflict: id, errorPage: id }),
    ...suggestionsForDemo(page.words),
  ];
  const all = [
    page.heading(client, 5.25, { withTimes: true }),
    ...told,
    page.summary(counts),
    page.next(suggestions),
  ];
  expect(all.flatMap((text) => text.split("\n")).filter((line) => columnsOf(line) > 80)).toEqual([]);
});

test("a held exchange is told with its reason, its first finding's place and what to do", () => {
  const exchange = heldOf("shop-orders", happenings["order-with-wrong-total"].body(4));
  const told =
    exchange && pages("en").held({ time: "10:00:00", flow: "shop-orders", what: "#1005" }, exchange);
  expect(stripVTControlCharacters(told ?? "").split("\n")).toEqual([
    `  10:00:00  shop-orders   ${"#1005".padEnd(36)}  ✋ held`,
    "            contract: order-total /order/total_price 31:20",
    "            The order's total is not its subtotal plus tax plus shipping: check",
    "            the order in the shop, then correct the wrong amount.",
  ]);
});
