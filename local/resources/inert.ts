import { ACCOUNT_ID, arn } from "../arn.ts";
import type { CreatedResource, ResourceRequest } from "../assembly/deployment.ts";
import { generatedName } from "./substrate.ts";

/** The types that may stand in a template and do nothing here, each with its reason. */
const REASONS: Readonly<Record<string, string>> = {
  "AWS::CDK::Metadata": "tells AWS which constructs are used",
  "AWS::CloudWatch::Alarm": "no emulator has metrics; template tests hold the alarms",
  "AWS::Cognito::ManagedLoginBranding": "the local issuer has a page of its own",
  "AWS::Cognito::UserPoolDomain": "the local issuer is reached by its address alone",
  "AWS::Cognito::UserPoolGroup": "the host is told who may sign in, and their groups with them",
  "AWS::Cognito::UserPoolResourceServer": "the scopes that count are those of an app client",
  "AWS::IAM::ManagedPolicy": "no emulator checks rights; template tests compare them with the calls",
  "AWS::IAM::Policy": "no emulator checks rights; template tests compare them with the calls",
  "AWS::IAM::Role": "no emulator checks rights; template tests compare them with the calls",
  "AWS::Lambda::EventInvokeConfig": "an asynchronous invocation here is tried once, and its failure logged",
  "AWS::Lambda::Permission": "no emulator checks rights",
  "AWS::Logs::LogGroup": "what functions write goes to the host's log",
  "AWS::Logs::MetricFilter": "no emulator has metrics; template tests hold what feeds the alarms",
  "AWS::S3::BucketPolicy": "no emulator checks rights",
  "AWS::SNS::TopicPolicy": "no emulator checks rights",
  "AWS::SQS::QueuePolicy": "no emulator checks rights",
  "AWS::Scheduler::ScheduleGroup": "a schedule's group is part of its ARN alone",
};

const NAMES: Readonly<Record<string, string>> = {
  "AWS::CloudWatch::Alarm": "AlarmName",
  "AWS::Cognito::UserPoolDomain": "Domain",
  "AWS::Cognito::UserPoolGroup": "GroupName",
  "AWS::Cognito::UserPoolResourceServer": "Identifier",
  "AWS::IAM::Role": "RoleName",
  "AWS::Logs::LogGroup": "LogGroupName",
  "AWS::Scheduler::ScheduleGroup": "Name",
};

const ARNS: Readonly<Record<string, (name: string, region: string) => string>> = {
  "AWS::CloudWatch::Alarm": (name, region) => arn("cloudwatch", region, `alarm:${name}`),
  "AWS::IAM::Role": (name) => `arn:aws:iam::${ACCOUNT_ID}:role/${name}`,
  "AWS::Logs::LogGroup": (name, region) => arn("logs", region, `log-group:${name}:*`),
  "AWS::Scheduler::ScheduleGroup": (name, region) => arn("scheduler", region, `schedule-group/${name}`),
};

/** The stand-in of a resource that does nothing here, if its type is one of those. */
export function inert(request: ResourceRequest, region: string): CreatedResource | undefined {
  if (REASONS[request.type] === undefined) return undefined;
  const given = request.properties[NAMES[request.type] ?? ""];
  const name = typeof given === "string" ? given : generatedName(request, 64);
  const ofType = ARNS[request.type];
  return { ref: name, attributes: ofType ? { Arn: ofType(name, region) } : {} };
}
