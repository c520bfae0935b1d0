import { AwsSolutionsChecks } from "cdk-nag";
import { expect, test } from "vitest";
import { client as demo } from "../../clients/demo/client.ts";
import { clientOf, probedApplications, probedFromVpc } from "./clients.ts";
import { synthesized } from "./synthesized.ts";

test.each([
  ["the demo", demo],
  ["a client with every kind of probe", clientOf(1, { applications: probedApplications })],
  ["a client that probes from its VPC", probedFromVpc],
  ["a client that leaves MFA to each person", clientOf(1, { signIn: { pool: "own", mfa: "optional" } })],
])("cdk-nag's AWS Solutions rules find nothing in %s that is not acknowledged with a reason", (_, client) => {
  expect(() => synthesized(client, (app) => [new AwsSolutionsChecks(app)])).not.toThrow();
});
