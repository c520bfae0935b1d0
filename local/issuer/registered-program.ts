import { randomUUID } from "node:crypto";
import type { JWTPayload } from "jose";
import type { Temporal } from "temporal-polyfill";

/** A program as it is registered at the issuer: it signs in by itself, with a secret. */
export interface RegisteredProgram {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  readonly scopes: readonly string[];
  readonly accessTokenSeconds: number;
}

/** The program whose credentials these are, in the header or in the form: RFC 6749, section 2.3.1. */
export function programOf(
  form: URLSearchParams,
  authorization: string | undefined,
  programs: ReadonlyMap<string, RegisteredProgram>,
): RegisteredProgram | undefined {
  const [, encoded] = /^Basic +(\S+)$/i.exec(authorization ?? "") ?? [];
  const [id, secret] = encoded
    ? Buffer.from(encoded, "base64").toString().split(":").map(decodeURIComponent)
    : [form.get("client_id") ?? "", form.get("client_secret") ?? ""];
  const program = programs.get(id ?? "");
  return program?.secret === secret ? program : undefined;
}

/** What a program is given of what it asks for, all where it asks for nothing; undefined where it may not have it. */
export function grantedScopes(
  asked: string | null,
  { scopes }: RegisteredProgram,
): readonly string[] | undefined {
  const wanted = (asked ?? "").split(" ").filter((scope) => scope !== "");
  if (wanted.length === 0) return scopes;
  return wanted.every((scope) => scopes.includes(scope)) ? wanted : undefined;
}

/**
 * What the access token of a program says, as Cognito writes it: no person, and no audience.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function programClaims(
  { id, accessTokenSeconds }: RegisteredProgram,
  scopes: readonly string[],
  issuer: string,
  now: Temporal.Instant,
): JWTPayload {
  const at = Math.floor(now.epochMilliseconds / 1000);
  return {
    iss: issuer,
    sub: id,
    client_id: id,
    token_use: "access",
    scope: scopes.join(" "),
    iat: at,
    jti: randomUUID(),
    exp: at + accessTokenSeconds,
  };
}
