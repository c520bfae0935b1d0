import type { Path } from "../../../schemas/decoder.ts";

const PLAIN_NAME = /^@?[\p{L}\p{N}_$.:-]{1,64}$/u;

/**
 * A path as JSON Pointer (RFC 6901 section 3). A key that does not look like a field's name may be
 * payload content, so it is shown as `*`; the whole is cut at 512 characters.
 */
export function pointer(path: Path): string {
  const steps = path.map((step) => {
    if (typeof step === "number") return `/${step}`;
    return PLAIN_NAME.test(step) ? `/${step}` : "/*";
  });
  return steps.join("").slice(0, 512);
}
