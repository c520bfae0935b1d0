import * as z from "zod";

/** A component of an element, in order: where an element is not composite, it has one. */
const Components = z.array(z.string());

/**
 * A segment of EDIFACT or X12, release characters resolved. Trailing elements that were left out are not
 * there; those left out before others are one empty component.
 */
export const EdiSegment = z.strictObject({
  tag: z.string().meta({ description: "The segment's name, such as BGM or BEG." }),
  elements: z.array(Components).meta({ description: "BGM+220+A1 has [[220], [A1]]: element 2 stands at 1." }),
  repeated: z
    .array(z.strictObject({ element: z.int().positive(), components: Components }))
    .optional()
    .meta({ description: "The second and further repetitions of elements, which count from 1." }),
});
export type EdiSegment = z.infer<typeof EdiSegment>;

/** What a component holds, both counted from 1 as in the directories; empty where it is left out. */
export function componentOf(segment: EdiSegment | undefined, element: number, component = 1): string {
  return segment?.elements[element - 1]?.[component - 1] ?? "";
}
