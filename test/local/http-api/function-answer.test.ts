import { describe, expect, test } from "vitest";
import { functionAnswer } from "../../../local/http-api/function-answer.ts";

const json = { "content-type": "application/json" };

describe("an answer without a status is the JSON body of a 200", () => {
  test.each<[answer: unknown, body: string]>([
    [{ flows: [] }, '{"flows":[]}'],
    [[1], "[1]"],
    ["said plainly", "said plainly"],
    [null, "null"],
    [7, "7"],
  ])("%j", (answer, body) => {
    expect(functionAnswer(answer)).toEqual({ status: 200, headers: json, cookies: [], body });
  });
});

test("an answer with a status says everything itself", () => {
  const headers = { "Content-Type": "text/csv", "X-Total": 2, Connection: "close", "Content-Length": "9" };
  expect(functionAnswer({ statusCode: "201", headers, cookies: ["a=1", "b=2"], body: "x" })).toEqual({
    status: 201,
    headers: { "content-type": "text/csv", "x-total": "2" },
    cookies: ["a=1", "b=2"],
    body: "x",
  });
});

test("base64 becomes bytes", () => {
  const { body } = functionAnswer({ statusCode: 200, body: "AQL/", isBase64Encoded: true });
  expect(body).toEqual(Buffer.from([1, 2, 255]));
});

describe("what is malformed is the function's failure", () => {
  test.each<[name: string, answer: unknown]>([
    ["a status that is none", { statusCode: "fine" }],
    ["a status beyond HTTP", { statusCode: 700 }],
    ["a body that is no text", { statusCode: 200, body: { a: 1 } }],
    ["a header that is a list", { statusCode: 200, headers: { a: ["b"] } }],
    ["more than 6 MB", { statusCode: 200, body: "x".repeat(6_291_456) }],
  ])("%s", (_name, answer) => {
    const body = '{"message":"Internal Server Error"}';
    expect(functionAnswer(answer)).toEqual({ status: 500, headers: json, cookies: [], body });
  });
});
