/** Somebody signs in at the issuer of a template's user pool, and its HTTP API lets their token in. */
import { stat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DeskToken } from "../../schemas/desk-token.ts";
import {
  discard,
  runFixture,
  type RunningHost,
  scratchDirectory,
  synthesizeFixture,
} from "../local/fixture/running-host.ts";
import { discovered, signIn } from "../local/issuer/sign-in.ts";
import { user } from "../local/issuer/users.ts";

const ana = user("ana", ["demo/support", "demo/viewer"]);
const SCOPES = "openid email fixture/desk";
let directory: string;
let tokenFile: string;
let fixture: RunningHost;

beforeAll(async () => {
  directory = await scratchDirectory();
  tokenFile = join(directory, "token.json");
  fixture = await runFixture(await synthesizeFixture(directory), {
    signIn: { users: [ana, user("ben", [])] },
    deskToken: { file: tokenFile, user: ana, people: [ana] },
  });
});
afterAll(async () => {
  await fixture.host.stop();
  await discard(directory);
});

const issuer = () => {
  const found = fixture.host.issuer;
  if (!found) throw new Error("the fixture has no issuer");
  return found;
};
const clientId = () => fixture.host.stacks["FixtureData"]?.["ClientId"] ?? "";
const signedIn = async (scope = SCOPES) => {
  const { tokens } = await signIn(await discovered(issuer().endpoint, clientId()), "ana", scope);
  return tokens;
};
const call = (token: string | undefined, path = "/desk/a", init: RequestInit = {}) =>
  fetch(`${fixture.host.endpoints.api}${path}`, {
    ...init,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
const kept = async () => DeskToken.parse(JSON.parse(await readFile(tokenFile, "utf8")));

test("the template, the endpoints and the host tell the same issuer, on loopback", () => {
  expect(fixture.host.stacks["FixtureData"]?.["Issuer"]).toBe(issuer().endpoint);
  expect(fixture.host.endpoints.issuer).toBe(issuer().endpoint);
  expect(new URL(issuer().endpoint).hostname).toBe("127.0.0.1");
});

test("the function finds in its event what the access token says, as text", async () => {
  const answer = await call((await signedIn()).access_token);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({
    pathParameters: { id: "a" },
    requestContext: {
      authorizer: {
        jwt: {
          claims: {
            iss: issuer().endpoint,
            client_id: clientId(),
            username: "ana",
            "cognito:groups": "[demo/support demo/viewer]",
            exp: expect.stringMatching(/^\d+$/),
          },
          scopes: ["fixture/desk"],
        },
      },
    },
  });
});

const refusal = async (answer: Response) => [answer.status, await answer.text()];

describe("the gateway itself refuses", () => {
  const UNAUTHORIZED = [401, '{"message":"Unauthorized"}'];
  const FORBIDDEN = [403, '{"message":"Forbidden"}'];

  test("who has no token, before it looks at the body", async () => {
    const tooLarge = { method: "POST", body: Buffer.alloc(10 * 1024 * 1024 + 1) };
    const answer = await call(undefined, "/desk/a", tooLarge);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(await refusal(answer)).toEqual(UNAUTHORIZED);
  });

  test("an ID token where the route asks for a scope, though it is let in where the route asks for none", async () => {
    const { id_token } = await signedIn();
    expect(await refusal(await call(id_token))).toEqual(FORBIDDEN);
    expect((await call(id_token, "/any-token")).status).toBe(200);
  });

  test("an access token that was asked for without the scope", async () => {
    expect(await refusal(await call((await signedIn("openid")).access_token))).toEqual(FORBIDDEN);
  });

  test.each([
    ["another issuer", { iss: "http://127.0.0.1:9" }],
    ["another client", { client_id: "elsewhere" }],
  ])("a token of %s, though the right key signed it", async (_name, change) => {
    const now = Math.floor(fixture.host.now().epochMilliseconds / 1000);
    const good = { iss: issuer().endpoint, client_id: clientId(), scope: SCOPES, exp: now + 60 };
    expect((await call(await issuer().sign(good))).status).toBe(200);
    expect(await refusal(await call(await issuer().sign({ ...good, ...change })))).toEqual(UNAUTHORIZED);
  });

  test("a token that has expired on the host's clock", async () => {
    const { access_token } = await signedIn();
    await fixture.host.advance(Temporal.Duration.from("PT1H"));
    expect(await refusal(await call(access_token))).toEqual(UNAUTHORIZED);
  });
});

test("a route without an authorizer asks nobody, and a path without a route is not found", async () => {
  expect((await call(undefined, "/echo")).status).toBe(200);
  expect((await call(undefined, "/nowhere")).status).toBe(404);
});

describe("the token for programs of this machine", () => {
  test("lies in a file that its owner alone can read, and is let in", async () => {
    expect((await stat(tokenFile)).mode & 0o777).toBe(0o600);
    expect((await call((await kept()).accessToken)).status).toBe(200);
  });

  test.each(["2031-01-01T00:00:00Z", "2029-01-01T00:00:00Z"])(
    "is renewed when the clock is set to %s",
    async (to) => {
      const before = await kept();
      await fixture.host.setTime(Temporal.Instant.from(to));
      const { accessToken, expiresAt, person } = await kept();
      expect((await call(before.accessToken)).status).toBe(401);
      expect((await call(accessToken)).status).toBe(200);
      expect(person).toBe("ana");
      expect(expiresAt.since(fixture.host.now()).total("minutes")).toBeCloseTo(60, 0);
    },
  );
});
