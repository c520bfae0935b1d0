import * as z from "zod";
import { FixedDuration, milliseconds } from "./duration.ts";
import { Competence } from "./person.ts";

/** The name of a probe within its application. */
const ProbeName = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, {
  error: 'is no name of a probe: use lower-case letters, digits and hyphens, as in "health"',
});

/** An application has so many probes at most. */
const PROBES_MAX = 10;

/** All probes of a client run in one minute, so that none may take long. */
const TIMEOUT_MAX_MS = 10_000;

const Timeout = FixedDuration.refine(
  (timeout) => timeout.sign > 0 && milliseconds(timeout) <= TIMEOUT_MAX_MS,
  { error: "is not between nothing and ten seconds: write for example PT5S" },
)
  .prefault("PT5S")
  .meta({ description: "How long the whole check may take." });

const asks = {
  competence: Competence.optional().meta({
    description: "What its failure asks for, in place of what the application does.",
  }),
};

const Https = z
  .strictObject({
    type: z.literal("https"),
    url: z.url({
      protocol: /^https?$/,
      error: "is no address: write for example https://erp.example.com/health",
    }),
    insecure: z.boolean().default(false).meta({
      description: "Allows an address of plain http, whose answer anybody on the way could have given.",
    }),
    status: z
      .array(z.int().min(100).max(599))
      .min(1, { error: "is empty: name a status, or leave it out for 200 to 399" })
      .max(20)
      .optional()
      .meta({ description: "The statuses that are well; unstated: 200 to 399. No redirect is followed." }),
    text: z.string().min(1).max(200).optional().meta({
      description: "What must stand in the first 64 KiB of the answer.",
    }),
    certificateDays: z.int().min(0).max(90).default(14).meta({
      description: "So many days before its certificate expires, that is news.",
    }),
    timeout: Timeout,
    ...asks,
  })
  .superRefine(({ url, insecure }, context) => {
    if (!URL.canParse(url)) return;
    const { protocol, username, password } = new URL(url);
    const refuse = (at: string, message: string) => context.addIssue({ code: "custom", path: [at], message });
    if (protocol === "http:" && !insecure) {
      refuse("url", "is plain http: write https, or say `insecure: true` where there is none");
    }
    if (protocol === "https:" && insecure) {
      refuse("insecure", "is said of an address of https: take it out");
    }
    if (username !== "" || password !== "") {
      refuse("url", "holds a user or a password, which everybody could read here: probe a page without");
    }
  });
export type HttpsProbe = z.output<typeof Https>;

const Tcp = z.strictObject({
  type: z.literal("tcp"),
  host: z.string().regex(/^[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?$/, {
    error: "is no host: write a name or an address, without a port or a scheme",
  }),
  port: z.int().min(1).max(65_535),
  timeout: Timeout,
  ...asks,
});

const MINUTE_MS = 60_000;

const Push = z.strictObject({
  type: z.literal("push"),
  every: FixedDuration.refine((every) => milliseconds(every) >= MINUTE_MS, {
    error: "is below a minute: write for example PT5M",
  }).meta({ description: "How often it reports." }),
  grace: FixedDuration.prefault("PT5M").meta({
    description: "How much later than that it may be before it counts as failing.",
  }),
  healthy: z
    .strictObject({
      status: z.array(z.string().min(1).max(40)).min(1).max(20).default(["ok"]),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
    })
    .refine(
      ({ minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }) => minimum <= maximum,
      { error: "has a minimum above its maximum: swap them" },
    )
    .prefault({})
    .meta({ description: "What it reports when all is well: one of these statuses, a value in this range." }),
  secretHash: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/, {
      error: 'is no hash of a secret: run "watchdog probe-secret" and copy its second line',
    })
    .meta({ description: "Of the secret with which it reports, the SHA-256." }),
  maximumPerMinute: z.int().min(1).max(60).default(10).meta({
    description: "How many reports a minute are taken; more are refused.",
  }),
  ...asks,
});
export type PushProbe = z.output<typeof Push>;

/** How it is found out whether an application is there: we ask it, or it tells us. */
export const Probe = z.discriminatedUnion("type", [Https, Tcp, Push]);
export type Probe = z.output<typeof Probe>;

/** A probe by which the watchdog asks. */
export type PullProbe = Exclude<Probe, PushProbe>;

/** The probes of one application, by name. */
export const Probes = z
  .record(ProbeName, Probe)
  .refine((probes) => Object.keys(probes).length <= PROBES_MAX, {
    error: `has more than ${PROBES_MAX} probes: keep those that tell most`,
  });

/** Whether the watchdog itself runs this probe. */
export function isPull(probe: Probe): probe is PullProbe {
  return probe.type !== "push";
}

/** An answer to a probe that was asked is taken for the present for so long; the next should be there by then. */
const PULLED_LASTS_MS = 5 * MINUTE_MS;

/** For how many milliseconds a result of this probe holds, unless another comes before. */
export function lastsFor(probe: Probe): number {
  return isPull(probe) ? PULLED_LASTS_MS : milliseconds(probe.every) + milliseconds(probe.grace);
}

/** Where the functions that ask stand, where applications are reached from a VPC alone. */
export const Probing = z.strictObject({
  vpc: z
    .strictObject({
      subnetIds: z
        .array(z.string().regex(/^subnet-[0-9a-f]{8,17}$/, { error: "is no subnet: write subnet-…" }))
        .min(1, { error: "is empty: name at least one subnet" })
        .max(16),
      securityGroupIds: z
        .array(z.string().regex(/^sg-[0-9a-f]{8,17}$/, { error: "is no security group: write sg-…" }))
        .min(1, { error: "is empty: name at least one security group" })
        .max(5),
    })
    .optional(),
});
