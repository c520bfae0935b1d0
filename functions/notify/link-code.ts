import { hash, randomBytes } from "node:crypto";

const CODE_BYTES = 9;

/** What is kept of a link's code. */
export function codeHash(code: string): string {
  return hash("sha256", code, "hex");
}

/** A new code, which nobody guesses. */
export function newCode(): string {
  return randomBytes(CODE_BYTES).toString("base64url");
}
