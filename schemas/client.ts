import { answerFaults } from "./answer-faults.ts";
import * as z from "zod";
import { httpsFaults } from "./https-flows.ts";
import { Calendar, CalendarName } from "./calendar.ts";
import { queueFaults } from "./claimed-queues.ts";
import { ConfigurationError, faultLines } from "./configuration-error.ts";
import { configurationWording } from "./configuration-wording.ts";
import { FixedDuration, wholeDays } from "./duration.ts";
import { WatchMode } from "./expectation.ts";
import { firstLineFaults } from "./first-line-faults.ts";
import { ApplicationId, Flow, FlowId } from "./flow.ts";
import { IncidentPolicy } from "./incident-policy.ts";
import { Competence } from "./person.ts";
import { IncidentSettings } from "./priority.ts";
import { orderFaults, topicFaults } from "./order-faults.ts";
import { isPull, Probes, Probing } from "./probe.ts";
import { serviceLevelFaults, ServiceLevels } from "./service-level.ts";
import { SignIn, signInFault } from "./sign-in.ts";
import { Support } from "./support.ts";
import { timingFaults } from "./timing.ts";
import { watchFaults } from "./watch-faults.ts";
import { Zone } from "./zone.ts";

/** The name of a client; stacks, queues and tables are named after it. */
const ClientId = z.string().regex(/^[a-z][a-z0-9]{1,15}$/, {
  error: "is no name of a client: use 2 to 16 lower-case letters and digits, starting with a letter",
});

/** A pair of stacks carries so many flows at most, to stay within the limits of IAM and CloudFormation. */
export const FLOWS_PER_PAIR = 40;

/** One function asks all of a client's probes each minute, so that there may not be more. */
const PULL_PROBES_MAX = 200;

const Application = z.strictObject({
  name: z.string().min(1).max(80),
  owner: z.string().min(1).max(120).optional().meta({ description: "Whom to ask about it." }),
  watch: WatchMode.default("observe").meta({
    description: "Whether it calls somebody when it is unreachable, until a person decides otherwise.",
  }),
  competence: Competence.optional().meta({
    description: "What a stall of this application asks for, in place of what its kind usually does.",
  }),
  probes: Probes.prefault({}).meta({ description: "How it is found out whether it is there." }),
  opensAfter: FixedDuration.prefault("PT2M").meta({
    description: "How long a probe must fail before that opens an incident.",
  }),
  clearsAfter: FixedDuration.prefault("PT5M").meta({
    description: "How long all probes must be well before the incident resolves by itself.",
  }),
});

const Gate = z.strictObject({
  timeoutSeconds: z.int().min(1).max(30).default(30),
  memoryMegabytes: z.int().min(128).max(10_240).default(512),
  maximumConcurrency: z.int().min(2).max(1000).default(10).meta({
    description: "How many gates at once may work on one flow's inbound queue.",
  }),
});

/** The door by HTTPS of all flows that have one; above its rate API Gateway answers 429 by itself. */
const Https = z.strictObject({
  requestsPerSecond: z.int().min(1).max(10_000).default(50),
  requestsAtOnce: z.int().min(1).max(5000).default(100),
  memoryMegabytes: z.int().min(128).max(10_240).default(1024),
});

const Retention = z.strictObject({
  journal: FixedDuration.prefault("P90D").meta({
    description: "How long a forwarded exchange can be found.",
  }),
  pulses: FixedDuration.prefault("P400D"),
  settled: FixedDuration.prefault("P90D").meta({
    description: "How long a delivered or discarded exchange stays in quarantine; a held one never expires.",
  }),
  signatures: FixedDuration.prefault("P400D").meta({
    description: "How long it is known what fixed a failure, after the last exchange that failed so.",
  }),
});

const JobSettings = z.strictObject({
  ratePerSecond: z.int().min(1).max(3000).optional().meta({
    description:
      "How many exchanges a replay job sends a second where it is not said; as many as it can where neither is.",
  }),
  pauseAtGrowth: z.int().min(1).max(1_000_000).default(10_000).meta({
    description: "A job pauses when its target's queue holds so many messages more than when it started.",
  }),
  pauseAtFailures: z.int().min(1).max(100).default(5).meta({
    description: "A job pauses when so many sends in a row failed or were refused.",
  }),
});

const DeskSettings = z.strictObject({
  bulkWithoutLead: z.int().min(1).max(100_000).default(100).meta({
    description: "How many exchanges support may replay or discard in one go; more is for leads.",
  }),
  jobs: JobSettings.prefault({}),
});

