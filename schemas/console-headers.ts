import { CONSOLE_CONFIGURATION_PATH } from "./console-configuration.ts";

/** Where the build puts what is named by its own content. */
export const CONSOLE_ASSETS_PATH = "/assets/";

/**
 * The headers that go with every file of the console, given the origins that it calls: APIs, issuers and their token
 * endpoints. Nothing runs or styles the page but its own files, so that what came in a message never does.
 * https://www.w3.org/TR/CSP3/, https://owasp.org/www-project-secure-headers/
 */
export function consoleHeaders(called: readonly string[]): Readonly<Record<string, string>> {
  const policy = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "font-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "connect-src": ["'self'", ...new Set(called)],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'none'"],
  };
  const directives = Object.entries(policy).map(([name, sources]) => `${name} ${sources.join(" ")}`);
  return {
    "content-security-policy": directives.join("; "),
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
  };
}

/** How long a browser keeps a file of the console: for good where its name tells its content, else not unasked. */
export function consoleCaching(path: string): string {
  if (path.startsWith(CONSOLE_ASSETS_PATH)) return "public, max-age=31536000, immutable";
  return path === CONSOLE_CONFIGURATION_PATH ? "no-store" : "no-cache";
}
