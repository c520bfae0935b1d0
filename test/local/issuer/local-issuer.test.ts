/** The issuer of the local host, driven as a console does, by a certified OpenID Connect client. */
import { createLocalJWKSet, jwtVerify } from "jose";
import { refreshTokenGrant, tokenRevocation } from "openid-client";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Clock } from "../../../local/clock.ts";
import { LocalIssuer } from "../../../local/issuer/local-issuer.ts";
import { CALLBACK, choose, discovered, signIn } from "./sign-in.ts";
import { desk, user } from "./users.ts";

const SCOPES = "openid email watchdog/desk";
const clock = new Clock();
let issuer: LocalIssuer;

beforeAll(async () => {
  const users = [user("ana", ["demo/support", "other/lead"]), user("ben", ["demo/viewer"])];
  issuer = await LocalIssuer.listen({ users, clock, log: () => {} });
  issuer.clients.set(desk.id, desk);
});
beforeEach(() => clock.set(Temporal.Now.instant()));
afterAll(() => issuer.stop());

const configured = () => discovered(issuer.endpoint, desk.id);
const post = (path: string, form: Record<string, string>) =>
  fetch(`${issuer.endpoint}${path}`, { method: "POST", body: new URLSearchParams(form) });
const asked = (parameters: Record<string, string | undefined>) => {
  const url = new URL("/oauth2/authorize", issuer.endpoint);
  const usual = {
    client_id: desk.id,
    redirect_uri: CALLBACK,
    response_type: "code",
    scope: SCOPES,
    code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
    code_challenge_method: "S256",
    state: "kept",
  };
  for (const [name, value] of Object.entries({ ...usual, ...parameters })) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
};

