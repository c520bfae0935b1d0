import * as z from "zod";

/** How many items a page has where it is not said. */
const PAGE_SIZE = 50;

/** Which part of a list is asked for. */
export const PageQuery = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(PAGE_SIZE)
    .meta({ description: "So many items at most." }),
  cursor: z
    .string()
    .min(1)
    .max(2000)
    .optional()
    .meta({ description: "The `next` of the page before; none for the first page." }),
});

/** One page of a list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z.string().nullable().meta({ description: "The cursor of the next page; null at the end." }),
  });
}

/** A whole list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item) });
}

/** Yes or no, in a query. */
export const Flag = z.enum(["true", "false"]).transform((text) => text === "true");
