import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import * as z from "zod";

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
