import { describe, expect, test } from "vitest";
import * as z from "zod";
import { json } from "../../functions/gate/formats/json.ts";
import { xml } from "../../functions/gate/formats/xml.ts";
import { defineContract } from "../../schemas/contract.ts";
import { firstLineFaults } from "../../schemas/first-line-faults.ts";

const contract = (format = json(), ...masked: string[]) =>
  defineContract({ format, schema: z.object({}), identify: () => ({ businessKey: "1" }), masked });

const faults = (
  firstLine: readonly string[],
  editable: "all" | readonly string[],
  from = contract(),
): readonly (readonly [string, string])[] =>
  firstLineFaults({ flows: { orders: { contract: from, editable, firstLine } } }).map(({ path, message }) => [
    path.join("."),
    message,
  ]);

describe("a field for the first line", () => {
  test.each([
    ["named as editable names it", "/order/currency", ["/order/currency"]],
    ["one of those that editable names by an asterisk", "/lines/0/title", ["/lines/*/title"]],
    ["named by the same asterisk", "/lines/*/title", ["/lines/*/title"]],
    ["below what is editable as a whole", "/order/address/city", ["/order/address/**"]],
  ])("is good when %s", (_, place, editable) => {
    expect(faults([place], editable)).toEqual([]);
    expect(faults([place], "all")).toEqual([]);
  });

  test.each([
    ["not editable", "/order/id", ["/order/currency"]],
    ["wider than what is editable", "/lines/*/title", ["/lines/0/title"]],
  ])("is refused when %s, at its place", (_, place, editable) => {
    expect(faults([...editable, place], editable)).toEqual([
      [
        "flows.orders.firstLine.1",
        `names "${place}", which editable does not: add it there too, or take it out`,
      ],
    ]);
  });

  test.each([
    ["masked", "/email", "/email"],
    ["below what is masked", "/customer/name", "/customer"],
    ["within what is masked as a whole", "/customer/name", "/customer/**"],
    ["possibly masked", "/*/name", "/customer/name"],
    ["masked by an asterisk", "/lines/0/note", "/lines/*/note"],
  ])("is refused when %s", (_, place, mask) => {
    expect(faults([place], "all", contract(json(), mask))).toEqual([
      ["flows.orders.firstLine.0", expect.stringContaining("masks")],
    ]);
  });

  test("is good beside and above what is masked", () => {
    expect(faults(["/order/currency", "/customer"], "all", contract(json(), "/customer/name"))).toEqual([]);
  });

  test("is a single value, of JSON", () => {
    expect(faults(["/order/**"], "all")).toEqual([
      ["flows.orders.firstLine.0", expect.stringContaining('ends in "**"')],
    ]);
    expect(faults(["/order/id"], "all", contract(xml()))).toEqual([
      ["flows.orders.firstLine", expect.stringContaining("xml")],
    ]);
  });
});
