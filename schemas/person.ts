import * as z from "zod";
import { ALWAYS, Calendar } from "./calendar.ts";

/** What a stall asks of whoever takes it. */
export const Competence = z.enum([
  "functional",
  "technical",
  "database",
  "infrastructure",
  "network-security",
  "operations",
]);
export type Competence = z.output<typeof Competence>;

/** The ladder that an incident climbs until somebody acknowledges it, lowest first. */
export const Level = z.enum(["first-line", "consultant", "lead"]);
export type Level = z.output<typeof Level>;

/** The name by which configuration and subscriptions know a person; it is compared by SNS, case included. */
export const PersonId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
    error: 'is no id of a person: use lower-case words joined by hyphens, as in "claire-moreau"',
  })
  .max(32, { error: "is longer than 32 characters: shorten the id" });

/** When a person is on duty. */
const Duty = z.union([z.literal(ALWAYS), Calendar]);

/** Somebody who can be told of an incident. */
export const Person = z.strictObject({
  name: z.string().min(1).max(80),
  language: z.enum(["fr", "en"]),
  email: z
    .email({
      error: "is no e-mail address, which everybody needs: write for example claire.moreau@example.com",
    })
    .max(254)
    .meta({ description: "Where every notification goes." }),
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/, {
      error:
        "is no phone number of E.164: write the plus sign, the country and the number, as in +33639980001",
    })
    .optional()
    .meta({ description: "Where text messages go." }),
  competences: z.array(Competence).min(1, { error: "has nothing: name at least one competence" }),
  level: Level,
  duty: Duty,
});
export type Person = z.output<typeof Person>;
