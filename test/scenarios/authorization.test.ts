/**
 * Who may call what, over the gateway and the function of the local host: every operation × every role × every way
 * of not being allowed, none left out. docs/rights.md is the table that the answers are held against.
 */
import { createHmac } from "node:crypto";
import { exportSPKI, generateKeyPair, importJWK, type JWTPayload, SignJWT } from "jose";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "../../functions/api/routes/routes.ts";
import { Role } from "../../schemas/role.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

const operations = routes.map(({ operation }) => operation);

/** What each operation is asked with, well formed and about the flow `letters`, where it is about a flow. */
const HELD = { id: "letters.0123456789abcdef01234567" };
const JOB = { id: "letters.01234567" };
const WISHES = {
  language: "en",
  priorities: ["P1"],
  applications: [],
  kinds: [],
  hours: null,
  smsFrom: "P2",
};
const SAMPLES: Readonly<Record<string, { path?: object; query?: object; body?: object }>> = {
  listFlows: {},
  showFlow: { path: { flow: "letters" } },
  readArchive: { path: { flow: "letters" }, query: { from: "2026-11-24T00:00:00Z" } },
  listForwarded: { path: { flow: "letters" } },
  showStatus: {},
  showPulses: {
    path: { flow: "letters" },
    query: { from: "2026-11-24T00:00:00Z", until: "2026-11-25T00:00:00Z" },
  },
  tryExpectation: { path: { flow: "letters" }, body: { days: 1 } },
  listSignatures: {},
  exportHeld: {},
  exportAuditTable: { query: { subject: "incident/1" } },
  exportAuditLines: { query: { subject: "incident/1" } },
  listHeld: {},
  showHeld: { path: HELD },
  showPayload: { path: HELD },
  checkPayload: { path: HELD, body: { body: "{}" } },
  lockHeld: { path: HELD },
  unlockHeld: { path: HELD },
  correctHeld: { path: HELD, body: { body: "{}", basedOn: 0, why: "a test" } },
  approveHeld: { path: HELD, body: { version: 1 } },
  showFields: { path: HELD },
  correctFields: { path: HELD, body: { fields: [{ place: "/text", value: "short" }], why: "a test" } },
  startTrial: { path: { flow: "letters" }, body: { recipe: [{ op: "remove", path: "/text" }] } },
  showTrial: { path: JOB },
  showRecipeChanges: { path: JOB },
  cancelTrial: { path: JOB },
  showRecipe: { path: { flow: "letters", signature: "none" } },
  saveRecipe: {
    path: { flow: "letters", signature: "none" },
    body: { recipe: [{ op: "remove", path: "/text" }], why: "a test" },
  },
  automateRecipe: {
    path: { flow: "letters", signature: "none" },
    body: { until: Temporal.Now.instant().add({ hours: 24 }).toString(), cap: 10, why: "a test" },
  },
  endAutomatic: { path: { flow: "letters", signature: "none" } },
  suggestRecipes: { path: HELD },
  applyRecipe: { path: HELD, body: { recipe: [{ op: "remove", path: "/text" }], why: "a test" } },
  handUpHeld: { path: HELD, body: { tried: "a look" } },
  replayHeld: { path: HELD },
  discardHeld: { path: HELD, body: { why: "a test" } },
  startJob: { body: { flow: "letters", why: "a test" } },
  tryJob: { body: { flow: "letters" } },
  redeliver: {
    body: { flow: "letters", from: "2026-11-24T08:00:00Z", until: "2026-11-24T08:30:00Z", why: "a test" },
  },
  tryRedelivery: {
    body: { flow: "letters", from: "2026-11-24T08:00:00Z", until: "2026-11-24T08:30:00Z" },
  },
  listJobs: {},
  showJob: { path: JOB },
  listJobOutcomes: { path: JOB },
  pauseJob: { path: JOB },
  approveJob: { path: JOB },
  resumeJob: { path: JOB },
  cancelJob: { path: JOB },
  findExchanges: { query: { key: "1" } },
  traceKey: { query: { key: "1" } },
  listIncidents: {},
  showIncident: { path: { number: 1 } },
  showChanges: { path: { number: 1 } },
  listCandidates: { path: { number: 1 } },
  openIncident: { body: { title: "a user called", flow: "letters" } },
  acknowledgeIncident: { path: { number: 1 } },
  escalateIncident: { path: { number: 1 }, body: { why: "it goes on" } },
  assignIncident: { path: { number: 1 }, body: { person: "ana" } },
  handOverIncident: { path: { number: 1 }, body: { competence: "database", tried: "a restart" } },
  requalifyIncident: { path: { number: 1 }, body: { impact: "high" } },
  waitWithIncident: { path: { number: 1 }, body: { on: "client" } },
  resumeIncident: { path: { number: 1 } },
  resolveIncident: { path: { number: 1 }, body: { note: "done", verdict: "real" } },
  listMaintenance: {},
  addMaintenance: {
    body: {
      scope: { flows: ["letters"], applications: [] },
      window: { type: "once", from: "2026-11-24T00:00:00Z", until: "2026-11-24T01:00:00Z" },
      reason: "backup",
    },
  },
  endMaintenance: { path: { id: "none" } },
  listAbsences: {},
  addAbsence: { body: { person: "ana", from: "2026-12-01T00:00:00Z", until: "2026-12-02T00:00:00Z" } },
  removeAbsence: { path: { id: "none" } },
  watchFlow: { path: { flow: "letters" }, body: { mode: "observe", why: "a test" } },
  controlFlow: {
    path: { flow: "letters" },
    body: {
      control: "observe",
      until: Temporal.Now.instant().add({ hours: 24 }).toString(),
      why: "a test",
    },
  },
  eraseKey: { body: { businessKey: "none", flow: "letters", why: "a test" } },
  endControl: { path: { flow: "letters" } },
  watchApplication: { path: { application: "office" }, body: { mode: "observe", why: "a test" } },
  showRoster: {},
  showAttendance: {},
  showCoverage: { query: { weeks: 1 } },
  showDuty: {},
  showOwnSubscription: {},
  changeOwnSubscription: { body: WISHES },
  addOwnEmail: { body: { address: "unconfirmed@example.com" } },
  removeOwnEmail: {},
  sendPhoneCode: { body: { number: "+33639980090" } },
  confirmPhone: { body: { code: "000000" } },
  removeOwnPhone: {},
  listSubscriptions: {},
  changeSubscription: { path: { person: "ana" }, body: WISHES },
  removeSubscription: { path: { person: "nobody" } },
  showReachability: {},
  reportMonth: {},
  reportMonthAsCsv: {},
  reportFalseCalls: {},
  readAudit: { query: { subject: "incident/1" } },
};

