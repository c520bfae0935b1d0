import { z } from "zod";

/**
 * A property that may stand in a template and does nothing here. One that a type's schema neither reads nor marks
 * so is refused by its name, so that nothing is left out in silence.
 */
export const noEffect = z.unknown().optional();

/** A number that the template may write as text. */
export const count = z.coerce.number().int().nonnegative();

/** A yes or no that the template may write as text. */
export const flag = z.union([z.boolean(), z.stringbool()]);
