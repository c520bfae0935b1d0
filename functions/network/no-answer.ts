import type { ProbeAnswer } from "../ports.ts";

type NoAnswer = ProbeAnswer & { answered: "nothing" };

const HOSTS_UNKNOWN: readonly string[] = ["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA"];

/** The codes of OpenSSL's verification and of Node.js's own check of names, which share no prefix. */
const CERTIFICATE =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY|DECRYPT)|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE))/;

function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return "UNKNOWN";
}

function whyOf(code: string): NoAnswer["why"] {
  if (code === "ETIMEDOUT") return "timeout";
  if (code === "ECONNREFUSED") return "refused";
  if (HOSTS_UNKNOWN.includes(code)) return "unknown-host";
  return CERTIFICATE.test(code) ? "certificate" : "connection";
}

/**
 * Why nothing answered, by what Node.js threw.
 *
 * @param limit the time that the check was given; when it has run out, that is the reason
 */
export function noAnswer(error: unknown, limit: AbortSignal): NoAnswer {
  const code = limit.aborted ? "ETIMEDOUT" : codeOf(error);
  return { answered: "nothing", why: whyOf(code), code: code.slice(0, 80) };
}
