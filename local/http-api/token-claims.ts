import type { JWTPayload } from "jose";
import type { Temporal } from "temporal-polyfill";

/** What tokens a route takes. */
export interface Expected {
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly now: Temporal.Instant;
}

/**
 * Why a token whose signature is good is refused, in the order in which API Gateway looks at its claims; nothing where
 * it is well. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export function claimsFault(claims: JWTPayload, { issuer, audiences, now }: Expected): string | undefined {
  const seconds = now.epochMilliseconds / 1000;
  // The client's id counts only where there is no audience.
  const audience = claims.aud ?? claims["client_id"];
  if (claims.iss !== issuer) return "the token does not have a valid issuer";
  if (![audience].flat().some((each) => audiences.some((expected) => expected === each))) {
    return "the token does not have a valid audience";
  }
  if (typeof claims.exp !== "number" || claims.exp <= seconds) return "the token has expired";
  if (!isPast(claims.nbf, seconds)) return "the token is not valid yet";
  if (!isPast(claims.iat, seconds)) return "the token was issued in the future";
  return undefined;
}

/** The scopes of a token, in whichever of the two usual claims. */
export function scopesOf(claims: JWTPayload): readonly string[] {
  const written = claims["scope"] ?? claims["scp"];
  const list = typeof written === "string" ? written.split(" ") : Array.isArray(written) ? written : [];
  return list.filter((scope) => typeof scope === "string" && scope !== "");
}

/** The claims as a function finds them in its event: every value is text, and a list is `[a b]`. */
export function claimsAsText(claims: JWTPayload): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, asText(value)]));
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(asText).join(" ")}]`;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isPast(claim: unknown, seconds: number): boolean {
  return claim === undefined || (typeof claim === "number" && claim <= seconds);
}
