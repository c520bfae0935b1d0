import { PROBLEM_STATUS, Problem, STATUS_TITLE } from "../../schemas/api/problem.ts";
import { catalogue } from "../../schemas/catalogue.ts";
import type { HttpAnswer } from "../../schemas/http-event.ts";
import type { Refused } from "./answered.ts";

/** So many faults are told of one request. */
const FAULTS_TOLD = 20;

/** A language that problems are told in. */
export type Language = "fr" | "en";

/** The language that a request prefers: RFC 9110 section 12.5.4; the first that we speak, else the client's. */
export function preferredLanguage(accepted: string | undefined, usual: Language): Language {
  const wanted = (accepted ?? "")
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.trim().toLowerCase().split(";");
      const quality = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
      return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) if (language === "fr" || language === "en") return language;
  return usual;
}

/** Tells why a request was not carried out, by problem details: https://www.rfc-editor.org/rfc/rfc9457 */
export function problemAnswer(
  { code, subject, faults }: Omit<Refused, "outcome">,
  language: Language,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  const status = PROBLEM_STATUS[code];
  const problem: Problem = {
    title: STATUS_TITLE[status],
    status,
    detail: catalogue[code][language],
    code,
    ...(subject === undefined ? {} : { subject }),
    ...(faults === undefined ? {} : { faults: faults.slice(0, FAULTS_TOLD) }),
  };
  return {
    statusCode: status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "content-language": language,
      ...headers,
    },
    body: JSON.stringify(Problem.parse(problem)),
  };
}
