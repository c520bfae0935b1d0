import * as z from "zod";

const Issuer = z.url({ error: "is no address: write the issuer as its tokens carry it in iss" });

/** One client stack that a console shows. */
const ConsoleClient = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, { error: "is no id of a client: write it as clients/ does" }),
  name: z.string().min(1).max(80),
  api: z.url({ error: "is no address: write the output ApiUrl of the client's runtime stack" }),
  issuer: Issuer,
  clientId: z.string().min(1).max(255),
  scope: z.string().min(1).max(500).default("openid email watchdog/desk"),
  groups: z.string().min(1).max(128).default("cognito:groups").meta({
    description: "The claim of an access token that holds the groups.",
  }),
  signInPage: z
    .url({ error: "is no address: write the output SignInDomain of the client's data stack" })
    .optional()
    .meta({ description: "Where the issuer hands out tokens, where that is not the issuer's own address." }),
});
export type ConsoleClient = z.output<typeof ConsoleClient>;

/** What a console reads at its start: the client stacks that it shows, from `config.json` beside its page. */
export const ConsoleConfiguration = z.strictObject({
  clients: z
    .array(ConsoleClient)
    .min(1, { error: "has nothing: name at least one client" })
    .max(200)
    .refine((clients) => new Set(clients.map(({ id }) => id)).size === clients.length, {
      error: "names a client twice: leave one of them out",
    }),
});
export type ConsoleConfiguration = z.output<typeof ConsoleConfiguration>;

/** The origins that a console calls: its clients' APIs, and where their people sign in. */
export function calledOrigins({ clients }: ConsoleConfiguration): readonly string[] {
  const called = clients.flatMap(({ api, issuer, signInPage }) => [api, issuer, signInPage ?? issuer]);
  return [...new Set(called.map((one) => new URL(one).origin))];
}

/** Where it stands, below the console's address. */
export const CONSOLE_CONFIGURATION_PATH = "/config.json";
