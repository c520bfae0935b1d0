import type { z } from "zod";

type Issue = z.core.$ZodIssue;

/** How little a branch of a union resembles the input: foreign keys and a wrong kind at its root count most. */
function unlikeness(branch: readonly Issue[]): number {
  return branch.reduce((sum, issue) => {
    const foreign =
      issue.code === "unrecognized_keys" || (issue.code === "invalid_type" && issue.path.length === 0);
    return sum + (foreign ? 1000 : 1);
  }, 0);
}

/** The issues with each union replaced by those of the branch that the input resembles most. */
export function plainIssues(issues: readonly Issue[]): readonly Issue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== "invalid_union") return [issue];
    const [nearest] = issue.errors.toSorted((a, b) => unlikeness(a) - unlikeness(b));
    if (!nearest || nearest.length === 0 || unlikeness(nearest) >= 1000) return [issue];
    return plainIssues(nearest.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })));
  });
}
