import { expect, test } from "vitest";
import { added, NOTHING_TRIED, type TrialPage } from "../../../console/recipe/trial-sum.ts";

const message = { fr: "Corriger.", en: "Mend it." };
const left = (signature: string, count: number) => ({
  signature,
  count,
  faults: [{ code: "field-value" as const, path: `/${signature}`, message }],
});
const refused = (id: string, code: string) => ({
  id,
  outcome: "refused" as const,
  signature: "a",
  signatureAfter: null,
  code,
  faults: [],
});
const CHANGED = { id: "3", changed: [{ place: "/a", before: 1, after: 2 }], changedTotal: 1 };
const page = (given: Partial<TrialPage>): TrialPage => ({
  tried: 0,
  passes: 0,
  stillFails: 0,
  refused: 0,
  items: [],
  remaining: [],
  sample: [],
  next: null,
  ...given,
});

test("the pages of a trial add up: counts, what remains, why it cannot be applied, and what would change", () => {
  const one = page({
    tried: 100,
    passes: 90,
    stillFails: 8,
    refused: 2,
    remaining: [left("a", 5), left("b", 3)],
    items: [refused("1", "recipe-place-missing"), refused("2", "recipe-test-failed")],
    sample: [CHANGED, { id: "5", changed: [], changedTotal: 0 }],
  });
  const other = page({
    tried: 20,
    passes: 10,
    stillFails: 9,
    refused: 1,
    remaining: [left("b", 6), left("c", 3)],
    items: [refused("4", "recipe-test-failed")],
  });
  expect([one, other].reduce(added, NOTHING_TRIED)).toEqual({
    tried: 120,
    passes: 100,
    stillFails: 17,
    refused: 3,
    remaining: [left("b", 9), left("a", 5), left("c", 3)],
    refusals: [
      { code: "recipe-test-failed", count: 2, id: "2" },
      { code: "recipe-place-missing", count: 1, id: "1" },
    ],
    sample: [CHANGED],
  });
});
