import { catalogue, type CatalogueCode } from "../../schemas/catalogue.ts";
import type { HttpAnswer } from "../../schemas/http-event.ts";

const PROBLEMS = {
  "report-unauthorized": { status: 401, title: "Unauthorized", headers: { "www-authenticate": "Bearer" } },
  "report-too-large": { status: 413, title: "Content Too Large", headers: {} },
  "report-media-type": { status: 415, title: "Unsupported Media Type", headers: {} },
  "report-malformed": { status: 400, title: "Bad Request", headers: {} },
  "report-too-many": { status: 429, title: "Too Many Requests", headers: { "retry-after": "60" } },
} as const satisfies Partial<Record<CatalogueCode, object>>;

/** Refuses a request by problem details: https://www.rfc-editor.org/rfc/rfc9457 */
export function problem(code: keyof typeof PROBLEMS, language: "fr" | "en"): HttpAnswer {
  const { status, title, headers } = PROBLEMS[code];
  return {
    statusCode: status,
    headers: { "content-type": "application/problem+json", ...headers },
    body: JSON.stringify({ title, status, detail: catalogue[code][language], code }),
  };
}
