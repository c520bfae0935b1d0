import { Duration, Validations } from "aws-cdk-lib";
import { Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import { CfnFunction, type Code } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { isPull } from "../schemas/probe.ts";
import { watchTableName } from "../schemas/resource-names.ts";
import { everyMinute } from "./every-minute.ts";
import { allow, HERE, tableArn, WatchdogFunction } from "./watchdog-function.ts";

/** Whether a client has applications that are asked. */
export function hasPullProbes({ applications }: Client): boolean {
  return Object.values(applications).some(({ probes }) => Object.values(probes).some(isPull));
}

/** Once a minute: asks the client's applications whether they are there, from its VPC where it names one. */
export class Probe extends Construct {
  constructor(scope: Construct, client: Client, code: Code) {
    super(scope, "Probe");
    const probe = new WatchdogFunction(this, "Probe", client, {
      name: "probe",
      description: `Asks the applications of ${client.name} every minute whether they are there.`,
      code,
      timeout: Duration.seconds(55),
      memoryMegabytes: 256,
      environment: { WATCH_TABLE: watchTableName(client.id) },
      statements: [allow(["dynamodb:Query", "dynamodb:PutItem"], [tableArn(watchTableName(client.id))])],
    });
    const { vpc } = client.probing;
    if (vpc) attach(probe, client, vpc);
    everyMinute(this, probe, `Probes the applications of ${client.name}.`);
  }
}

/** What Lambda itself calls to attach a function to a VPC; of these, no action can be limited to one interface. */
const INTERFACE_ACTIONS = [
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
];

/**
 * Attaches a function to a VPC. Lambda does it under the role of the function, whose own code must not:
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-best-practice
 */
function attach(
  { function: attached, role, name }: WatchdogFunction,
  client: Client,
  { subnetIds, securityGroupIds }: NonNullable<Client["probing"]["vpc"]>,
): void {
  const resource = attached.node.defaultChild;
  if (!CfnFunction.isCfnFunction(resource)) throw new Error("a function without a resource of its own");
  resource.vpcConfig = { subnetIds, securityGroupIds };
  // By its name: the function itself waits for this policy.
  const arn = `arn:${HERE.partition}:lambda:${HERE.region}:${HERE.account}:function:watchdog-${client.id}-${name}`;
  role.addToPolicy(allow(INTERFACE_ACTIONS, ["*"]));
  role.addToPolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      actions: INTERFACE_ACTIONS,
      resources: ["*"],
      conditions: { ArnEquals: { "lambda:SourceFunctionArn": arn } },
    }),
  );
  Validations.of(role).acknowledge({
    id: "AwsSolutions-IAM5[Resource::*]",
    reason: "Lambda attaches the function under this role; the code of the function is denied the same.",
  });
}
