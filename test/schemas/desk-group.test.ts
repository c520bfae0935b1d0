import * as fc from "fast-check";
import { expect, test } from "vitest";
import { client as demo } from "../../clients/demo/client.ts";
import { groupAt, groupName } from "../../schemas/desk-group.ts";
import { Role } from "../../schemas/role.ts";

test("the group of every role and flow is named as Cognito takes it, and read back as it was", () => {
  const flow = fc.option(fc.constantFrom(...Object.keys(demo.flows)), { nil: undefined });
  fc.assert(
    fc.property(fc.constantFrom(...Role.options), flow, (role, flow) => {
      const group = { client: demo.id, role, ...(flow === undefined ? {} : { flow }) };
      const name = groupName(group);
      // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateGroup.html
      expect(name).toMatch(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u);
      expect(groupAt(name, demo)).toEqual(group);
    }),
  );
});
