import { createHash, randomBytes } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { AuthorizationRequest } from "./authorization-request.ts";
import type { LocalUser } from "./local-user.ts";
import type { RegisteredClient } from "./registered-client.ts";

/** How long Cognito's codes can be redeemed, in milliseconds. */
const CODE_MS = 5 * 60_000;

/** One sign-in of one person, from which tokens follow until it ends. */
export interface Session {
  readonly client: RegisteredClient;
  readonly user: LocalUser;
  readonly scopes: readonly string[];
  readonly nonce: string | undefined;
  readonly since: Temporal.Instant;
}

interface Code {
  readonly session: Session;
  readonly redirectUri: string;
  readonly codeChallenge: string;
  redeemed: boolean;
}

/** A session together with the refresh token that continues it. */
export interface Continued {
  readonly session: Session;
  readonly refreshToken: string;
}

/** The codes and refresh tokens that are out, each good for one use. */
export class Grants {
  readonly #codes = new Map<string, Code>();
  /** The session of each refresh token, used ones included. */
  readonly #sessions = new Map<string, Session>();
  /** The one token that still continues a session. */
  readonly #latest = new Map<Session, string>();

  /** A code for somebody who has just signed in. */
  code(request: AuthorizationRequest, user: LocalUser, now: Temporal.Instant): string {
    this.#forget(now);
    const { client, scopes, nonce, redirectUri, codeChallenge } = request;
    const code = random();
    const session = { client, user, scopes, nonce, since: now };
    this.#codes.set(code, { session, redirectUri, codeChallenge, redeemed: false });
    return code;
  }

  /**
   * Redeems a code. One that comes twice was overheard, so that the session ends: RFC 6749, section 4.1.2. The
   * verifier must be that of the challenge: RFC 7636, section 4.6.
   */
  redeem(
    given: Readonly<Record<"code" | "clientId" | "redirectUri" | "verifier", string>>,
    now: Temporal.Instant,
  ): Continued | undefined {
    const code = this.#codes.get(given.code);
    if (!code) return undefined;
    const { session, redirectUri, codeChallenge, redeemed } = code;
    code.redeemed = true;
    if (redeemed) this.#latest.delete(session);
    const fits =
      given.clientId === session.client.id &&
      given.redirectUri === redirectUri &&
      createHash("sha256").update(given.verifier).digest("base64url") === codeChallenge;
    if (redeemed || !fits || millisecondsSince(session, now) >= CODE_MS) return undefined;
    return this.#continue(session);
  }

  /**
   * Continues a session by its latest refresh token, which is then used up. An earlier one was stolen, or its
   * successor was, so that the session ends: RFC 9700, section 4.14.2.
   */
  refresh(token: string, clientId: string, now: Temporal.Instant): Continued | undefined {
    const session = this.#sessions.get(token);
    if (!session || session.client.id !== clientId) return undefined;
    const isLatest = this.#latest.get(session) === token;
    if (isLatest && !hasEnded(session, now)) return this.#continue(session);
    this.#latest.delete(session);
    return undefined;
  }

  /** Ends the session of a refresh token; an unknown token is no fault: RFC 7009, section 2.2. */
  revoke(token: string): void {
    const session = this.#sessions.get(token);
    if (session) this.#latest.delete(session);
  }

  /** Drops what time alone refuses. */
  #forget(now: Temporal.Instant): void {
    for (const [code, { session }] of this.#codes) {
      if (millisecondsSince(session, now) >= CODE_MS) this.#codes.delete(code);
    }
    for (const [token, session] of this.#sessions) {
      if (!hasEnded(session, now)) continue;
      this.#sessions.delete(token);
      this.#latest.delete(session);
    }
  }

  #continue(session: Session): Continued {
    const refreshToken = random();
    this.#sessions.set(refreshToken, session);
    this.#latest.set(session, refreshToken);
    return { session, refreshToken };
  }
}

function hasEnded(session: Session, now: Temporal.Instant): boolean {
  return millisecondsSince(session, now) >= session.client.refreshTokenSeconds * 1000;
}

function millisecondsSince({ since }: Session, now: Temporal.Instant): number {
  return now.epochMilliseconds - since.epochMilliseconds;
}

function random(): string {
  return randomBytes(32).toString("base64url");
}
