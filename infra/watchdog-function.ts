import { Aws, type Duration, RemovalPolicy } from "aws-cdk-lib";
import { Effect, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
} from "aws-cdk-lib/aws-lambda";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import {
  journalTableName,
  lineTableName,
  payloadBucketName,
  pulseTableName,
  quarantineTableName,
} from "../schemas/resource-names.ts";

/** Where a client's stacks stand; CloudFormation fills it in. */
export const HERE = { partition: Aws.PARTITION, region: Aws.REGION, account: Aws.ACCOUNT_ID };

/** Allows these actions on these resources. */
export function allow(actions: readonly string[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({ effect: Effect.ALLOW, actions: [...actions], resources: [...resources] });
}

/**
 * Allows text messages to phone numbers, and to no topic: a number is no resource that a policy could name.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
 */
export function allowPhones(): PolicyStatement {
  return new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ["sns:Publish"],
    notResources: ["arn:*:sns:*:*:*"],
  });
}

/** IAM takes no managed policy above 6,144 characters, and CDK moves whole statements to one when a role is full. */
const RESOURCES_PER_STATEMENT = 15;

/** Allows these actions on resources that may be many, by statements small enough to be moved. */
export function allowMany(
  actions: readonly string[],
  resources: readonly string[],
): readonly PolicyStatement[] {
  const count = Math.ceil(resources.length / RESOURCES_PER_STATEMENT);
  return Array.from({ length: count }, (_, index) =>
    allow(actions, resources.slice(index * RESOURCES_PER_STATEMENT, (index + 1) * RESOURCES_PER_STATEMENT)),
  );
}

/** The ARN of a table of this name. */
export function tableArn(name: string): string {
  return `arn:${HERE.partition}:dynamodb:${HERE.region}:${HERE.account}:table/${name}`;
}

/** The ARN of the client's payload bucket itself. */
export function payloadBucketArn(client: string): string {
  return `arn:${HERE.partition}:s3:::${payloadBucketName(client, HERE)}`;
}

/** The ARN of the objects under a prefix of the client's payload bucket. */
export function payloadsArn(client: string, prefix: string): string {
  return `${payloadBucketArn(client)}/${prefix}/*`;
}

/** What a function of the watchdog is made of. */
export interface WatchdogFunctionProps {
  readonly name: string;
  readonly description: string;
  readonly code: Code;
  readonly timeout: Duration;
  readonly memoryMegabytes: number;
  /** What its code calls, and nothing more. */
  readonly statements: readonly PolicyStatement[];
  /** What it finds in its environment besides what every function does. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A function of the watchdog: its log, its role, and the names of the client's stores in its environment. */
export class WatchdogFunction extends Construct {
  /** What it is called among the functions of its client. */
  readonly name: string;
  readonly log: LogGroup;
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, client: Client, props: WatchdogFunctionProps) {
    super(scope, id);
    const functionName = `watchdog-${client.id}-${props.name}`;
    this.name = props.name;
    this.log = new LogGroup(this, "Log", {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    for (const statement of props.statements) this.role.addToPolicy(statement);
    this.role.addToPolicy(allow(["logs:CreateLogStream", "logs:PutLogEvents"], [this.log.logGroupArn]));
    this.function = new LambdaFunction(this, "Function", {
      functionName,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code: props.code,
      role: this.role,
      logGroup: this.log,
      loggingFormat: LoggingFormat.JSON,
      timeout: props.timeout,
      memorySize: props.memoryMegabytes,
      environment: {
        PARTITION: Aws.PARTITION,
        ACCOUNT_ID: Aws.ACCOUNT_ID,
        JOURNAL_TABLE: journalTableName(client.id),
        QUARANTINE_TABLE: quarantineTableName(client.id),
        PULSE_TABLE: pulseTableName(client.id),
        LINE_TABLE: lineTableName(client.id),
        PAYLOAD_BUCKET: payloadBucketName(client.id, HERE),
        ...props.environment,
      },
    });
  }
}
