/** Which tokens the gateway lets in, and what it answers to the others. */
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { createLocalJWKSet, exportSPKI, importJWK } from "jose";
import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, test } from "vitest";
import { type Access, authorize } from "../../../local/http-api/jwt-authorizer.ts";
import { SigningKey } from "../../../local/issuer/signing-key.ts";

const now = Temporal.Instant.from("2026-11-24T10:00:00Z");
const seconds = now.epochMilliseconds / 1000;
const ISSUER = "https://login.example.com";
const claims = {
  iss: ISSUER,
  client_id: "desk",
  sub: "ana",
  scope: "openid watchdog/desk",
  iat: seconds - 60,
  exp: seconds + 60,
};

let key: SigningKey;
let access: Access;
/** The public key as whoever attacks has it. */
let publicPem: string;

beforeAll(async () => {
  key = await SigningKey.generate();
  const authorizer = { issuer: ISSUER, audiences: ["desk", "api"], keys: createLocalJWKSet(key.published) };
  access = { authorizer, scopes: ["watchdog/desk", "watchdog/other"] };
  const imported = await importJWK(key.published.keys[0] ?? { kty: "RSA" }, "RS256", { extractable: true });
  if (imported instanceof Uint8Array) throw new Error("the key is not a public one");
  publicPem = await exportSPKI(imported);
});

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const kid = () => String(key.published.keys[0]?.kid);

/** A token with a signature of whatever kind. */
function forged(header: object, signature: (input: string) => string, body: object = claims): string {
  const input = `${encoded(header)}.${encoded(body)}`;
  return `${input}.${signature(input)}`;
}

async function answerTo(header: string | undefined, asked: Access = access) {
  const outcome = await authorize(header, asked, now);
  return outcome.kind === "allowed" ? outcome.authorized : outcome.answer;
}

const challengeOf = async (header: string | undefined) => {
  const answer = await answerTo(header);
  return "status" in answer ? `${answer.status} ${answer.headers["www-authenticate"]}` : "let in";
};

describe("a token is let in", () => {
  test.each<[name: string, change: object]>([
    ["with an audience", { aud: "api", client_id: undefined }],
    ["with several audiences", { aud: ["other", "api"] }],
    ["with the id of a client in place of an audience", {}],
    ["with scp in place of scope", { scope: undefined, scp: ["watchdog/desk"] }],
    ["with another of the route's scopes", { scope: "watchdog/other" }],
    ["that does not say when it was issued", { iat: undefined }],
    ["from this second on", { nbf: seconds, iat: seconds }],
  ])("%s", async (_name, change) => {
    expect(await challengeOf(`Bearer ${await key.sign({ ...claims, ...change })}`)).toBe("let in");
  });

  test("without the word Bearer as well", async () => {
    expect(await challengeOf(await key.sign(claims))).toBe("let in");
  });

  test("and its claims are handed on as text, with the scopes that count", async () => {
    const token = await key.sign({
      ...claims,
      "cognito:groups": ["demo/lead", "demo/viewer"],
      email_verified: true,
    });
    expect(await answerTo(`Bearer ${token}`)).toEqual({
      claims: {
        iss: ISSUER,
        client_id: "desk",
        sub: "ana",
        scope: "openid watchdog/desk",
        iat: String(seconds - 60),
        exp: String(seconds + 60),
        "cognito:groups": "[demo/lead demo/viewer]",
        email_verified: "true",
      },
      scopes: ["watchdog/desk"],
    });
  });

  test("whatever its scopes where the route asks for none", async () => {
    const token = await key.sign({ ...claims, scope: undefined });
    expect(await answerTo(token, { ...access, scopes: [] })).toMatchObject({ scopes: null });
  });
});

const invalid = (why: string) =>
  `401 Bearer scope="watchdog/desk watchdog/other" error="invalid_token" error_description="${why}"`;

describe("a token is refused with 401", () => {
  test.each<[name: string, change: object, why: string]>([
    ["of another issuer", { iss: "https://elsewhere.example.com" }, "the token does not have a valid issuer"],
    ["without an issuer", { iss: undefined }, "the token does not have a valid issuer"],
    ["for another audience", { aud: "elsewhere" }, "the token does not have a valid audience"],
    ["of another client", { client_id: "elsewhere" }, "the token does not have a valid audience"],
    ["for nobody", { client_id: undefined }, "the token does not have a valid audience"],
    ["that has expired", { exp: seconds }, "the token has expired"],
    ["that never expires", { exp: undefined }, "the token has expired"],
    ["that is not valid yet", { nbf: seconds + 1 }, "the token is not valid yet"],
    ["from the future", { iat: seconds + 1 }, "the token was issued in the future"],
  ])("%s", async (_name, change, why) => {
    expect(await challengeOf(`Bearer ${await key.sign({ ...claims, ...change })}`)).toBe(invalid(why));
  });

  test("whose key nobody knows", async () => {
    const other = await SigningKey.generate();
    expect(await challengeOf(await other.sign(claims))).toBe(invalid("the token has an unknown key id"));
  });

  test("that names no key", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const token = forged({ alg: "RS256" }, (input) =>
      sign("sha256", Buffer.from(input), privateKey).toString("base64url"),
    );
    expect(await challengeOf(token)).toBe(invalid("the token has an unknown key id"));
  });

  test("that another key signed in the name of the issuer's", async () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const token = forged({ alg: "RS256", kid: kid() }, (input) =>
      sign("sha256", Buffer.from(input), privateKey).toString("base64url"),
    );
    expect(await challengeOf(token)).toBe(invalid("the signature is invalid"));
  });

  test("whose claims were changed after it was signed", async () => {
    const [header = "", , signature = ""] = (await key.sign(claims)).split(".");
    const changed = encoded({ ...claims, sub: "eve" });
    expect(await challengeOf(`${header}.${changed}.${signature}`)).toBe(invalid("the signature is invalid"));
  });

  test("of algorithm none", async () => {
    expect(await challengeOf(forged({ alg: "none", kid: kid() }, () => ""))).toBe(
      invalid("signing method is invalid"),
    );
  });

  test("signed by HS256 with the public key as the secret", async () => {
    const token = forged({ alg: "HS256", kid: kid() }, (input) =>
      createHmac("sha256", publicPem).update(input).digest("base64url"),
    );
    expect(await challengeOf(token)).toBe(invalid("signing method is invalid"));
  });

  test.each(["Basic YW5hOmI=", "Bearer nonsense", "Bearer a.b.c", "Bearer a.b"])("%s", async (header) => {
    expect(await challengeOf(header)).toBe(invalid("the token is malformed"));
  });

  test.each([undefined, "", "Bearer ", "Bearer"])("that is not there: %s", async (header) => {
    const answer = await answerTo(header);
    expect(answer).toMatchObject({
      status: 401,
      body: '{"message":"Unauthorized"}',
      headers: { "content-type": "application/json", "www-authenticate": "Bearer" },
    });
  });
});

test.each<[name: string, change: object]>([
  ["an ID token, which has no scope", { scope: undefined, aud: "desk", token_use: "id" }],
  ["a token of other scopes", { scope: "openid watchdog/deskx" }],
  ["a token whose scopes are no list", { scope: { desk: true } }],
])("%s is refused with 403", async (_name, change) => {
  const answer = await answerTo(`Bearer ${await key.sign({ ...claims, ...change })}`);
  expect(answer).toMatchObject({
    status: 403,
    body: '{"message":"Forbidden"}',
    headers: {
      "www-authenticate":
        'Bearer scope="watchdog/desk watchdog/other" error="insufficient_scope" error_description="the token does not have a valid scope"',
    },
  });
});
