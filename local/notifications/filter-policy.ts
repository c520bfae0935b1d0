import { z } from "zod";

/** The limits that SNS sets. https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html */
const MOST_KEYS = 5;
const MOST_COMBINATIONS = 150;
const MOST_BYTES = 256 * 1024;
const MOST_NUMBER = 1e9;

const number = z.number().min(-MOST_NUMBER).max(MOST_NUMBER);
const scalar = z.union([z.string(), number, z.boolean()]);
const excluded = z.union([
  scalar,
  z.array(scalar).min(1),
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ suffix: z.string() }),
  z.strictObject({ wildcard: z.string() }),
]);
const operator = z.union([
  z.strictObject({ exists: z.boolean() }),
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ suffix: z.string() }),
  z.strictObject({ wildcard: z.string() }),
  z.strictObject({ "equals-ignore-case": z.string() }),
  z.strictObject({ cidr: z.string() }),
  z.strictObject({ numeric: z.array(z.union([z.enum(["=", "<", "<=", ">", ">="]), number])).min(2) }),
  z.strictObject({ "anything-but": excluded }),
]);
/** In a body the emulator takes a missing key for null, so that null is not taken there. */
const bodyConditions = z
  .array(z.union([scalar, operator]), "must be an object, or an array with a value")
  .min(1);
const attributeConditions = z
  .array(
    z.union([scalar, operator, z.null()]),
    "must be an array with a value; only the scope MessageBody nests",
  )
  .min(1);

interface Policy {
  readonly $or?: readonly Policy[] | undefined;
  readonly [key: string]: readonly unknown[] | Policy | undefined;
}
const attributePolicy: z.ZodType<Policy> = z
  .object({
    $or: z
      .array(z.lazy(() => attributePolicy))
      .min(2)
      .optional(),
  })
  .catchall(attributeConditions);
const bodyPolicy: z.ZodType<Policy> = z
  .object({
    $or: z
      .array(z.lazy(() => bodyPolicy))
      .min(2)
      .optional(),
  })
  .catchall(z.union([bodyConditions, z.lazy(() => bodyPolicy)]));

/** Why SNS refuses a filter policy, given as JSON, in a scope; nothing if it takes it. */
export function refusedPolicy(json: string, scope: "MessageAttributes" | "MessageBody"): string | undefined {
  if (Buffer.byteLength(json) > MOST_BYTES) return "Filter policy is too long";
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return "failed to parse JSON";
  }
  const policy = (scope === "MessageBody" ? bodyPolicy : attributePolicy).safeParse(value);
  if (!policy.success) return z.prettifyError(policy.error).replaceAll("\n", " ");
  const { keys, combinations } = complexity(policy.data, 1);
  if (keys > MOST_KEYS) return `Filter policy can not have more than ${MOST_KEYS} keys`;
  if (combinations > MOST_COMBINATIONS) return "Filter policy is too complex";
  return undefined;
}

interface Complexity {
  readonly keys: number;
  readonly combinations: number;
}

/** The values of each key count as often as the key lies deep, and multiply; alternatives of `$or` add up. */
function complexity({ $or: alternatives, ...rest }: Policy, depth: number): Complexity {
  const parts = Object.values(rest).map((part): Complexity => {
    if (part === undefined) return { keys: 0, combinations: 1 };
    return isList(part) ? { keys: 1, combinations: part.length * depth } : complexity(part, depth + 1);
  });
  if (alternatives) {
    const each = alternatives.map((alternative) => complexity(alternative, depth));
    parts.push({
      keys: each.reduce((sum, { keys }) => sum + keys, 0),
      combinations: each.reduce((sum, { combinations }) => sum + combinations, 0),
    });
  }
  return {
    keys: parts.reduce((sum, { keys }) => sum + keys, 0),
    combinations: parts.reduce((product, { combinations }) => product * combinations, 1),
  };
}

function isList(part: readonly unknown[] | Policy): part is readonly unknown[] {
  return Array.isArray(part);
}
