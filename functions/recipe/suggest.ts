import type { Path } from "../../schemas/decoder.ts";
import type { Finding } from "../../schemas/finding.ts";
import { plainIssues } from "../../schemas/issue.ts";
import { under } from "../../schemas/path-pattern.ts";
import type { Recipe, RecipeOperation } from "../../schemas/recipe.ts";
import { check } from "../gate/examine.ts";
import { pointer } from "../gate/formats/pointer.ts";
import { asKey } from "./changes-of.ts";
import { type Candidate, candidates, type Proposal } from "./conventions.ts";
import { type HeldPayloads, mend, type Mending, textOf } from "./mend.ts";
import { childOf, targetsOf } from "./targets.ts";

/** A recipe that takes a finding away, computed from what is wrong. */
export interface Suggestion {
  readonly proposal: Proposal;
  readonly code: Finding["code"];
  /** Places with `*` for each index, so that it serves others of the same failure. */
  readonly path: string;
  readonly recipe: Recipe;
  readonly verdict: "valid" | "invalid";
  readonly findingsTotal: number;
}

/** So many places are looked at: each candidate is tried on the whole message. */
const PLACES_MAX = 10;

/** So many values are proposed for one place. */
const CHOICES_MAX = 2;

/** A candidate of one place that was tried, and took its finding away. */
interface Proven {
  readonly proposal: Proposal;
  readonly code: Finding["code"];
  readonly path: string;
  readonly operation: RecipeOperation;
  /** Which choice for its place it is. */
  readonly rank: number;
}

/**
 * Recipes for what a contract finds wrong with a held message: the nearest of the values that it allows, another
 * convention of dates and decimals, another type, the only value for what is missing. Each was tried, and takes its
 * finding away; those that make the message pass come first.
 */
export function suggestions(payloads: HeldPayloads, mending: Mending): readonly Suggestion[] {
  const { newest } = payloads;
  const { flow, decode, editor } = mending;
  if (newest.outcome === "broken") return [];
  const checked = check(newest.bytes, flow.contract, decode);
  const decoded = decode(newest.bytes);
  if (checked.verdict === "valid" || decoded.outcome === "undecodable") return [];
  const allowed = allowedValues(flow.contract.examine(decoded.document));
  // As it is written, which is more than the decoder kept where it refuses a cell of a column.
  const document = editor?.read(textOf(newest, flow)?.text ?? "")?.document;
  // A key that may be content is told as "*", which would name other places too.
  const named = checked.findings.filter(({ path }) => path !== "" && !path.includes("/*"));
  const proven = named.slice(0, PLACES_MAX).flatMap((finding) => {
    const [target] = targetsOf(document, finding.path);
    if (!target) return [];
    const path = everywhere(document, target.path);
    const working = candidates(target.value ?? undefined, allowed.get(finding.path) ?? []).flatMap(
      ({ proposal, value }) => {
        const operation = operationOf(path, target.value ?? undefined, value);
        return takesAway(operation, finding, payloads, mending)
          ? [{ proposal, code: finding.code, path, operation }]
          : [];
      },
    );
    return working.slice(0, CHOICES_MAX).map((one, rank) => ({ ...one, rank }));
  });
  return together(proven)
    .flatMap((one) => judged(one, payloads, mending))
    .toSorted((one, other) => one.findingsTotal - other.findingsTotal);
}

type Examination = ReturnType<Mending["flow"]["contract"]["examine"]>;

/** The values that a contract lists for places where it found another one. */
function allowedValues(examination: Examination): ReadonlyMap<string, readonly Candidate["value"][]> {
  const issues = examination.outcome === "refused" ? plainIssues(examination.issues) : [];
  return new Map(
    issues.flatMap((issue) => {
      if (issue.code !== "invalid_value") return [];
      const values = issue.values.filter(
        (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean",
      );
      const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
      return [[pointer(path), values] as const];
    }),
  );
}

/** A path with `*` in place of each index. */
function everywhere(document: unknown, path: Path): string {
  let value = document;
  let pattern = "";
  for (const step of path) {
    pattern = Array.isArray(value) ? `${pattern}/*` : under(pattern, step);
    value = childOf(value, step)?.value;
  }
  return pattern;
}

function operationOf(path: string, old: unknown, value: Candidate["value"]): RecipeOperation {
  const key = old === undefined ? undefined : asKey(old);
  return key === undefined
    ? { op: "default", path, value }
    : { op: "map", path, table: { [key]: value }, unlisted: "keep" };
}

/** Whether nothing is wrong at the place any more, neither what was nor anything else. */
function takesAway(
  operation: RecipeOperation,
  { path }: Finding,
  payloads: HeldPayloads,
  mending: Mending,
): boolean {
  const mended = mend([operation], payloads, mending);
  if (mended.outcome === "refused") return false;
  const { checked } = mended;
  return checked.verdict === "valid" || !checked.findings.some((one) => one.path === path);
}

/** One for each place and rule: the tables of several values become one. */
function together(proven: readonly Proven[]): readonly Proven[] {
  const alike = Map.groupBy(proven, ({ proposal, code, path, rank }) =>
    [proposal, code, path, rank].join("\n"),
  );
  return [...alike.values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const tables = [first, ...others].flatMap(({ operation }) =>
      operation.op === "map" ? [operation.table] : [],
    );
    const { operation } = first;
    return operation.op === "map"
      ? [{ ...first, operation: { ...operation, table: Object.assign({}, ...tables) } }]
      : [first];
  });
}

function judged(
  { proposal, code, path, operation }: Proven,
  payloads: HeldPayloads,
  mending: Mending,
): readonly Suggestion[] {
  const mended = mend([operation], payloads, mending);
  if (mended.outcome === "refused") return [];
  const { checked } = mended;
  const findingsTotal = checked.verdict === "valid" ? 0 : checked.total;
  return [{ proposal, code, path, recipe: [operation], verdict: checked.verdict, findingsTotal }];
}
