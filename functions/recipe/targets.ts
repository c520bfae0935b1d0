import type { Path } from "../../schemas/decoder.ts";
import { stepsOf } from "../../schemas/path-pattern.ts";

/** A place that a pattern names in a message, whether or not there is something. */
export interface Target {
  readonly path: Path;
  /** What is there; undefined where nothing is. */
  readonly value: unknown;
  readonly isThere: boolean;
  /** Whether something may be put there: its parent is there, and an index is at most behind the last. */
  readonly isOpen: boolean;
  /** The steps that each `*` of the pattern stands for. */
  readonly stars: Path;
}

const isContainer = (value: unknown): value is object => typeof value === "object" && value !== null;

/** RFC 6901 section 4: no leading zeros. */
const INDEX = /^(?:0|[1-9]\d*)$/;

/** The key by which a container has a step; for an array its index, `-` being the one behind the last. */
function keyIn(container: object, step: string): string | number | undefined {
  if (!Array.isArray(container)) return step;
  if (step === "-") return container.length;
  return INDEX.test(step) ? Number(step) : undefined;
}

/** The value under a key of a container, if it is one and has it. */
export function childOf(container: unknown, key: string | number): { readonly value: unknown } | undefined {
  if (!isContainer(container) || !Object.hasOwn(container, key)) return undefined;
  return { value: Reflect.get(container, key) };
}

const keysOf = (value: unknown): Path => {
  if (Array.isArray(value)) return [...value.keys()];
  return isContainer(value) ? Object.keys(value) : [];
};

function below(value: unknown, steps: readonly string[], path: Path, stars: Path): readonly Target[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ path, value, isThere: true, isOpen: true, stars }];
  if (step === "*")
    return keysOf(value).flatMap((key) =>
      below(childOf(value, key)?.value, rest, [...path, key], [...stars, key]),
    );
  const key = isContainer(value) ? keyIn(value, step) : undefined;
  const child = key === undefined ? undefined : childOf(value, key);
  if (key !== undefined && child) return below(child.value, rest, [...path, key], stars);
  const isBehind = !Array.isArray(value) || key === value.length;
  const isOpen = rest.length === 0 && key !== undefined && isBehind;
  return [{ path: [...path, key ?? step, ...rest], value: undefined, isThere: false, isOpen, stars }];
}

/** The places of a message that a pattern names, each index and key of its `*` by itself. */
export function targetsOf(document: unknown, pattern: string): readonly Target[] {
  return below(document, stepsOf(pattern), [], []);
}

/** A pattern with steps in place of its first `*`, as many as it has. */
export function bound(pattern: string, stars: Path): string {
  let next = 0;
  return pattern
    .split("/")
    .map((step) => (step === "*" ? String(stars[next++]).replaceAll("~", "~0").replaceAll("/", "~1") : step))
    .join("/");
}

/** Whether a pattern names a place for each index or key of something. */
export const isEach = (pattern: string) => stepsOf(pattern).includes("*");