describe("the code flow", () => {
  test("gives an access token with what the desk reads, which carries no e-mail", async () => {
    const { tokens } = await signIn(await configured(), "ana", SCOPES);
    const verified = await jwtVerify(tokens.access_token, createLocalJWKSet(issuer.keys));
    expect(verified.protectedHeader).toEqual({ alg: "RS256", kid: expect.any(String) });
    expect(verified.payload).toEqual({
      iss: issuer.endpoint,
      client_id: desk.id,
      sub: "ana",
      username: "ana",
      "cognito:groups": ["demo/support", "other/lead"],
      scope: SCOPES,
      token_use: "access",
      auth_time: expect.any(Number),
      iat: expect.any(Number),
      exp: expect.any(Number),
      jti: expect.any(String),
    });
    expect((verified.payload.exp ?? 0) - (verified.payload.iat ?? 0)).toBe(3600);
  });

  test("gives an ID token for the console, with a name and without a scope", async () => {
    const { tokens } = await signIn(await configured(), "ben", SCOPES);
    expect(tokens.claims()).toMatchObject({ aud: desk.id, name: "ben & Co", email: "ben@example.com" });
    expect(tokens.claims()).not.toHaveProperty("scope");
  });

  test("gives tokens of an audience where the issuer stands for one that has audiences", async () => {
    const outside = {
      ...desk,
      id: "outside",
      audience: "api://watchdog",
      claims: { person: "upn", groups: "roles" },
    };
    issuer.clients.set(outside.id, outside);
    const { tokens } = await signIn(await discovered(issuer.endpoint, outside.id), "ana", SCOPES);
    const { payload } = await jwtVerify(tokens.access_token, createLocalJWKSet(issuer.keys));
    expect(payload).toMatchObject({
      aud: "api://watchdog",
      upn: "ana",
      roles: ["demo/support", "other/lead"],
    });
  });

  test("refuses a code that comes a second time, and ends the session of the first", async () => {
    const { tokens, back, verifier } = await signIn(await configured(), "ana", SCOPES);
    const again = await post("/oauth2/token", {
      grant_type: "authorization_code",
      client_id: desk.id,
      code: back.searchParams.get("code") ?? "",
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    });
    expect([again.status, await again.json()]).toEqual([400, { error: "invalid_grant" }]);
    await expect(refreshTokenGrant(await configured(), tokens.refresh_token ?? "")).rejects.toMatchObject({
      error: "invalid_grant",
    });
  });

  test.each<[name: string, change: Record<string, string>, minutes: number, status: number]>([
    ["with the verifier of its challenge is taken", {}, 4, 200],
    ["with another verifier is refused", { code_verifier: "a".repeat(43) }, 0, 400],
    ["without a verifier is refused", { code_verifier: "" }, 0, 400],
    ["of another address is refused", { redirect_uri: "https://desk.example.com/signed-in" }, 0, 400],
    ["of another client is refused", { client_id: "other" }, 0, 400],
    ["after five minutes is refused", {}, 5, 400],
  ])("a code %s", async (_name, change, minutes, status) => {
    issuer.clients.set("other", { ...desk, id: "other" });
    // The pair of RFC 7636, appendix B.
    const code = (await choose(asked({}), "ana")).searchParams.get("code") ?? "";
    clock.set(clock.now().add({ minutes }));
    const answer = await post("/oauth2/token", {
      grant_type: "authorization_code",
      client_id: desk.id,
      code,
      redirect_uri: CALLBACK,
      code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
      ...change,
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});

describe("the sign-in page", () => {
  test.each([
    ["fr-FR,fr;q=0.9", "fr", "Se connecter"],
    ["en-GB,en;q=0.9", "en", "Sign in"],
    ["de", "en", "Sign in"],
  ])("is in the language of the browser: %s", async (language, lang, title) => {
    const answer = await fetch(asked({}), { headers: { "accept-language": language } });
    const page = await answer.text();
    expect(page).toContain(`<html lang="${lang}">`);
    expect(page).toContain(`<h1>${title}</h1>`);
    expect(page).toContain('<button name="user" value="ana"><strong>ana &amp; Co</strong>');
    expect(page).not.toContain("<script");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  test.each([
    ["an unknown client", { client_id: "nobody" }],
    ["an address that is not registered", { redirect_uri: "https://elsewhere.example.com/signed-in" }],
    ["another path on this machine", { redirect_uri: "http://localhost:5173/elsewhere" }],
    ["a registered address with a query", { redirect_uri: "http://localhost:5173/signed-in?to=x" }],
  ])("sends nobody anywhere for %s", async (_name, parameters) => {
    const answer = await fetch(asked(parameters), { redirect: "manual" });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("location")).toBeNull();
  });

  test.each([
    ["no challenge", { code_challenge: undefined }, "invalid_request"],
    ["a plain challenge", { code_challenge_method: "plain" }, "invalid_request"],
    ["a challenge without its method", { code_challenge_method: undefined }, "invalid_request"],
    ["the implicit flow", { response_type: "token" }, "unsupported_response_type"],
    ["a scope that the client has not", { scope: "openid admin" }, "invalid_scope"],
    ["no scope", { scope: undefined }, "invalid_scope"],
  ])("sends back with an error whoever asks with %s", async (_name, parameters, error) => {
    const answer = await fetch(asked(parameters), { redirect: "manual" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`${CALLBACK}?error=${error}&state=kept`);
  });

  test("knows nobody but its users", async () => {
    const answer = await post("/login", { request: asked({}).searchParams.toString(), user: "eve" });
    expect(answer.status).toBe(400);
  });
});

const refreshed = async (token: string | undefined) => refreshTokenGrant(await configured(), token ?? "");

describe("a refresh token", () => {
  const INVALID = { error: "invalid_grant" };

  test("is good for one use; an earlier one ends the session, since somebody else has it", async () => {
    const { tokens: first } = await signIn(await configured(), "ana", SCOPES);
    const second = await refreshed(first.refresh_token);
    const third = await refreshed(second.refresh_token);
    expect(third.claims()).toMatchObject({ sub: "ana" });
    await expect(refreshed(first.refresh_token)).rejects.toMatchObject(INVALID);
    await expect(refreshed(third.refresh_token)).rejects.toMatchObject(INVALID);
  });

  test("ends 12 hours after the sign-in, however often it was renewed", async () => {
    const { tokens } = await signIn(await configured(), "ana", SCOPES);
    clock.set(clock.now().add({ hours: 11, minutes: 59 }));
    const form = { grant_type: "refresh_token", client_id: desk.id };
    const renewed = await post("/oauth2/token", { ...form, refresh_token: tokens.refresh_token ?? "" });
    expect(renewed.status).toBe(200);
    const body: unknown = await renewed.json();
    clock.set(clock.now().add({ minutes: 1 }));
    const token = Reflect.get(Object(body), "refresh_token");
    const late = await post("/oauth2/token", { ...form, refresh_token: String(token) });
    expect(late.status).toBe(400);
  });

  test("is no longer good once it is revoked, and revoking what is unknown is no fault", async () => {
    const { tokens } = await signIn(await configured(), "ana", SCOPES);
    await tokenRevocation(await configured(), tokens.refresh_token ?? "");
    await tokenRevocation(await configured(), "unknown");
    await expect(refreshed(tokens.refresh_token)).rejects.toMatchObject(INVALID);
  });
});

test.each([
  ["a password", { grant_type: "password", client_id: desk.id, username: "ana" }, "unsupported_grant_type"],
  ["a client that is not registered", { grant_type: "refresh_token", client_id: "nobody" }, "invalid_client"],
])("there are no tokens for %s", async (_name, form, error) => {
  const answer = await post("/oauth2/token", form);
  expect([answer.status, await answer.json()]).toEqual([400, { error }]);
});

test.each([
  ["logout_uri", "https://desk.example.com/", 303],
  ["post_logout_redirect_uri", "http://localhost:49152/", 303],
  ["logout_uri", "https://elsewhere.example.com/", 400],
])("signing out sends back to registered addresses alone: %s=%s", async (name, address, status) => {
  const url = new URL("/logout", issuer.endpoint);
  url.searchParams.set("client_id", desk.id);
  url.searchParams.set(name, address);
  const answer = await fetch(url, { redirect: "manual" });
  expect(answer.status).toBe(status);
  expect(answer.headers.get("location")).toBe(status === 303 ? address : null);
});

test("a console of another origin may ask for tokens", async () => {
  const preflight = await fetch(`${issuer.endpoint}/oauth2/token`, { method: "OPTIONS" });
  expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
});
