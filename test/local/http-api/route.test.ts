import { describe, expect, test } from "vitest";
import { matchingRoute, route } from "../../../local/http-api/route.ts";

const KEYS = [
  "$default",
  "ANY /{proxy+}",
  "GET /pets/{proxy+}",
  "GET /pets/dog/{id}",
  "ANY /pets/dog/1",
  "GET /pets/dog/1",
  "POST /pets",
  "GET /{kind}/dog/2",
];

describe("of the routes that take a request, the most specific answers", () => {
  test.each<[request: string, key: string | undefined, pathParameters: Record<string, string>]>([
    ["GET /pets/dog/1", "GET /pets/dog/1", {}],
    ["PUT /pets/dog/1", "ANY /pets/dog/1", {}],
    ["GET /pets/dog/2", "GET /pets/dog/{id}", { id: "2" }],
    ["GET /birds/dog/2", "GET /{kind}/dog/2", { kind: "birds" }],
    ["GET /pets/cat/1", "GET /pets/{proxy+}", { proxy: "cat/1" }],
    ["PUT /pets/cat/1", "ANY /{proxy+}", { proxy: "pets/cat/1" }],
    ["POST /pets", "POST /pets", {}],
    ["GET /pets", "ANY /{proxy+}", { proxy: "pets" }],
    ["GET /pets/dog/", "GET /pets/{proxy+}", { proxy: "dog/" }],
    ["GET /", "$default", {}],
  ])("%s → %s", (request, key, pathParameters) => {
    const [method = "", path = ""] = request.split(" ");
    for (const keys of [KEYS, KEYS.toReversed()]) {
      expect(matchingRoute(keys.map(route), method, path)).toMatchObject({ key, pathParameters });
    }
  });

  test.each(["GET /flows/", "GET /flows", "GET /flows/1/2", "POST /flows/1"])("%s: none", (request) => {
    const [method = "", path = ""] = request.split(" ");
    expect(matchingRoute([route("GET /flows/{id}")], method, path)).toBeUndefined();
  });
});

test.each(["GET", "/flows", "FETCH /flows", "GET flows", "GET /{all+}/end"])(
  "%s is refused as a key",
  (key) => {
    expect(() => route(key)).toThrow(key);
  },
);
