import type { z } from "zod";
import { catalogue, type CatalogueCode } from "../../schemas/catalogue.ts";
import { Rule } from "../../schemas/contract.ts";
import { type Finding, FINDINGS_KEPT, type Position, type ReceivedKind } from "../../schemas/finding.ts";
import type { KeyFault } from "../../schemas/identity.ts";
import { plainIssues } from "../../schemas/issue.ts";
import type { Path } from "../../schemas/decoder.ts";
import { pointer } from "./formats/pointer.ts";

type Issue = z.core.$ZodIssue;

/** The findings that are kept of a message, and how many there were. */
export interface Findings {
  readonly findings: readonly Finding[];
  readonly total: number;
}

function own(value: unknown, step: PropertyKey): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
  return Reflect.get(value, step);
}

function received(document: unknown, path: Path): ReceivedKind {
  const value = path.reduce<unknown>(own, document);
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "boolean" || kind === "number" || kind === "string" ? kind : "object";
}

const SIZE_UNITS: Readonly<Record<string, string>> = {
  string: " characters",
  array: " items",
  set: " items",
};

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const unit = SIZE_UNITS[issue.origin] ?? "";
  if (issue.code === "too_small")
    return `${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}${unit}`;
  return `${issue.inclusive === false ? "less than" : "at most"} ${issue.maximum}${unit}`;
}

/** A contract says in words what a pattern means, as the pattern's error text; else the pattern is shown. */
function expectedForm({ format, pattern, message }: z.core.$ZodIssueInvalidStringFormat): string {
  if (format !== "regex") return format;
  return message.startsWith("Invalid") ? `text like ${pattern ?? "the pattern"}` : message;
}

interface Told {
  readonly code: CatalogueCode;
  readonly expected: string;
}

function told(issue: Exclude<Issue, z.core.$ZodIssueCustom>, kind: ReceivedKind): Told {
  switch (issue.code) {
    case "invalid_type":
      return { code: kind === "missing" ? "field-missing" : "field-type", expected: issue.expected };
    case "invalid_format":
      return { code: "field-format", expected: expectedForm(issue) };
    case "invalid_value":
      return {
        code: kind === "missing" ? "field-missing" : "field-value",
        expected: `one of ${issue.values.map(String).join(", ")}`,
      };
    case "invalid_union":
      return { code: kind === "missing" ? "field-missing" : "field-type", expected: "one of several forms" };
    case "not_multiple_of":
      return { code: "field-value", expected: `a multiple of ${issue.divisor}` };
    case "too_small":
      return { code: "field-too-small", expected: bound(issue) };
    case "too_big":
      return { code: "field-too-big", expected: bound(issue) };
    case "unrecognized_keys":
    case "invalid_key":
      return { code: "field-unknown", expected: "no such field" };
    case "invalid_element":
      return { code: "field-value", expected: "an element that the contract allows" };
  }
}

/** Steps of a zod path; a decoded document has no symbols for keys. */
function steps(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === "symbol" ? String(step) : step));
}

/** Each unknown key is a fault at its own place. */
function perPlace(issue: Issue): Issue[] {
  if (issue.code !== "unrecognized_keys") return [issue];
  return issue.keys.map((key) => ({ ...issue, keys: [key], path: [...issue.path, key] }));
}

/**
 * What a contract's schema found wrong, told without a value of the message.
 *
 * @param locate where a path stands in the bytes; asked for the kept findings only
 */
export function violations(
  issues: readonly Issue[],
  document: unknown,
  locate: (path: Path) => Position | null,
): Findings {
  const places = plainIssues(issues).flatMap(perPlace);
  const findings = places.slice(0, FINDINGS_KEPT).map((issue): Finding => {
    const path = steps(issue.path);
    const kind = received(document, path);
    const place = { severity: "error" as const, path: pointer(path), position: locate(path), received: kind };
    if (issue.code === "custom") {
      const rule = Rule.safeParse(issue.params?.["rule"]);
      return rule.success
        ? { ...place, ...rule.data }
        : { ...place, code: "rule-broken", message: catalogue["rule-broken"], expected: null };
    }
    const { code, expected } = told(issue, kind);
    return { ...place, code, message: catalogue[code], expected: expected.slice(0, 512) };
  });
  return { findings, total: places.length };
}

/** The notes of the format that the contract refuses, as what they then are: errors. */
export function refusedNotes(notes: readonly Finding[], refuses: ReadonlySet<string>): Findings {
  const refused = notes.filter(({ code }) => refuses.has(code));
  return { findings: refused.map((note) => ({ ...note, severity: "error" })), total: refused.length };
}

/** The findings of two examinations of one message. */
export function together(one: Findings, other: Findings): Findings {
  const findings = [...one.findings, ...other.findings].slice(0, FINDINGS_KEPT);
  return { findings, total: one.total + other.total };
}

const KEY_FAULTS = {
  missing: { code: "identity-missing", expected: "a value" },
  "too-long": { code: "identity-too-long", expected: "at most 256 bytes of UTF-8" },
  "no-order": { code: "identity-no-order", expected: "a whole number, or an instant with its offset" },
  "too-many": { code: "field-too-big", expected: "at most 100 further keys" },
} as const satisfies Record<KeyFault["fault"], Told>;

/** What is wrong with the keys of a message that its contract otherwise accepts. */
export function keyFindings(faults: readonly KeyFault[]): Findings {
  const findings = faults.slice(0, FINDINGS_KEPT).map(({ key, fault }): Finding => {
    const { code, expected } = KEY_FAULTS[fault];
    return {
      code,
      severity: "error",
      path: "",
      position: null,
      message: catalogue[code],
      expected: `${key}: ${expected}`,
      received: fault === "missing" ? "missing" : null,
    };
  });
  return { findings, total: faults.length };
}
