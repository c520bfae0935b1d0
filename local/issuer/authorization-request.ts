import { z } from "zod";
import { isRegistered, type RegisteredClient } from "./registered-client.ts";

/** What a console asks of the sign-in page, once it is found good. */
export interface AuthorizationRequest {
  readonly client: RegisteredClient;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly codeChallenge: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
}

/** A request that is refused: on a page, as long as it is not known where to send the browser, else by a redirect. */
export type Refusal =
  | { readonly kind: "page"; readonly problem: "unknown-client" | "unknown-redirect" }
  | { readonly kind: "redirect"; readonly location: string };

/** What RFC 6749, section 4.1.1 and RFC 7636, section 4.3 ask for. */
const rest = z.object({
  response_type: z.literal("code", "unsupported_response_type"),
  code_challenge: z.string("invalid_request").regex(/^[\w-]{43}$/, "invalid_request"),
  code_challenge_method: z.literal("S256", "invalid_request"),
  scope: z.string("invalid_scope"),
});

/** Reads the parameters by which a browser comes to the sign-in page. */
export function authorizationRequest(
  query: URLSearchParams,
  clients: ReadonlyMap<string, RegisteredClient>,
): { readonly kind: "good"; readonly request: AuthorizationRequest } | Refusal {
  const client = clients.get(query.get("client_id") ?? "");
  if (!client) return { kind: "page", problem: "unknown-client" };
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!isRegistered(redirectUri, client.callbackUrls)) return { kind: "page", problem: "unknown-redirect" };
  const state = query.get("state") ?? undefined;
  const refused = (error: string): Refusal => ({
    kind: "redirect",
    location: callback(redirectUri, { error, state }),
  });
  const read = rest.safeParse(Object.fromEntries(query));
  if (!read.success) return refused(read.error.issues[0]?.message ?? "invalid_request");
  const scopes = read.data.scope.split(" ").filter((scope) => scope !== "");
  if (scopes.length === 0 || !scopes.every((scope) => client.scopes.includes(scope))) {
    return refused("invalid_scope");
  }
  const nonce = query.get("nonce") ?? undefined;
  const codeChallenge = read.data.code_challenge;
  return { kind: "good", request: { client, redirectUri, scopes, codeChallenge, state, nonce } };
}

/** The address to which the browser goes back. */
export function callback(
  redirectUri: string,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
