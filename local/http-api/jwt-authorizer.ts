import { compactVerify, type createLocalJWKSet, errors, type JWTPayload } from "jose";
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { gatewayAnswer, type HttpAnswer } from "./function-answer.ts";
import { claimsAsText, claimsFault, scopesOf } from "./token-claims.ts";

/** Whose tokens a route takes. */
export interface JwtAuthorizer {
  readonly issuer: string;
  readonly audiences: readonly string[];
  /** The issuer's published keys. */
  readonly keys: ReturnType<typeof createLocalJWKSet>;
}

/** What a route asks of whoever calls: a token, with at least one of the scopes if there are any. */
export interface Access {
  readonly authorizer: JwtAuthorizer;
  readonly scopes: readonly string[];
}

/** What a function's event says of a token that was let in. */
export interface Authorized {
  readonly claims: Readonly<Record<string, string>>;
  readonly scopes: readonly string[] | null;
}

const payload = z.record(z.string(), z.unknown());

/** Lets a request in by its `Authorization` header, or answers in API Gateway's place. */
export async function authorize(
  header: string | undefined,
  { authorizer, scopes }: Access,
  now: Temporal.Instant,
): Promise<
  | { readonly kind: "allowed"; readonly authorized: Authorized }
  | { readonly kind: "refused"; readonly answer: HttpAnswer }
> {
  // The token may stand alone as well.
  const token = header?.replace(/^Bearer(\s+|$)/i, "").trim();
  if (!token) return { kind: "refused", answer: refusal(401, "Unauthorized", "Bearer") };
  const challenge = (error: string, description: string) =>
    `Bearer scope="${scopes.join(" ")}" error="${error}" error_description="${description}"`;
  const claims = await signedClaims(token, authorizer.keys);
  const fault = typeof claims === "string" ? claims : claimsFault(claims, { ...authorizer, now });
  if (typeof claims === "string" || fault !== undefined) {
    const told = challenge("invalid_token", fault ?? "");
    return { kind: "refused", answer: refusal(401, "Unauthorized", told) };
  }
  const given = scopesOf(claims).filter((scope) => scopes.includes(scope));
  if (scopes.length > 0 && given.length === 0) {
    const told = challenge("insufficient_scope", "the token does not have a valid scope");
    return { kind: "refused", answer: refusal(403, "Forbidden", told) };
  }
  const authorized = { claims: claimsAsText(claims), scopes: scopes.length > 0 ? given : null };
  return { kind: "allowed", authorized };
}

/** The claims of a token that one of the keys signed with RS256, or why there are none. */
async function signedClaims(token: string, keys: JwtAuthorizer["keys"]): Promise<JWTPayload | string> {
  try {
    const { payload: signed } = await compactVerify(
      token,
      (header) => {
        // Without a key's name any key would do, for which API Gateway does not look.
        if (header.kid === undefined) throw new errors.JWKSNoMatchingKey();
        return keys(header);
      },
      { algorithms: ["RS256"] },
    );
    return payload.parse(JSON.parse(new TextDecoder().decode(signed)));
  } catch (error) {
    if (error instanceof errors.JOSEAlgNotAllowed) return "signing method is invalid";
    if (error instanceof errors.JWKSNoMatchingKey) return "the token has an unknown key id";
    if (error instanceof errors.JWSSignatureVerificationFailed) return "the signature is invalid";
    return "the token is malformed";
  }
}

function refusal(status: number, message: string, challenge: string): HttpAnswer {
  const answer = gatewayAnswer(status, message);
  return { ...answer, headers: { ...answer.headers, "www-authenticate": challenge } };
}