/** One company whose ERP is supported: its applications and the flows between them. */
export const Client = z
  .strictObject({
    id: ClientId,
    name: z.string().min(1).max(80),
    zone: Zone,
    language: z.enum(["fr", "en"]),
    applications: z.record(ApplicationId, Application),
    probing: Probing.prefault({}),
    flows: z.record(FlowId, Flow),
    pairSizes: z
      .array(z.int().min(1).max(FLOWS_PER_PAIR))
      .default([])
      .meta({
        description: `How many flows, in their order, each pair of stacks carries; ${FLOWS_PER_PAIR} where it is not said. To take a flow out of a pair that is followed by another, lower that pair's number by one, so that the flows after it keep their stacks.`,
      }),
    gate: Gate.prefault({}),
    https: Https.prefault({}),
    retention: Retention.prefault({}),
    desk: DeskSettings.prefault({}),
    calendars: z
      .record(CalendarName, Calendar)
      .default({})
      .meta({ description: "Hours by name, for service levels and whatever else counts in hours." }),
    serviceLevels: ServiceLevels.prefault({}),
    support: Support.optional().meta({ description: "Who stands by this client." }),
    signIn: SignIn.prefault({ pool: "own" }).meta({ description: "Who signs in people to its desk." }),
    incidents: IncidentSettings.safeExtend(IncidentPolicy.shape).prefault({}),
  })
  .superRefine((client, context) => {
    const applications = Object.keys(client.applications);
    const unhyphened = new Map<string, string>();
    if (Object.keys(client.flows).length === 0) {
      context.addIssue({ code: "custom", path: ["flows"], message: "has no flow: add at least one" });
    }
    const pulls = Object.values(client.applications).flatMap(({ probes }) =>
      Object.values(probes).filter(isPull),
    );
    if (pulls.length > PULL_PROBES_MAX) {
      const message = `have ${pulls.length} probes of https and tcp, of which a client may have ${PULL_PROBES_MAX}: keep those that tell most`;
      context.addIssue({ code: "custom", path: ["applications"], message });
    }
    for (const message of httpsFaults(client)) context.addIssue({ code: "custom", path: ["flows"], message });
    for (const [id, flow] of Object.entries(client.flows)) {
      const at = (...path: string[]) => ["flows", id, ...path];
      const alike = unhyphened.get(id.replaceAll("-", ""));
      const message = `differs from ${alike} by its hyphens only, which stacks drop: rename one of them`;
      if (alike) context.addIssue({ code: "custom", path: at(), message });
      unhyphened.set(id.replaceAll("-", ""), id);
      for (const end of ["source", "target"] as const) {
        if (applications.includes(flow[end])) continue;
        const message = `names "${flow[end]}", which is not among the applications (${applications.join(", ")}): correct it or add the application`;
        context.addIssue({ code: "custom", path: at(end), message });
      }
      const fifoTarget =
        "arn" in flow.delivery ? flow.delivery.arn.endsWith(".fifo") : flow.delivery.type === "fifo";
      if (flow.archive !== undefined && flow.archive > wholeDays(client.retention.journal)) {
        const message = "keeps more days than the journal does: lower it, or raise retention.journal";
        context.addIssue({ code: "custom", path: at("archive"), message });
      }
      for (const message of [...orderFaults(flow), ...topicFaults(flow)])
        context.addIssue({ code: "custom", path: at("inbound"), message });
      for (const message of timingFaults(flow, {
        fifoTarget,
        gateTimeoutSeconds: client.gate.timeoutSeconds,
      })) {
        context.addIssue({ code: "custom", path: at("inbound"), message });
      }
    }
    const unsigned = signInFault(client.id, client.signIn);
    if (unsigned) context.addIssue({ code: "custom", path: ["signIn", "domainPrefix"], message: unsigned });
    for (const { path, message } of [
      ...watchFaults(client),
      ...answerFaults(client),
      ...firstLineFaults(client),
      ...queueFaults(client.id, client.flows),
      ...serviceLevelFaults(client),
    ]) {
      context.addIssue({ code: "custom", path: [...path], message });
    }
  });
/** A client as its `client.ts` writes it. */
export type ClientInput = z.input<typeof Client>;
export type { FlowInput } from "./flow.ts";
export type Client = z.output<typeof Client>;

/** A client's configuration that cannot serve; the message lists each place and its mend. */
export class ClientConfigurationError extends ConfigurationError {
  override readonly name = "ClientConfigurationError";
}

/**
 * Checks a client's configuration and fills in the defaults.
 *
 * @throws {ClientConfigurationError} naming each place that is wrong and its mend
 */
export function defineClient(input: ClientInput): Client {
  const client = Client.safeParse(input, { error: configurationWording });
  if (client.success) return client.data;
  throw new ClientConfigurationError(
    `client ${input.id} cannot be used as configured:\n${faultLines(client.error, "client")}`,
  );
}
