import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";
import { errorTrace } from "../error-trace.ts";

type Item = Record<string, AttributeValue>;

/** A value as an item of a table, in the form that its schema stores. */
export function toItem<Schema extends z.ZodType>(schema: Schema, value: z.output<Schema>): Item {
  return marshall(z.encode(schema, value), { removeUndefinedValues: true });
}

/**
 * A value read back from an item; what the item holds besides is left out.
 *
 * @throws {z.ZodError} where the item is not of this form
 */
export function fromItem<Schema extends z.ZodType>(schema: Schema, item: Item): z.output<Schema> {
  return schema.parse(unmarshall(item));
}

/** The values of items that can be read; one that cannot is logged and left out, and holds up no other. */
export function readableItems<Schema extends z.ZodType>(
  schema: Schema,
  items: readonly Item[],
  what: string,
): readonly z.output<Schema>[] {
  return items.flatMap((item) => {
    try {
      return [fromItem(schema, item)];
    } catch (error) {
      console.error({ message: "a stored item cannot be read", what, error: errorTrace(error) });
      return [];
    }
  });
}
