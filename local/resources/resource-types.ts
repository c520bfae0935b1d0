import type { CreatedResource, ResourceRequest } from "../assembly/deployment.ts";
import { createBucket } from "./bucket.ts";
import { createEventRule } from "./event-rule.ts";
import { createEventSourceMapping } from "./event-source-mapping.ts";
import { createFunction } from "./function.ts";
import { createAuthorizer, createHttpApi, createIntegration, createRoute, createStage } from "./http-api.ts";
import { inert } from "./inert.ts";
import { createQueue } from "./queue.ts";
import { createSchedule } from "./schedule.ts";
import type { Create, Substrate } from "./substrate.ts";
import { createTable } from "./table.ts";
import { createSubscription, createTopic } from "./topic.ts";
import { createUserPool, createUserPoolClient } from "./user-pool.ts";

/** The types that the host emulates. */
const EMULATED: Readonly<Record<string, Create>> = {
  "AWS::ApiGatewayV2::Api": createHttpApi,
  "AWS::ApiGatewayV2::Authorizer": createAuthorizer,
  "AWS::ApiGatewayV2::Integration": createIntegration,
  "AWS::ApiGatewayV2::Route": createRoute,
  "AWS::ApiGatewayV2::Stage": createStage,
  "AWS::Cognito::UserPool": createUserPool,
  "AWS::Cognito::UserPoolClient": createUserPoolClient,
  "AWS::DynamoDB::GlobalTable": createTable,
  "AWS::DynamoDB::Table": createTable,
  "AWS::Events::Rule": createEventRule,
  "AWS::Lambda::EventSourceMapping": createEventSourceMapping,
  "AWS::Lambda::Function": createFunction,
  "AWS::S3::Bucket": createBucket,
  "AWS::SNS::Subscription": createSubscription,
  "AWS::SNS::Topic": createTopic,
  "AWS::SQS::Queue": createQueue,
  "AWS::Scheduler::Schedule": createSchedule,
};

/** Creates a resource, or its stand-in where its type does nothing here; any other type is refused. */
export async function createResource(
  request: ResourceRequest,
  substrate: Substrate,
): Promise<CreatedResource> {
  const create = EMULATED[request.type];
  const created = create ? await create(request, substrate) : inert(request, substrate.region);
  if (!created) throw new Error(`the local host does not know resources of type ${request.type}`);
  return created;
}
