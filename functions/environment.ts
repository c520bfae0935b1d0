import * as z from "zod";

/** What every function finds in its environment; nothing in it is per flow. */
const Environment = z
  .object({
    AWS_REGION: z.string().min(1),
    AWS_ENDPOINT_URL_SQS: z.string().optional(),
    PARTITION: z.string().min(1),
    ACCOUNT_ID: z.string().regex(/^\d{12}$/),
    JOURNAL_TABLE: z.string().min(1),
    QUARANTINE_TABLE: z.string().min(1),
    PULSE_TABLE: z.string().min(1),
    LINE_TABLE: z.string().min(1),
    PAYLOAD_BUCKET: z.string().min(1),
  })
  .transform((variables) => ({
    /** Set where SQS is not AWS's own. */
    sqsEndpoint: variables.AWS_ENDPOINT_URL_SQS,
    deployment: {
      partition: variables.PARTITION,
      region: variables.AWS_REGION,
      account: variables.ACCOUNT_ID,
    },
    stores: {
      journal: variables.JOURNAL_TABLE,
      quarantine: variables.QUARANTINE_TABLE,
      pulse: variables.PULSE_TABLE,
      lines: variables.LINE_TABLE,
      payloads: variables.PAYLOAD_BUCKET,
    },
  }));
type Environment = z.infer<typeof Environment>;

/** @throws {z.ZodError} naming each variable that is missing or malformed */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  return Environment.parse(variables);
}

/** What a function that watches finds in its environment besides. */
const WatchEnvironment = z
  .object({
    WATCH_TABLE: z.string().min(1),
    INCIDENT_TABLE: z.string().min(1),
    MAILBOX_TABLE: z.string().min(1),
    PLAN_TABLE: z.string().min(1),
    AUDIT_TABLE: z.string().min(1),
  })
  .transform((variables) => ({
    watch: variables.WATCH_TABLE,
    incident: variables.INCIDENT_TABLE,
    mailbox: variables.MAILBOX_TABLE,
    plan: variables.PLAN_TABLE,
    audit: variables.AUDIT_TABLE,
  }));

/** @throws {z.ZodError} naming each variable that is missing */
export function readWatchEnvironment(variables: NodeJS.ProcessEnv): z.infer<typeof WatchEnvironment> {
  return WatchEnvironment.parse(variables);
}

const ReleaseEnvironment = z.object({ RELEASE: z.string().min(1) });

/** @throws {z.ZodError} where it is not said what is deployed */
export function readReleasedCode(variables: NodeJS.ProcessEnv): string {
  return ReleaseEnvironment.parse(variables).RELEASE;
}

const WatchTable = z.object({ WATCH_TABLE: z.string().min(1) });

/** @throws {z.ZodError} where the table of what is watched is not named */
export function readWatchTable(variables: NodeJS.ProcessEnv): string {
  return WatchTable.parse(variables).WATCH_TABLE;
}

const PlanTable = z.object({ PLAN_TABLE: z.string().min(1) });

/** @throws {z.ZodError} where the table of what people enter is not named */
export function readPlanTable(variables: NodeJS.ProcessEnv): string {
  return PlanTable.parse(variables).PLAN_TABLE;
}

const AuditTable = z.object({ AUDIT_TABLE: z.string().min(1) });

/** @throws {z.ZodError} where the table of the audit trail is not named */
export function readAuditTable(variables: NodeJS.ProcessEnv): string {
  return AuditTable.parse(variables).AUDIT_TABLE;
}

/** @throws {z.ZodError} where the table of what is done once is not named */
export function readActionTable(variables: NodeJS.ProcessEnv): string {
  return ActionTable.parse(variables).LINK_TABLE;
}

const JobTable = z.object({ JOB_TABLE: z.string().min(1) });

/** @throws {z.ZodError} where the table of replay jobs is not named */
export function readJobTable(variables: NodeJS.ProcessEnv): string {
  return JobTable.parse(variables).JOB_TABLE;
}

const ActionTable = z.object({ LINK_TABLE: z.string().min(1) });

/** Where the links of calls are kept, where they are answered, and where the console is, if there is one. */
const LinksEnvironment = z
  .object({ LINK_TABLE: z.string().min(1), LINKS_URL: z.url(), CONSOLE_URL: z.url().optional() })
  .transform(({ LINK_TABLE, LINKS_URL, CONSOLE_URL }) => ({
    table: LINK_TABLE,
    desk: { links: LINKS_URL, console: CONSOLE_URL },
  }));

/** @throws {z.ZodError} naming each variable that is missing or malformed */
export function readLinksEnvironment(variables: NodeJS.ProcessEnv): z.infer<typeof LinksEnvironment> {
  return LinksEnvironment.parse(variables);
}

/** The tables that answering a link asks for, and where the console is, if there is one. */
const LinkEnvironment = z
  .object({
    LINK_TABLE: z.string().min(1),
    INCIDENT_TABLE: z.string().min(1),
    AUDIT_TABLE: z.string().min(1),
    CONSOLE_URL: z.url().optional(),
  })
  .transform(({ LINK_TABLE, INCIDENT_TABLE, AUDIT_TABLE, CONSOLE_URL }) => ({
    link: LINK_TABLE,
    incident: INCIDENT_TABLE,
    audit: AUDIT_TABLE,
    console: CONSOLE_URL,
  }));

/** @throws {z.ZodError} naming each variable that is missing */
export function readLinkEnvironment(variables: NodeJS.ProcessEnv): z.infer<typeof LinkEnvironment> {
  return LinkEnvironment.parse(variables);
}
