import type { z } from "zod";

/**
 * What a configuration's author reads where a schema has no sentence of its own: it follows the path,
 * and ends in the mend.
 */
export const configurationWording: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "unrecognized_keys":
      return `has ${quoted(issue.keys)}, which nothing reads: correct the name or take it out`;
    case "invalid_type":
      return issue.input === undefined
        ? `is missing: give a value of type ${issue.expected}`
        : `is of another type: give a value of type ${issue.expected}`;
    case "invalid_value":
      return `is none of the values that it may have: choose ${quoted(issue.values)}`;
    case "invalid_key":
      return issue.issues[0]?.message;
    case "too_small":
      return `is below ${issue.minimum}: raise it`;
    case "too_big":
      return `is above ${issue.maximum}: lower it`;
    case "custom":
    case "invalid_element":
    case "invalid_format":
    case "invalid_union":
    case "not_multiple_of":
      return undefined;
  }
};

function quoted(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}
