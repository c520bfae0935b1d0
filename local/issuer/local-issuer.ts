import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { text } from "node:stream/consumers";
import type { JSONWebKeySet, JWTPayload } from "jose";
import type { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { browserLanguage } from "../web-page.ts";
import { type Answer, html, json, oauthError, preflight, redirect } from "./answer.ts";
import { authorizationRequest, callback } from "./authorization-request.ts";
import { discoveryDocument } from "./discovery.ts";
import { type Continued, Grants } from "./grants.ts";
import type { LocalUser } from "./local-user.ts";
import { isRegistered, type RegisteredClient } from "./registered-client.ts";
import { grantedScopes, programClaims, programOf, type RegisteredProgram } from "./registered-program.ts";
import { refusalPage, signInPage } from "./sign-in-page.ts";
import { SigningKey } from "./signing-key.ts";
import { accessClaims, idClaims } from "./tokens.ts";

const address = z.object({ port: z.number() });

/** What an issuer runs on. */
export interface IssuerSettings {
  readonly users: readonly LocalUser[];
  readonly clock: Clock;
  readonly log: Log;
}

/** An OpenID provider on loopback, on whose page one chooses who one is. */
export class LocalIssuer {
  /** Its address, which is `iss` in its tokens. */
  readonly endpoint: string;
  readonly clients = new Map<string, RegisteredClient>();
  readonly programs = new Map<string, RegisteredProgram>();
  readonly #server: Server;
  readonly #key: SigningKey;
  readonly #settings: IssuerSettings;
  readonly #grants = new Grants();

  private constructor(server: Server, key: SigningKey, settings: IssuerSettings) {
    this.#server = server;
    this.#key = key;
    this.#settings = settings;
    this.endpoint = `http://127.0.0.1:${address.parse(server.address()).port}`;
    server.on("request", (request, response) => {
      void this.#guarded(request).then(({ status, headers, body }) =>
        response.writeHead(status, headers).end(body),
      );
    });
  }

  /** Listens on a free port, with a new key. */
  static async listen(settings: IssuerSettings): Promise<LocalIssuer> {
    const key = await SigningKey.generate();
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new LocalIssuer(server, key, settings);
  }

  /** The public keys of its tokens. */
  get keys(): JSONWebKeySet {
    return this.#key.published;
  }

  /** Signs whatever claims; only code in the host's own process can ask for it. */
  sign(claims: JWTPayload): Promise<string> {
    return this.#key.sign(claims);
  }

  /** An access token without a sign-in, for a program on this machine. */
  accessToken(client: RegisteredClient, user: LocalUser): Promise<string> {
    const now = this.#settings.clock.now();
    const session = { client, user, scopes: client.scopes, nonce: undefined, since: now };
    return this.sign(accessClaims(session, this.endpoint, now));
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #guarded(request: IncomingMessage): Promise<Answer> {
    try {
      return await this.#answer(request);
    } catch (error) {
      this.#settings.log({ source: "host", level: "error", message: `issuer: ${String(error)}` });
      return json(500, { error: "server_error" });
    }
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? "/", this.endpoint);
    const form = async () => new URLSearchParams(await text(request));
    if (request.method === "OPTIONS") return preflight();
    switch (`${request.method} ${pathname}`) {
      case "GET /.well-known/openid-configuration":
        return json(200, discoveryDocument(this.endpoint));
      case "GET /.well-known/jwks.json":
        return json(200, this.keys);
      case "GET /oauth2/authorize":
        return this.#signIn(searchParams, undefined, request);
      case "POST /login": {
        const chosen = await form();
        const asked = new URLSearchParams(chosen.get("request") ?? "");
        return this.#signIn(asked, chosen.get("user") ?? "", request);
      }
      case "POST /oauth2/token":
        return this.#tokens(await form(), request.headers.authorization);
      case "POST /oauth2/revoke":
        this.#grants.revoke((await form()).get("token") ?? "");
        return json(200, {});
      case "GET /logout":
        return this.#signOut(searchParams, request);
      default:
        return json(404, { error: "not_found" });
    }
  }

  #signIn(asked: URLSearchParams, chosen: string | undefined, { headers }: IncomingMessage): Answer {
    const language = browserLanguage(headers["accept-language"] ?? "");
    const { users, clock } = this.#settings;
    const read = authorizationRequest(asked, this.clients);
    if (read.kind === "page") return html(400, refusalPage(read.problem, language));
    if (read.kind === "redirect") return redirect(read.location);
    if (chosen === undefined) return html(200, signInPage(users, asked.toString(), language));
    const user = users.find(({ id }) => id === chosen);
    if (!user) return html(400, refusalPage("unknown-user", language));
    const { redirectUri, state } = read.request;
    const code = this.#grants.code(read.request, user, clock.now());
    return redirect(callback(redirectUri, { code, state }));
  }

  async #tokens(form: URLSearchParams, authorization: string | undefined): Promise<Answer> {
    const given = (name: string) => form.get(name) ?? "";
    const clientId = given("client_id");
    const now = this.#settings.clock.now();
    if (given("grant_type") === "client_credentials") return this.#programToken(form, authorization, now);
    if (!this.clients.has(clientId)) return oauthError("invalid_client");
    let granted: Continued | undefined;
    switch (given("grant_type")) {
      case "authorization_code": {
        const proof = {
          code: given("code"),
          clientId,
          redirectUri: given("redirect_uri"),
          verifier: given("code_verifier"),
        };
        granted = this.#grants.redeem(proof, now);
        break;
      }
      case "refresh_token":
        granted = this.#grants.refresh(given("refresh_token"), clientId, now);
        break;
      default:
        return oauthError("unsupported_grant_type");
    }
    if (!granted) return oauthError("invalid_grant");
    const { session, refreshToken } = granted;
    const idToken = session.scopes.includes("openid")
      ? { id_token: await this.sign(idClaims(session, this.endpoint, now)) }
      : {};
    return json(200, {
      access_token: await this.sign(accessClaims(session, this.endpoint, now)),
      ...idToken,
      refresh_token: refreshToken,
      token_type: "Bearer",
      expires_in: session.client.accessTokenSeconds,
    });
  }

  /** A token for a program by its own credentials: RFC 6749, section 4.4, which gives no token to refresh it by. */
  async #programToken(
    form: URLSearchParams,
    authorization: string | undefined,
    now: Temporal.Instant,
  ): Promise<Answer> {
    const program = programOf(form, authorization, this.programs);
    if (!program) return oauthError("invalid_client");
    const scopes = grantedScopes(form.get("scope"), program);
    if (!scopes) return oauthError("invalid_scope");
    return json(200, {
      access_token: await this.sign(programClaims(program, scopes, this.endpoint, now)),
      token_type: "Bearer",
      expires_in: program.accessTokenSeconds,
    });
  }

  /** Sends the browser back; nothing is kept in it that would have to be forgotten. */
  #signOut(asked: URLSearchParams, { headers }: IncomingMessage): Answer {
    const language = browserLanguage(headers["accept-language"] ?? "");
    const client = this.clients.get(asked.get("client_id") ?? "");
    if (!client) return html(400, refusalPage("unknown-client", language));
    // Cognito's own name, and that of OpenID Connect RP-Initiated Logout 1.0.
    const back = asked.get("logout_uri") ?? asked.get("post_logout_redirect_uri") ?? "";
    if (!isRegistered(back, client.logoutUrls)) return html(400, refusalPage("unknown-redirect", language));
    return redirect(callback(back, { state: asked.get("state") ?? undefined }));
  }
}
