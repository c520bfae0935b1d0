import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";

/** A console on this machine, at a port that nobody registered. */
export const CALLBACK = "http://127.0.0.1:49152/signed-in";

/** What a console reads of an issuer before anything else. */
export function discovered(issuer: string, clientId: string): Promise<Configuration> {
  return discovery(new URL(issuer), clientId, undefined, None(), { execute: [allowInsecureRequests] });
}

/** Chooses somebody on the sign-in page, as a browser does, and gives the address to which it is sent back. */
export async function choose(signInUrl: URL, user: string): Promise<URL> {
  const page = await (await fetch(signInUrl)).text();
  const [, request = ""] = /name="request" value="([^"]*)"/.exec(page) ?? [];
  const answer = await fetch(new URL("/login", signInUrl), {
    method: "POST",
    body: new URLSearchParams({ request: request.replaceAll("&amp;", "&"), user }),
    redirect: "manual",
  });
  return new URL(answer.headers.get("location") ?? "");
}

/** Signs somebody in with a certified OpenID Connect client, which checks all that the standards ask for. */
export async function signIn(config: Configuration, user: string, scope: string) {
  const verifier = randomPKCECodeVerifier();
  const [state, nonce] = [randomState(), randomNonce()];
  const signInUrl = buildAuthorizationUrl(config, {
    redirect_uri: CALLBACK,
    scope,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    state,
    nonce,
  });
  const back = await choose(signInUrl, user);
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce };
  const tokens = await authorizationCodeGrant(config, back, checks);
  return { tokens, back, verifier };
}
