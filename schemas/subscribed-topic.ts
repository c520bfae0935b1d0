import * as z from "zod";
import { TopicArn } from "./topic-arn.ts";

/** SNS multiplies the numbers of values of a filter policy, up to this product. */
const COMBINATIONS_MAX = 150;

/**
 * A topic of the client's other systems whose messages come on a flow, all or those whose attributes have one of the
 * values. Values are compared exactly.
 * https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
 */
export const SubscribedTopic = z.strictObject({
  arn: TopicArn,
  only: z
    .record(z.string().min(1).max(256), z.array(z.string().min(1).max(256)).min(1))
    .refine((only) => Object.keys(only).length <= 5, {
      error: "names more than five attributes, of which SNS takes five: let the contract tell the rest",
    })
    .refine(
      (only) => Object.values(only).reduce((product, { length }) => product * length, 1) <= COMBINATIONS_MAX,
      { error: "has more than 150 combinations of values, which SNS refuses: name fewer" },
    )
    .optional(),
});
export type SubscribedTopic = z.output<typeof SubscribedTopic>;
