import { expect, test } from "vitest";
import { decodeJsonl } from "../../../../functions/gate/formats/jsonl.ts";
import { encode, told } from "./told.ts";

test("decodes each line to a value", () => {
  const decoded = decodeJsonl(encode('{"a":1}\r\n[2]\n"é"'));
  expect(decoded).toMatchObject({ outcome: "decoded", document: [{ a: 1 }, [2], "é"] });
});

test.each([
  ["a line that is no JSON", '{"a":1}\n{"a":}\n', "json-syntax /1/a record 2"],
  ["a line that is cut", '{"a":1}\n{"a":', "json-truncated /1/a record 2"],
  ["a value over two lines", '{"a":\n1}\n', "json-truncated /0/a record 1"],
  ["a blank line", '{"a":1}\n\n{"a":2}\n', "jsonl-blank-line /1 2"],
  ["nothing", "", "text-empty (whole) 1:1"],
  ["a web page", "<html>\n</html>\n", "text-html-page (whole) 1:1"],
  ["a byte order mark", '\uFEFF{"a":1}\n', "json-byte-order-mark /0 record 1"],
])("refuses %s", (_name, text, first) => {
  expect(told(decodeJsonl, encode(text))[0]).toBe(first);
});

test("notes a key twice, in its line", () => {
  expect(told(decodeJsonl, encode('{"a":1}\n{"a":1,"a":2}\n'))).toEqual(["json-duplicate-key /1/a record 2"]);
});

test("tells where a path of the document stands", () => {
  const decoded = decodeJsonl(encode('{"a":1}\n{"b": [1, 2]}\n'));
  if (decoded.outcome !== "decoded") throw new Error("refused");
  expect(decoded.locate([1, "b", 1])).toEqual({ line: 2, column: 11, record: 2 });
  expect(decoded.locate([1])).toEqual({ line: 2, column: 1, record: 2 });
});
