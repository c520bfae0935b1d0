import { hash, timingSafeEqual } from "node:crypto";

/** What the configuration keeps of a secret. A secret is long and random, so that one round of SHA-256 is enough. */
export function secretHash(secret: string): string {
  return `sha256:${hash("sha256", secret, "hex")}`;
}

/** No secret has this hash. */
const NO_SECRET = `sha256:${"0".repeat(64)}`;

/** Whether this is the secret of a hash; it takes as long where it is not, and where there is no hash. */
export function isSecretOf(secret: string, expected: string | undefined): boolean {
  const [given, wanted] = [secretHash(secret), expected ?? NO_SECRET].map((text) => Buffer.from(text));
  return given !== undefined && wanted !== undefined && timingSafeEqual(given, wanted);
}
