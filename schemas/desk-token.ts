import * as z from "zod";
import { Instant } from "./instant.ts";

/** What a running local host hands to programs of its user, so that they need no sign-in. */
export const DeskToken = z.object({
  accessToken: z.string(),
  expiresAt: Instant,
  person: z.string().meta({ description: "As whom its bearer acts." }),
  applications: z
    .record(z.string(), z.object({ clientId: z.string(), clientSecret: z.string() }))
    .default({})
    .meta({ description: "By what source applications ask for tokens themselves, to post exchanges." }),
  people: z.record(z.string(), z.string()).meta({
    description: "The access token of everybody who can sign in on this machine, by person.",
  }),
});

/** Where it stands, beside the outputs file; its owner alone may read it. */
export const DESK_TOKEN_FILE = "token.json";
