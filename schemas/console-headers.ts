import { CONSOLE_CONFIGURATION_PATH } from "./console-configuration.ts";

/** Where the build puts what is named by its own content. */
export const CONSOLE_ASSETS_PATH = "/assets/";

const POLICY = {
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "font-src": "'self'",
  "img-src": "'self' data:",
  // The page itself narrows this to the origins of its clients, which are too many for a header.
  "connect-src": "*",
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
} as const;

/**
 * The headers that go with every file of the console. Nothing runs or styles the page but its own files, so that what
 * came in a message never does. https://www.w3.org/TR/CSP3/, https://owasp.org/www-project-secure-headers/
 */
export const CONSOLE_HEADERS = {
  "content-security-policy": Object.entries(POLICY)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; "),
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
} as const;

const HEAD = "<head>";

/**
 * The built page of a console that calls these origins and no others; both policies hold, this one and that of the
 * headers. https://www.w3.org/TR/CSP3/#multiple-policies
 *
 * @throws where the page has no head
 */
export function consolePage(built: string, origins: readonly string[]): string {
  if (!built.includes(HEAD)) throw new Error("the console's page has no head");
  const policy = `connect-src ${["'self'", ...origins].join(" ")}`;
  return built.replace(HEAD, `${HEAD}<meta http-equiv="Content-Security-Policy" content="${policy}" />`);
}

/** How long a browser keeps a file of the console: for good where its name tells its content, else not unasked. */
export function consoleCaching(path: string): string {
  if (path.startsWith(CONSOLE_ASSETS_PATH)) return "public, max-age=31536000, immutable";
  return path === CONSOLE_CONFIGURATION_PATH ? "no-store" : "no-cache";
}