let client: ClientUnderTest;
let claims: JWTPayload;
beforeAll(async () => {
  client = await clientUnderTest({ client: "watched", clients: "watched" });
  const now = Math.floor(client.host.now().epochMilliseconds / 1000);
  claims = {
    iss: client.outputs.endpoints.issuer ?? "",
    client_id: client.outputs.stacks["WatchedData"]?.["ClientId"] ?? "",
    sub: "ana",
    username: "ana",
    token_use: "access",
    scope: "openid watchdog/desk",
    iat: now - 60,
    exp: now + 3600,
  };
  const lead = await sign({ "cognito:groups": ["watched/lead"] });
  if ((await statusOf("openIncident", lead)) !== 200) throw new Error("there is no incident to act on");
});
afterAll(() => client.stop());

function issuer() {
  const { issuer } = client.host;
  if (!issuer) throw new Error("the host has no issuer");
  return issuer;
}

/** A good token, but for what is changed. */
const sign = (change: JWTPayload) => issuer().sign({ ...claims, ...change });

const base64url = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

async function publicPem(): Promise<string> {
  const key = await importJWK(issuer().keys.keys[0] ?? { kty: "RSA" }, "RS256", { extractable: true });
  if (key instanceof Uint8Array) throw new Error("the key is not a public one");
  return exportSPKI(key);
}

/** The status that an operation answers to a token, or to none. */
async function statusOf(id: string, token: string | undefined): Promise<number> {
  const operation = operations.find((one) => one.id === id);
  const sample = SAMPLES[id];
  if (!operation || !sample) throw new Error(`there is no sample of ${id}`);
  const path = Object.entries(sample.path ?? {}).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, String(value)),
    operation.path,
  );
  const url = new URL(`${client.outputs.endpoints.api}${path}`);
  for (const [name, value] of Object.entries(sample.query ?? {})) url.searchParams.set(name, String(value));
  const answer = await fetch(url, {
    method: operation.method.toUpperCase(),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(sample.body ? { "content-type": "application/json" } : {}),
    },
    ...(sample.body ? { body: JSON.stringify(sample.body) } : {}),
  });
  await answer.body?.cancel();
  return answer.status;
}

type Operation = (typeof operations)[number];

/** What operations answer to a token otherwise than is expected of them. */
async function amiss(
  token: string | undefined,
  isExpected: (status: number, operation: Operation) => boolean,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const operation of operations) {
    const status = await statusOf(operation.id, token);
    if (!isExpected(status, operation)) faults.push(`${operation.id}: ${status}`);
  }
  return faults;
}

/** Done, or not to be done for another reason than who asks. */
const isLetIn = (status: number) => [200, 404, 409, 429].includes(status);

