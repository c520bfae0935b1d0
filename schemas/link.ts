import * as z from "zod";
import { Incident } from "./incident.ts";
import { Instant } from "./instant.ts";
import { PersonId } from "./person.ts";

/** What a link's address ends in: 72 random bits, in characters that an SMS carries in one septet each. */
export const LinkCode = z.string().regex(/^[A-Za-z0-9_-]{12}$/);

/** A link by which one contact answers one call, once, without signing in; of its code only the hash is kept. */
export const Link = z.object({
  codeHash: z.string().meta({ description: "Hex SHA-256 of the code." }),
  contact: PersonId,
  cause: Incident.shape.cause,
  opening: Incident.shape.opening,
  number: Incident.shape.number,
  expires: Instant.meta({ description: "When it grants nothing more." }),
  usedAt: Instant.optional(),
});
export type Link = z.output<typeof Link>;
