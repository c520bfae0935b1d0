/** The people of a client sign in on the local host, with the rights of their roles. */
import { readFile } from "node:fs/promises";
import { createLocalJWKSet, decodeJwt, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { client as demo } from "../../clients/demo/client.ts";
import { identityOf } from "../../functions/api/claims.ts";
import { claimsAsText } from "../../local/http-api/token-claims.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { discovered, signIn } from "../local/issuer/sign-in.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

let client: ClientUnderTest;
beforeAll(async () => {
  client = await clientUnderTest();
});
afterAll(() => client.stop());

test("every role has somebody who signs in, and the token says so", async () => {
  const { issuer = "" } = client.outputs.endpoints;
  const clientId = client.outputs.stacks["DemoData"]?.["ClientId"] ?? "";
  const config = await discovered(issuer, clientId);
  const keys = createLocalJWKSet(client.host.issuer?.keys ?? { keys: [] });
  const signedIn = async (person: string) => {
    const { tokens } = await signIn(config, person, "openid email watchdog/desk");
    const { payload } = await jwtVerify(tokens.access_token, keys, { issuer });
    return identityOf(claimsAsText(payload), demo);
  };
  for (const [person, role] of [
    ["paul-mercier", "viewer"],
    ["ines-marchand", "first-line"],
    ["sarah-whitfield", "support"],
    ["claire-moreau", "lead"],
    ["david-okafor", "admin"],
  ] as const) {
    expect(await signedIn(person)).toEqual({ person, roles: [{ role, flows: "all" }] });
  }
});

test("a program of this machine acts as support that leads, without a sign-in, as long as the host runs", async () => {
  const { accessToken } = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
  expect(identityOf(claimsAsText(decodeJwt(accessToken)), demo)).toEqual({
    person: "sarah-whitfield",
    roles: [
      { role: "support", flows: "all" },
      { role: "lead", flows: "all" },
    ],
  });
});