/** Of those who may, the ones of some concerns are let in; everybody else is forbidden. */
const letsIn =
  (role: Role, ...concerns: readonly Operation["concerns"][]) =>
  (status: number, operation: Operation) =>
    operation.roles.includes(role) && concerns.includes(operation.concerns)
      ? isLetIn(status)
      : status === 403;

test("every operation has a sample, and every sample an operation", () => {
  expect(Object.keys(SAMPLES).toSorted((a, b) => a.localeCompare(b))).toEqual(
    operations.map(({ id }) => id).toSorted((a, b) => a.localeCompare(b)),
  );
});

test("the table of who may call what stands in docs/rights.md", async () => {
  const rows = operations.map(({ id, method, path, roles, concerns }) => {
    const marks = Role.options.map((role) => (roles.includes(role) ? "yes" : ""));
    return `| ${[`\`${method.toUpperCase()} ${path}\``, id, concerns, ...marks].join(" | ")} |`;
  });
  const heading = ["operation", "id", "for", ...Role.options];
  await expect(
    [
      "# Who may call what",
      "",
      "Made from the declarations of the operations in `schemas/api/`, which the API checks. A role may be had for every",
      "flow or for some: `flow` and `incident` then ask for the flow that is concerned, `client` for all flows; `any` lists",
      "only what concerns the flows that one has.",
      "",
      `| ${heading.join(" | ")} |`,
      `| ${heading.map(() => "---").join(" | ")} |`,
      ...rows,
      "",
    ].join("\n"),
  ).toMatchFileSnapshot("../../docs/rights.md");
});

describe.each(Role.options)("as %s", (role) => {
  const group = `watched/${role}`;

  test("what the table grants is let in, and all else is forbidden", async () => {
    const token = await sign({ "cognito:groups": [group] });
    expect(await amiss(token, letsIn(role, "any", "flow", "incident", "client"))).toEqual([]);
  });

  test("for another flow alone, only what concerns any is let in", async () => {
    const token = await sign({ "cognito:groups": [`${group}/orders`] });
    expect(await amiss(token, letsIn(role, "any"))).toEqual([]);
  });

  test("for the flow itself, all but what concerns the whole client is let in", async () => {
    const token = await sign({ "cognito:groups": [`${group}/letters`] });
    expect(await amiss(token, letsIn(role, "any", "flow", "incident"))).toEqual([]);
  });

  test("with another client's groups, nothing is let in", async () => {
    const token = await sign({ "cognito:groups": [`other/${role}`] });
    expect(await amiss(token, (status) => status === 403)).toEqual([]);
  });

  const groups = { "cognito:groups": [group] };
  test.each<[string, () => Promise<string | undefined>]>([
    ["no token", async () => undefined],
    ["a text that is no token", async () => "lead"],
    [
      "an expired one",
      () => sign({ ...groups, exp: (claims.iat ?? 0) - 3600, iat: (claims.iat ?? 0) - 7200 }),
    ],
    ["one for another audience", () => sign({ ...groups, client_id: "another" })],
    ["one of another issuer", () => sign({ ...groups, iss: "https://login.example.com" })],
    [
      "one that another key signed",
      async () => {
        const { privateKey } = await generateKeyPair("RS256");
        const kid = issuer().keys.keys[0]?.kid ?? "";
        return new SignJWT({ ...claims, ...groups })
          .setProtectedHeader({ alg: "RS256", kid })
          .sign(privateKey);
      },
    ],
    [
      "one without a signature",
      async () => `${base64url({ alg: "none" })}.${base64url({ ...claims, ...groups })}.`,
    ],
    [
      "one that is signed with the public key as a secret",
      async () => {
        const kid = issuer().keys.keys[0]?.kid ?? "";
        const input = `${base64url({ alg: "HS256", kid })}.${base64url({ ...claims, ...groups })}`;
        return `${input}.${createHmac("sha256", await publicPem())
          .update(input)
          .digest("base64url")}`;
      },
    ],
  ])("%s is no token", async (_, token) => {
    expect(await amiss(await token(), (status) => status === 401)).toEqual([]);
  });

  test.each<[string, () => JWTPayload]>([
    [
      "an ID token",
      () => ({ token_use: "id", aud: String(claims["client_id"]), scope: undefined, client_id: undefined }),
    ],
    ["a token without the scope", () => ({ scope: "openid email" })],
  ])("%s is forbidden", async (_, change) => {
    const token = await sign({ ...groups, ...change() });
    expect(await amiss(token, (status) => status === 403)).toEqual([]);
  });
});

test("a token is good no longer than it says", async () => {
  const token = await sign({ "cognito:groups": ["watched/lead"] });
  expect(await statusOf("listFlows", token)).toBe(200);
  await client.host.setTime(client.host.now().add({ hours: 2 }));
  expect(await statusOf("listFlows", token)).toBe(401);
});
