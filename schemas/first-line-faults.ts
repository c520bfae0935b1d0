import type { Contract } from "./contract.ts";
import { matchesPattern, stepsOf } from "./path-pattern.ts";

/** What of a flow decides what the first line may change of its exchanges. */
interface Correctable {
  readonly contract: Pick<Contract, "format" | "masked">;
  readonly editable: "all" | readonly string[];
  readonly firstLine: readonly string[];
}

/** A place of the configuration that is wrong, and its mend. */
interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Whether a place of one pattern may lie at a masked one or below it: what is masked is so with all below. */
function meetsMask(pattern: string, mask: string): boolean {
  const steps = stepsOf(pattern);
  const fixed = stepsOf(mask).filter((step) => step !== "**");
  return (
    steps.length >= fixed.length &&
    fixed.every((step, index) => step === "*" || steps[index] === "*" || step === steps[index])
  );
}

function faultOf(pattern: string, { contract, editable }: Correctable): string | undefined {
  if (pattern.endsWith("/**")) return 'ends in "**": name each field, since single values are shown';
  // A step "*" of what is asked about is matched by a "*" alone, as if it were the name of a field.
  if (editable !== "all" && !editable.some((wide) => matchesPattern(wide, pattern)))
    return `names "${pattern}", which editable does not: add it there too, or take it out`;
  if (contract.masked.some((mask) => meetsMask(pattern, mask)))
    return `names "${pattern}", which the contract masks, and the first line may not see: take it out`;
  return undefined;
}

/** Which fields the first line of a client cannot be given to change. */
export function firstLineFaults({
  flows,
}: {
  readonly flows: Readonly<Record<string, Correctable>>;
}): readonly Fault[] {
  return Object.entries(flows).flatMap(([id, flow]) => {
    const { firstLine, contract } = flow;
    const path = ["flows", id, "firstLine"];
    const { name } = contract.format;
    if (firstLine.length > 0 && name !== "json")
      return [
        { path, message: `is for messages in json, and those of this flow are in ${name}: take it out` },
      ];
    return firstLine.flatMap((pattern, index) => {
      const message = faultOf(pattern, flow);
      return message === undefined ? [] : [{ path: [...path, index], message }];
    });
  });
}
