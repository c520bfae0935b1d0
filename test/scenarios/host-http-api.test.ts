/** An HTTP API of a template answers on loopback, with the events, answers and limits of API Gateway. */
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  discard,
  runFixture,
  type RunningHost,
  scratchDirectory,
  synthesizeFixture,
} from "../local/fixture/running-host.ts";

let directory: string;
let fixture: RunningHost;
let url: string;

beforeAll(async () => {
  directory = await scratchDirectory();
  fixture = await runFixture(await synthesizeFixture(directory));
  url = fixture.host.endpoints.api ?? "";
});
afterAll(async () => {
  await fixture.host.stop();
  await discard(directory);
});

const call = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, init);
const answerWith = (answer: string) =>
  call("/answer", { method: "POST", headers: { "content-type": "application/json" }, body: answer });
const INTERNAL = [500, '{"message":"Internal Server Error"}'];

test("the template and the host tell the same address, on loopback", () => {
  expect(fixture.host.stacks["FixtureRuntime"]?.["ApiUrl"]).toBe(url);
  expect(new URL(url).hostname).toBe("127.0.0.1");
});

describe("the function's event", () => {
  test("has everything in the places of payload format 2.0", async () => {
    await fixture.host.setTime(Temporal.Instant.from("2030-03-02T01:02:03Z"));
    const answer = await call("/flows/shop%20orders?state=held&state=open&q=a%20b", {
      headers: { "X-Trace": "One", cookie: "session=1; theme=dark", "user-agent": "browser" },
    });
    expect(answer.headers.get("content-type")).toBe("application/json");
    const domainName = new URL(url).host;
    expect(await answer.json()).toEqual({
      version: "2.0",
      routeKey: "GET /flows/{id}",
      rawPath: "/flows/shop orders",
      rawQueryString: "state=held&state=open&q=a%20b",
      cookies: ["session=1", "theme=dark"],
      headers: expect.objectContaining({
        "x-trace": "One",
        "user-agent": "browser",
        host: domainName,
        "x-forwarded-for": "127.0.0.1",
        "x-forwarded-proto": "http",
      }),
      queryStringParameters: { state: "held,open", q: "a b" },
      pathParameters: { id: "shop orders" },
      requestContext: {
        accountId: "000000000000",
        apiId: expect.stringMatching(/^[0-9a-f]{10}$/),
        domainName,
        domainPrefix: "127",
        http: {
          method: "GET",
          path: "/flows/shop orders",
          protocol: "HTTP/1.1",
          sourceIp: "127.0.0.1",
          userAgent: "browser",
        },
        requestId: expect.any(String),
        routeKey: "GET /flows/{id}",
        stage: "$default",
        time: expect.stringMatching(/^02\/Mar\/2030:01:02:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
      },
      isBase64Encoded: false,
    });
  });

  test("without parameters, cookies or a body leaves their places out", async () => {
    const event: unknown = await (await call("/echo")).json();
    for (const place of ["cookies", "queryStringParameters", "pathParameters", "body"]) {
      expect(event).not.toHaveProperty(place);
    }
  });

  test.each<[type: string | undefined, body: string, isBase64Encoded: boolean]>([
    ["application/json", "é", false],
    ["application/json; charset=utf-8", "é", false],
    ["text/csv", "é", false],
    ["application/xml", "é", false],
    ["application/x-www-form-urlencoded", "w6k=", true],
    ["application/pdf", "w6k=", true],
    [undefined, "w6k=", true],
  ])("holds a body of type %s as %s", async (type, body, isBase64Encoded) => {
    const answer = await call("/echo", {
      method: "PUT",
      body: Buffer.from("é"),
      ...(type === undefined ? {} : { headers: { "content-type": type } }),
    });
    expect(await answer.json()).toMatchObject({ routeKey: "ANY /echo", body, isBase64Encoded });
  });

  test("joins headers of one name", async () => {
    const sent = request(`${url}/echo`, { headers: { accept: ["text/a", "text/b"] } }).end();
    const answer = await new Promise<string>((resolve, reject) => {
      sent.on("response", (response) => void text(response).then(resolve, reject)).on("error", reject);
    });
    expect(JSON.parse(answer)).toMatchObject({
      headers: { accept: expect.stringMatching(/^text\/a, ?text\/b$/) },
    });
  });
});

describe("the answer", () => {
  test("is the function's, cookies and all", async () => {
    const answer = await answerWith(
      JSON.stringify({ statusCode: 202, headers: { "X-Left": 3 }, cookies: ["a=1", "b=2"], body: "taken" }),
    );
    expect([answer.status, await answer.text()]).toEqual([202, "taken"]);
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(answer.headers.get("x-left")).toBe("3");
  });

  test.each([
    ["a status that is none", '{"statusCode":"fine"}'],
    ["a header that HTTP does not know", '{"statusCode":200,"headers":{"x":"a\\nb"}}'],
    ["an error", "throw"],
  ])("of a function that gives %s is a 500 which says nothing of it", async (_name, given) => {
    const answer = await answerWith(given);
    expect([answer.status, await answer.text()]).toEqual(INTERNAL);
  });

  test("is 503 when the function takes longer than its route waits", async () => {
    const answer = await call("/hang");
    expect([answer.status, await answer.text()]).toEqual([503, '{"message":"Service Unavailable"}']);
  });

  test.each(["/", "/nowhere", "/flows", "/echo/"])("is 404 where there is no route: %s", async (path) => {
    const answer = await call(path);
    expect([answer.status, await answer.text()]).toEqual([404, '{"message":"Not Found"}']);
  });

  test("is 400 to a path that cannot be decoded", async () => {
    expect((await call("/flows/%E9")).status).toBe(400);
  });

  test.each([
    ["10 MB and a byte", 10 * 1024 * 1024 + 1, "application/pdf"],
    ["more than a function takes, once it is base64", 5 * 1024 * 1024, "application/pdf"],
  ])("is 413 to %s", async (_name, size, type) => {
    const body = Buffer.alloc(size);
    const answer = await call("/echo", { method: "POST", headers: { "content-type": type }, body });
    expect([answer.status, await answer.text()]).toEqual([413, '{"message":"Request Entity Too Large"}']);
  });

  test("is 431 to headers above 10,240 bytes", async () => {
    expect((await call("/echo", { headers: { "x-long": "x".repeat(10_240) } })).status).toBe(431);
  });
});
