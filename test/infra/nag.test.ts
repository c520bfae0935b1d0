import { AwsSolutionsChecks } from "cdk-nag";
import { expect, test } from "vitest";
import { client } from "../../clients/demo/client.ts";
import { synthesized } from "./synthesized.ts";

test("cdk-nag's AWS Solutions rules find nothing that is not acknowledged with a reason", () => {
  expect(() => synthesized(client, (app) => [new AwsSolutionsChecks(app)])).not.toThrow();
});
