/** The local host boots any template of the types it knows, and refuses what it would not do as AWS does. */
import { decodeJwt } from "jose";
import { describe, expect, test } from "vitest";
import { boot, queue } from "./fixture/written-assembly.ts";
import { discovered, signIn } from "./issuer/sign-in.ts";
import { user } from "./issuer/users.ts";

describe("the outputs", () => {
  test("of one stack reach another by export, by weak reference and by parameter default", async () => {
    const { stacks, endpoints } = await boot({
      Data: {
        Resources: { In: queue({ QueueName: "in" }) },
        Outputs: {
          Url: { Value: { Ref: "In" }, Export: { Name: { "Fn::Sub": "${AWS::StackName}-url" } } },
          Arn: { Value: { "Fn::GetAtt": ["In", "Arn"] } },
        },
      },
      Runtime: {
        Parameters: { Version: { Type: "AWS::SSM::Parameter::Value<String>", Default: "/cdk/version" } },
        Conditions: { Never: { "Fn::Equals": ["a", "b"] } },
        Resources: { Left: { ...queue({ QueueName: "left-out" }), Condition: "Never" } },
        Outputs: {
          Imported: { Value: { "Fn::ImportValue": "Data-url" } },
          Weak: { Value: { "Fn::GetStackOutput": { StackName: "Data", OutputName: "Arn" } } },
          Version: { Value: { Ref: "Version" } },
          Hidden: { Value: "x", Condition: "Never" },
        },
      },
    });
    expect(stacks["Runtime"]).toEqual({
      Imported: `${endpoints.sqs}/000000000000/in`,
      Weak: "arn:aws:sqs:eu-west-3:000000000000:in",
      Version: "/cdk/version",
    });
  });

  test("name inert resources by plausible ARNs", async () => {
    const { stacks } = await boot({
      One: {
        Resources: { Role: { Type: "AWS::IAM::Role", Properties: { RoleName: "gate" } } },
        Outputs: { Arn: { Value: { "Fn::GetAtt": ["Role", "Arn"] } } },
      },
    });
    expect(stacks["One"]).toEqual({ Arn: "arn:aws:iam::000000000000:role/gate" });
  });
});

describe("boot is refused, and says where and why", () => {
  const role = { Type: "AWS::IAM::Role", Properties: {} };
  const httpApi = { Type: "AWS::ApiGatewayV2::Api", Properties: { Name: "api", ProtocolType: "HTTP" } };
  test.each<[name: string, resources: Record<string, object>, why: string]>([
    [
      "a type that the host does not know",
      { Bus: { Type: "AWS::Events::EventBus", Properties: {} } },
      "One/Bus (AWS::Events::EventBus): the local host does not know resources of type AWS::Events::EventBus",
    ],
    [
      "a property that it does not know",
      { In: queue({ Colour: "red" }) },
      'One/In (AWS::SQS::Queue): ✖ Unrecognized key: "Colour"',
    ],
    [
      "an attribute that an inert resource has not",
      { Role: role, In: queue({ QueueName: { "Fn::GetAtt": ["Role", "RoleId"] } }) },
      "Role has no RoleId on the local host",
    ],
    [
      "references in a circle",
      { A: queue({ QueueName: { Ref: "B" } }), B: queue({ QueueName: { Ref: "A" } }) },
      "A → B → A",
    ],
    [
      "dead letters that go nowhere",
      {
        In: queue({
          QueueName: "in",
          RedrivePolicy: {
            deadLetterTargetArn: "arn:aws:sqs:eu-west-3:000000000000:gone",
            maxReceiveCount: 5,
          },
        }),
      },
      "the dead-letter queue of in does not exist: arn:aws:sqs:eu-west-3:000000000000:gone",
    ],
    [
      "dead letters of the other kind",
      {
        Dead: queue({ QueueName: "dead" }),
        In: queue({
          QueueName: "in.fifo",
          FifoQueue: true,
          RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": ["Dead", "Arn"] }, maxReceiveCount: 5 },
        }),
      },
      "in.fifo and its dead-letter queue dead must both be FIFO, or neither",
    ],
    [
      "a subscription of a protocol that is neither delivered nor captured",
      {
        Topic: { Type: "AWS::SNS::Topic", Properties: {} },
        Mail: {
          Type: "AWS::SNS::Subscription",
          Properties: { TopicArn: { Ref: "Topic" }, Protocol: "firehose", Endpoint: "arn:aws:firehose:x" },
        },
      },
      "the local host does not deliver to subscriptions of protocol firehose",
    ],
    [
      "a route that asks who calls",
      {
        Api: httpApi,
        Route: {
          Type: "AWS::ApiGatewayV2::Route",
          Properties: {
            ApiId: { Ref: "Api" },
            RouteKey: "GET /flows",
            Target: "integrations/x",
            AuthorizationType: "CUSTOM",
          },
        },
      },
      "One/Route (AWS::ApiGatewayV2::Route): ✖ the local host has JWT authorizers alone: AuthorizationType must be JWT or NONE",
    ],
    [
      "an authorizer of an issuer elsewhere, of which nothing says who may sign in",
      {
        Api: httpApi,
        Authorizer: {
          Type: "AWS::ApiGatewayV2::Authorizer",
          Properties: {
            ApiId: { Ref: "Api" },
            AuthorizerType: "JWT",
            IdentitySource: ["$request.header.Authorization"],
            JwtConfiguration: { Issuer: "https://login.example.com", Audience: ["any"] },
            Name: "Desk",
          },
        },
      },
      "the issuer https://login.example.com is not on this machine, and nothing says who may sign in for it",
    ],
    [
      "an app client that keeps a secret, which no browser can",
      {
        Pool: { Type: "AWS::Cognito::UserPool", Properties: {} },
        Client: {
          Type: "AWS::Cognito::UserPoolClient",
          Properties: {
            UserPoolId: { Ref: "Pool" },
            AllowedOAuthFlows: ["code"],
            AllowedOAuthFlowsUserPoolClient: true,
            AllowedOAuthScopes: ["openid"],
            CallbackURLs: ["https://desk.example.com/signed-in"],
            GenerateSecret: true,
            AccessTokenValidity: 60,
            IdTokenValidity: 60,
            RefreshTokenValidity: 60,
            TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "minutes" },
          },
        },
      },
      "whom a browser signs in keeps no secret: GenerateSecret must be false",
    ],
    [
      "a route that leads nowhere",
      {
        Api: httpApi,
        Route: {
          Type: "AWS::ApiGatewayV2::Route",
          Properties: { ApiId: { Ref: "Api" }, RouteKey: "GET /flows", Target: "integrations/x" },
        },
      },
      "the route GET /flows leads to no integration of its API",
    ],
    [
      "an integration of a function that does not exist",
      {
        Api: httpApi,
        Integration: {
          Type: "AWS::ApiGatewayV2::Integration",
          Properties: {
            ApiId: { Ref: "Api" },
            IntegrationType: "AWS_PROXY",
            IntegrationUri: "arn:aws:lambda:eu-west-3:000000000000:function:gone",
            PayloadFormatVersion: "2.0",
          },
        },
      },
      "the function gone does not exist",
    ],
    [
      "a mapping of a queue that does not exist",
      {
        Map: {
          Type: "AWS::Lambda::EventSourceMapping",
          Properties: { EventSourceArn: "arn:aws:sqs:eu-west-3:000000000000:gone", FunctionName: "f" },
        },
      },
      "the queue gone does not exist",
    ],
    [
      "a mapping with filters",
      {
        Map: {
          Type: "AWS::Lambda::EventSourceMapping",
          Properties: {
            EventSourceArn: "arn:aws:sqs:eu-west-3:000000000000:in",
            FunctionName: "f",
            FilterCriteria: {},
          },
        },
      },
      'Unrecognized key: "FilterCriteria"',
    ],
  ])("%s", async (_name, Resources, why) => {
    await expect(boot({ One: { Resources } })).rejects.toThrow(why);
  });
});

