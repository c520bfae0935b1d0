import * as fc from "fast-check";
import { expect, test } from "vitest";
import { starsOf } from "../../../console/map/stars.ts";

const edge = (flow: string, source: string, target: string) => ({ flow, source, target });

test("the application with most flows is the middle; who sends stands left, who receives stands right", () => {
  const stars = starsOf([
    edge("orders", "shop", "erp"),
    edge("stock", "erp", "shop"),
    edge("shipments", "wms", "erp"),
    edge("ledger", "erp", "archive"),
  ]);
  expect(stars).toEqual([
    {
      hub: "erp",
      left: [
        { application: "wms", flows: [{ flow: "shipments", to: "hub" }] },
        {
          application: "shop",
          flows: [
            { flow: "orders", to: "hub" },
            { flow: "stock", to: "spoke" },
          ],
        },
      ],
      right: [{ application: "archive", flows: [{ flow: "ledger", to: "spoke" }] }],
    },
  ]);
});

test("what does not touch the middle stands around the next one", () => {
  const stars = starsOf([edge("a", "shop", "erp"), edge("b", "wms", "erp"), edge("c", "payroll", "bank")]);
  expect(stars.map(({ hub }) => hub)).toEqual(["erp", "payroll"]);
});

test("there is nothing of nothing", () => {
  expect(starsOf([])).toEqual([]);
});

test("whatever the flows are, each is in one star, once", () => {
  const application = fc.constantFrom("a", "b", "c", "d", "e");
  const flows = fc.array(fc.tuple(application, application), { maxLength: 30 });
  fc.assert(
    fc.property(flows, (pairs) => {
      const edges = pairs.map(([source, target], index) => edge(`f${index}`, source, target));
      const drawn = starsOf(edges)
        .flatMap(({ left, right }) => [...left, ...right])
        .flatMap((spoke) => spoke.flows.map(({ flow }) => flow));
      expect(drawn.toSorted()).toEqual(edges.map(({ flow }) => flow).toSorted());
    }),
  );
});
