import * as z from "zod";

/** The resource server that stands for the API of a client, and its one scope. */
export const RESOURCE_SERVER = { identifier: "watchdog", scope: "desk" } as const;

/**
 * The scope that every protected route asks for. An ID token has no scope, so that it is refused:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
 */
export const DESK_SCOPE = `${RESOURCE_SERVER.identifier}/${RESOURCE_SERVER.scope}`;

/** The scope that the route of exchanges asks for. */
export const EXCHANGES_SCOPE = `${RESOURCE_SERVER.identifier}/exchanges`;

/** The scope that whoever posts exchanges of a flow needs besides. */
export const flowScope = (flow: string) => `${EXCHANGES_SCOPE}:${flow}`;

/** Where an issuer sends the browser back to, below the address of a console. */
export const SIGNED_IN_PATH = "/signed-in";

/** A console that is developed on the machine of whoever looks at it. */
export const DEVELOPED_CONSOLE = "http://localhost:5173";

/** Cognito refuses these anywhere in a domain prefix. */
const RESERVED = /aws|amazon|cognito/;

const Origin = z.string().regex(/^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/, {
  error: "is no address of a console: write https://HOST alone, in lower case and without a slash at its end",
});

const Consoles = z.array(Origin).max(40).default([]).meta({
  description:
    "The addresses of consoles: the sign-in page sends a browser back to them, and the API answers them.",
});

const OwnPool = z.strictObject({
  pool: z.literal("own"),
  mfa: z.enum(["required", "optional"]).default("required").meta({
    description: "Whether everybody confirms each sign-in by a code of an authenticator app.",
  }),
  consoles: Consoles,
  domainPrefix: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, {
      error: "is no domain prefix: use up to 63 lower-case letters, digits and hyphens",
    })
    .refine((prefix) => !RESERVED.test(prefix), {
      error: "holds aws, amazon or cognito, which Cognito refuses: choose another prefix",
    })
    .optional()
    .meta({ description: "Of the sign-in page; watchdog-CLIENT-ACCOUNT where it is not said." }),
});

const claimName = z.string().min(1).max(128).regex(/^\S+$/, {
  error: "is no name of a claim: write it as the issuer's tokens do",
});

const OutsideIssuer = z.strictObject({
  issuer: z.string().regex(/^https:\/\/[^\s?#]+$/, {
    error: "is no issuer: write the https address that its tokens carry as iss, without a query",
  }),
  clientId: z
    .string()
    .min(1)
    .max(255)
    .meta({ description: "The public client that is registered for the console at the issuer." }),
  audience: z.string().min(1).max(255).meta({
    description: "What access tokens for the API carry as aud, or as client_id where they have no aud.",
  }),
  consoles: Consoles,
  claims: z
    .strictObject({
      person: claimName.default("sub").meta({
        description: "Holds an id or the e-mail of team/; one that people cannot change themselves.",
      }),
      groups: claimName.default("groups").meta({ description: "Holds the list of groups." }),
    })
    .prefault({}),
});

/** Who signs people in: a Cognito user pool of the client's own, or an issuer that may serve many clients. */
export const SignIn = z.union([OwnPool, OutsideIssuer], {
  error:
    'is no way to sign in: write { pool: "own" }, or { issuer: "https://…", clientId: "…", audience: "…" }',
});
export type SignIn = z.output<typeof SignIn>;
export type OwnPool = z.output<typeof OwnPool>;

/** The origins of the consoles that may show a client, the one being developed among them. */
export function consoleOrigins({ consoles }: SignIn): readonly string[] {
  return [...consoles, DEVELOPED_CONSOLE];
}

/** In which claims of an access token the person and their groups stand. */
export interface ClaimNames {
  readonly person: string;
  readonly groups: string;
}

/**
 * The claims to read. Those of a user pool are fixed:
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function claimNames(signIn: SignIn): ClaimNames {
  return "pool" in signIn ? { person: "username", groups: "cognito:groups" } : signIn.claims;
}

/** What is wrong with how a client signs people in, given its id. */
export function signInFault(client: string, signIn: SignIn): string | undefined {
  if (!("pool" in signIn) || signIn.domainPrefix !== undefined || !RESERVED.test(client)) return undefined;
  return `is missing, and Cognito refuses the usual one, since "${client}" holds aws, amazon or cognito: choose a prefix that is free`;
}
