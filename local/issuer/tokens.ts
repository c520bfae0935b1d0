import { randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import type { Temporal } from "temporal-polyfill";
import type { Session } from "./grants.ts";

/** The claims that both tokens of a session have. */
function common({ user, client, since }: Session, issuer: string, now: Temporal.Instant): JWTPayload {
  return {
    iss: issuer,
    sub: user.id,
    [client.claims.groups]: [...user.groups],
    auth_time: seconds(since),
    iat: seconds(now),
    jti: randomUUID(),
  };
}

/**
 * What an access token says, as Cognito writes it; that of an issuer with an audience says `aud`.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function accessClaims(session: Session, issuer: string, now: Temporal.Instant): JWTPayload {
  const { client, user, scopes } = session;
  return {
    ...common(session, issuer, now),
    ...(client.audience === undefined ? {} : { aud: client.audience }),
    client_id: client.id,
    [client.claims.person]: user.id,
    token_use: "access",
    scope: scopes.join(" "),
    exp: seconds(now) + client.accessTokenSeconds,
  };
}

/** What an ID token says: who signed in, to the console alone. OpenID Connect Core 1.0, section 2. */
export function idClaims(session: Session, issuer: string, now: Temporal.Instant): JWTPayload {
  const { client, user, scopes, nonce } = session;
  return {
    ...common(session, issuer, now),
    aud: client.id,
    token_use: "id",
    name: user.name,
    ...(scopes.includes("email") ? { email: user.email, email_verified: true } : {}),
    ...(nonce === undefined ? {} : { nonce }),
    exp: seconds(now) + client.idTokenSeconds,
  };
}

function seconds(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / 1000);
}