test("adopted queues exist before the stacks, and their dead letters are checked as well", async () => {
  const one = { One: { Resources: {} } };
  const host = await boot(one, {
    adoptedQueues: [{ name: "legacy", attributes: { VisibilityTimeout: 90 } }],
  });
  expect(host.queueUrl("legacy")).toBe(`${host.endpoints.sqs}/000000000000/legacy`);
  const RedrivePolicy = {
    deadLetterTargetArn: "arn:aws:sqs:eu-west-3:000000000000:legacy-dead",
    maxReceiveCount: 5,
  };
  await expect(
    boot(one, { adoptedQueues: [{ name: "legacy", attributes: { RedrivePolicy } }] }),
  ).rejects.toThrow("the dead-letter queue of legacy does not exist");
});

test("an issuer of the host's own stands for the one elsewhere that a client trusts", async () => {
  const issuer = "https://login.example.com/tenant";
  const claims = { person: "upn", groups: "roles" };
  const host = await boot(
    {
      One: {
        Resources: {
          Api: { Type: "AWS::ApiGatewayV2::Api", Properties: { Name: "api", ProtocolType: "HTTP" } },
          Desk: {
            Type: "AWS::ApiGatewayV2::Authorizer",
            Properties: {
              ApiId: { Ref: "Api" },
              AuthorizerType: "JWT",
              IdentitySource: ["$request.header.Authorization"],
              JwtConfiguration: { Issuer: issuer, Audience: ["api://watchdog"] },
              Name: "Desk",
            },
          },
        },
      },
    },
    { signIn: { users: [user("ana", ["acme/lead"])], standsFor: { issuer, clientId: "console", claims } } },
  );
  const config = await discovered(host.endpoints.issuer ?? "", "console");
  const { tokens } = await signIn(config, "ana", "openid watchdog/desk");
  expect(decodeJwt(tokens.access_token)).toMatchObject({
    iss: host.endpoints.issuer,
    aud: "api://watchdog",
    upn: "ana",
    roles: ["acme/lead"],
    scope: "openid watchdog/desk",
  });
});

test("every address is on loopback", async () => {
  const { endpoints } = await boot({ One: { Resources: {} } });
  for (const endpoint of Object.values(endpoints)) expect(new URL(endpoint).hostname).toBe("127.0.0.1");
});

test("a start that fails leaves nothing listening", async () => {
  const taken = await boot({ One: { Resources: {} } });
  const ports = {
    sqs: Number(new URL(taken.endpoints.sqs).port),
    dynamodb: Number(new URL(taken.endpoints.host).port),
  };
  await taken.stop();
  const other = await boot({ One: { Resources: {} } }, { ports: { host: ports.dynamodb } });
  await expect(boot({ One: { Resources: {} } }, { ports })).rejects.toThrow("EADDRINUSE");
  await other.stop();
  const again = await boot({ One: { Resources: {} } }, { ports });
  expect(Number(new URL(again.endpoints.sqs).port)).toBe(ports.sqs);
});
