import {
  allowInsecureRequests,
  type AuthorizationServer,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  discoveryRequest,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  processDiscoveryResponse,
  processRefreshTokenResponse,
  refreshTokenGrantRequest,
  revocationRequest,
  type TokenEndpointResponse,
  validateAuthResponse,
} from "oauth4webapi";
import { Temporal } from "temporal-polyfill";
import { SIGNED_IN_PATH } from "../../schemas/sign-in.ts";
import type { Registration, Session } from "./session.ts";

/** What the console keeps while the browser is at a sign-in page. */
export interface Departure {
  readonly registration: Registration;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** The address within the console to come back to. */
  readonly returnTo: string;
}

const DEFAULT_VALIDITY_SECONDS = 300;

const redirectUri = () => `${location.origin}${SIGNED_IN_PATH}`;

/** An issuer on this machine has no certificate; any other must have one. */
const options = ({ issuer }: Registration) => ({
  [allowInsecureRequests]: ["127.0.0.1", "localhost"].includes(new URL(issuer).hostname),
});

const servers = new Map<string, Promise<AuthorizationServer>>();

async function discover(registration: Registration): Promise<AuthorizationServer> {
  const issuer = new URL(registration.issuer);
  return processDiscoveryResponse(issuer, await discoveryRequest(issuer, options(registration)));
}

/** What an issuer tells of itself: OpenID Connect Discovery 1.0. */
function serverOf(registration: Registration): Promise<AuthorizationServer> {
  const known = servers.get(registration.issuer);
  if (known) return known;
  const asked = discover(registration);
  servers.set(registration.issuer, asked);
  asked.catch(() => servers.delete(registration.issuer));
  return asked;
}

const clientOf = ({ clientId }: Registration) => ({ client_id: clientId });

function sessionOf(answer: TokenEndpointResponse, before?: Session): Session {
  const now = Temporal.Now.instant();
  const refreshToken = answer.refresh_token ?? before?.refreshToken;
  const idToken = answer.id_token ?? before?.idToken;
  return {
    accessToken: answer.access_token,
    ...(refreshToken === undefined ? {} : { refreshToken }),
    ...(idToken === undefined ? {} : { idToken }),
    expiresAt: now.add({ seconds: answer.expires_in ?? DEFAULT_VALIDITY_SECONDS }).toString(),
  };
}

/** Where to send the browser to sign in, by the code flow with PKCE: RFC 9700, section 2.1.1. */
export async function departure(
  registration: Registration,
  returnTo: string,
): Promise<{ readonly address: URL; readonly departure: Departure }> {
  const { authorization_endpoint: endpoint } = await serverOf(registration);
  if (endpoint === undefined) throw new Error(`${registration.issuer} names no authorization_endpoint`);
  const verifier = generateRandomCodeVerifier();
  const [state, nonce] = [generateRandomState(), generateRandomNonce()];
  const address = new URL(endpoint);
  const asked = {
    response_type: "code",
    client_id: registration.clientId,
    redirect_uri: redirectUri(),
    scope: registration.scope,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  return { address, departure: { registration, state, nonce, verifier, returnTo } };
}

/**
 * Exchanges the code with which a browser came back for tokens.
 *
 * @throws where the answer does not belong to the departure, or the issuer refuses
 */
export async function arrival(
  at: URL,
  { registration, state, nonce, verifier }: Departure,
): Promise<Session> {
  const server = await serverOf(registration);
  const client = clientOf(registration);
  const parameters = validateAuthResponse(server, client, at, state);
  const answer = await authorizationCodeGrantRequest(
    server,
    client,
    None(),
    parameters,
    redirectUri(),
    verifier,
    options(registration),
  );
  const checks = { expectedNonce: nonce, requireIdToken: true };
  return sessionOf(await processAuthorizationCodeResponse(server, client, answer, checks));
}

/** New tokens for old ones; nothing where the issuer takes them no more. */
export async function renewed(registration: Registration, before: Session): Promise<Session | undefined> {
  if (before.refreshToken === undefined) return undefined;
  const server = await serverOf(registration);
  const client = clientOf(registration);
  const answer = await refreshTokenGrantRequest(
    server,
    client,
    None(),
    before.refreshToken,
    options(registration),
  );
  if (answer.status >= 400 && answer.status < 500) return undefined;
  return sessionOf(await processRefreshTokenResponse(server, client, answer), before);
}

/**
 * Ends a sign-in at its issuer, and tells where to send the browser so that the sign-in page forgets it too: by the
 * names of OpenID Connect RP-Initiated Logout 1.0, and by Cognito's own.
 */
export async function farewell(registration: Registration, session: Session): Promise<URL | undefined> {
  const server = await serverOf(registration);
  if (session.refreshToken !== undefined && server.revocation_endpoint !== undefined) {
    const client = clientOf(registration);
    await revocationRequest(server, client, None(), session.refreshToken, options(registration));
  }
  if (server.end_session_endpoint === undefined) return undefined;
  const address = new URL(server.end_session_endpoint);
  const back = `${location.origin}/`;
  address.searchParams.set("client_id", registration.clientId);
  address.searchParams.set("post_logout_redirect_uri", back);
  address.searchParams.set("logout_uri", back);
  return address;
}
