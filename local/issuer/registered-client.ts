/** The console as it is registered at the issuer: a public client, which uses PKCE. */
export interface RegisteredClient {
  readonly id: string;
  readonly callbackUrls: readonly string[];
  readonly logoutUrls: readonly string[];
  readonly scopes: readonly string[];
  /** What access tokens carry as `aud`; without it they carry `client_id` alone, as those of Cognito do. */
  readonly audience?: string;
  readonly claims: { readonly person: string; readonly groups: string };
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
  readonly refreshTokenSeconds: number;
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Whether an address is one of those registered. On loopback any port will do, whatever the registered host is, since a
 * console on this machine listens where there is room: RFC 8252, section 7.3.
 */
export function isRegistered(address: string, registered: readonly string[]): boolean {
  if (registered.includes(address)) return true;
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(address);
  if (protocol !== "http:" || !LOOPBACK.has(hostname) || search !== "" || hash !== "") return false;
  return registered.some((each) => new URL(each).pathname === pathname);
}
