import { beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { secretHash } from "../../../functions/push/secret.ts";
import { takeReport } from "../../../functions/push/take-report.ts";
import { defineClient } from "../../../schemas/client.ts";
import { HttpEvent } from "../../../schemas/http-event.ts";
import { configuration, plainFlow } from "../../infra/clients.ts";
import { MemoryProbes, minute } from "../probes.ts";

const SECRET = "a-secret-of-this-test";
const push = { type: "push", every: "PT5M", secretHash: secretHash(SECRET), maximumPerMinute: 3 } as const;
const client = defineClient(
  configuration(
    { orders: plainFlow },
    {
      language: "en",
      applications: {
        erp: {
          name: "ERP",
          probes: {
            job: push,
            lag: { ...push, healthy: { minimum: 0, maximum: 100 } },
            port: { type: "tcp", host: "erp.example.com", port: 1433 },
          },
        },
        shop: { name: "Shop" },
      },
    },
  ),
);

let probes: MemoryProbes;
beforeEach(() => {
  probes = new MemoryProbes();
});

/** A request as API Gateway passes it on. */
interface Request {
  readonly application?: string;
  readonly probe?: string;
  readonly authorization?: string | undefined;
  readonly type?: string;
  readonly body?: string;
  readonly at?: number;
}

async function report({
  application = "erp",
  probe = "job",
  authorization = `Bearer ${SECRET}`,
  type = "application/json",
  body = '{"status":"ok"}',
  at = 0,
}: Request = {}) {
  const event = HttpEvent.parse({
    headers: { "content-type": type, ...(authorization === "" ? {} : { authorization }) },
    pathParameters: { application, probe },
    body: Buffer.from(body).toString("base64"),
    isBase64Encoded: true,
  });
  return takeReport(client, event, minute(at), probes);
}

test("a report is taken with 202 and kept", async () => {
  expect(await report()).toEqual({ statusCode: 202, headers: {}, body: "" });
  expect(probes.kept.get("erp/job")).toMatchObject({
    outcome: "well",
    at: minute(0),
    evidence: { status: "ok" },
  });
});

test.each([
  ["ok", "job", '{"status":"ok"}', { outcome: "well" }],
  ["another status", "job", '{"status":"failing"}', { outcome: "failing", reason: "reported" }],
  ["a value within its range", "lag", '{"status":"ok","value":100}', { outcome: "well" }],
  ["one above it", "lag", '{"status":"ok","value":100.5}', { outcome: "failing", reason: "value" }],
  ["one below it", "lag", '{"status":"ok","value":-1}', { outcome: "failing", reason: "value" }],
  ["none where one is asked for", "lag", '{"status":"ok"}', { outcome: "failing", reason: "value-missing" }],
  ["a value that nobody asked for", "job", '{"status":"ok","value":7}', { outcome: "well" }],
])("a report of %s is judged", async (_, probe, body, expected) => {
  expect(await report({ probe, body })).toMatchObject({ statusCode: 202 });
  expect(probes.kept.get(`erp/${probe}`)).toMatchObject(expected);
});

const Problem = z.object({ title: z.string(), status: z.int(), detail: z.string(), code: z.string() });

describe("refused, with problem details and without being kept:", () => {
  test.each<[string, number, Request]>([
    ["a wrong secret", 401, { authorization: "Bearer another" }],
    ["no secret", 401, { authorization: "" }],
    ["another scheme", 401, { authorization: `Basic ${SECRET}` }],
    ["a wrong secret with a wrong body", 401, { authorization: "Bearer another", body: "{" }],
    ["an unknown probe", 401, { probe: "other" }],
    ["an unknown application", 401, { application: "crm" }],
    ["what every object inherits", 401, { application: "constructor", probe: "name" }],
    ["a probe that does not report", 401, { probe: "port" }],
    ["more than 4 KiB", 413, { body: `{"status":"${"a".repeat(4096)}"}` }],
    ["another type", 415, { type: "text/plain" }],
    ["what is not JSON", 400, { body: "status=ok" }],
    ["no status", 400, { body: '{"value":1}' }],
    ["a status of 41 characters", 400, { body: `{"status":"${"a".repeat(41)}"}` }],
    ["a status with other characters", 400, { body: '{"status":"<b>"}' }],
    ["a value that is no number", 400, { body: '{"status":"ok","value":"1"}' }],
    ["a field that nobody knows", 400, { body: '{"status":"ok","message":"row 17"}' }],
  ])("%s is %i", async (_, status, request) => {
    const answer = await report(request);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(Problem.parse(JSON.parse(answer.body)).status).toBe(status);
    expect(probes.kept.size).toBe(0);
  });

  test("an unknown probe is told in the very words of a wrong secret", async () => {
    expect(await report({ probe: "other" })).toEqual(await report({ authorization: "Bearer another" }));
  });
});

test("more reports within a minute than the probe takes are refused with 429, until the next minute", async () => {
  for (const at of [0, 0.1, 0.2]) expect((await report({ at })).statusCode).toBe(202);
  const refused = await report({ at: 0.9, body: '{"status":"failing"}' });
  expect(refused).toMatchObject({ statusCode: 429, headers: { "retry-after": "60" } });
  expect(probes.kept.get("erp/job")).toMatchObject({ outcome: "well", at: minute(0.2) });
  expect((await report({ at: 1 })).statusCode).toBe(202);
});

test("a report that comes beside another is taken as well", async () => {
  await report();
  const other = probes.kept.get("erp/job");
  if (!other) throw new Error("nothing was kept");
  let beside = 2;
  probes.meanwhile = () => {
    beside -= 1;
    if (beside >= 0) probes.kept.set(other.id, { ...other, revision: other.revision + 10 - beside });
  };
  expect((await report({ at: 1, body: '{"status":"failing"}' })).statusCode).toBe(202);
  expect(probes.kept.get("erp/job")).toMatchObject({ outcome: "failing", at: minute(1) });
});

test("a report that never gets its turn is refused, to be sent again", async () => {
  await report();
  probes.meanwhile = () => {
    const other = probes.kept.get("erp/job");
    if (other) probes.kept.set(other.id, { ...other, revision: other.revision + 1 });
  };
  expect((await report({ at: 1 })).statusCode).toBe(429);
});
