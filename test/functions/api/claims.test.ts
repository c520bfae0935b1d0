/** Who a token names at a client, and what it lets them do there. */
import { describe, expect, test } from "vitest";
import { client as demo } from "../../../clients/demo/client.ts";
import { identityOf } from "../../../functions/api/claims.ts";
import type { Role } from "../../../schemas/role.ts";

const outside = {
  ...demo,
  signIn: {
    issuer: "https://login.example.com",
    clientId: "console",
    audience: "watchdog",
    consoles: [],
    claims: { person: "email", groups: "roles" },
  },
};
const as = (groups: string, username = "claire-moreau") =>
  identityOf({ sub: "8d1f", username, "cognito:groups": groups }, demo);
const rolesOf = (groups: string) => {
  const identity = as(groups);
  return "roles" in identity ? identity.roles : identity.fault;
};
const everywhere = (role: Role) => ({ role, flows: "all" });

const named = (email: string) => {
  const identity = identityOf({ email, roles: "[demo/viewer]" }, outside);
  return "person" in identity ? identity.person : identity.fault;
};

describe("the roles", () => {
  test.each<[name: string, groups: string, roles: unknown]>([
    ["of one group hold for every flow", "[demo/support]", [everywhere("support")]],
    [
      "of a group that names a flow hold for it",
      "[demo/support/shipments]",
      [{ role: "support", flows: ["shipments"] }],
    ],
    [
      "of several flows add up, each once",
      "[demo/first-line/shop-orders demo/first-line/shipments demo/first-line/shipments]",
      [{ role: "first-line", flows: ["shipments", "shop-orders"] }],
    ],
    [
      "for one flow are nothing beside those for all",
      "[demo/support/shipments demo/support]",
      [everywhere("support")],
    ],
    [
      "may be several, the least first",
      "[demo/lead demo/viewer demo/support/shipments]",
      [everywhere("viewer"), { role: "support", flows: ["shipments"] }, everywhere("lead")],
    ],
    ["may come as one group without a list", "demo/admin", [everywhere("admin")]],
    ["of other clients count for nothing", "[other/admin demo/viewer demo2/lead]", [everywhere("viewer")]],
  ])("%s", (_name, groups, roles) => {
    expect(rolesOf(groups)).toEqual(roles);
  });

  test.each([
    ["no group", "[]"],
    ["no list", ""],
    ["groups of other clients", "[other/support]"],
    ["a role without a client", "[support]"],
    ["a role that does not exist", "[demo/owner demo/Support]"],
    ["a flow that is not there", "[demo/support/gone demo/support/constructor]"],
    ["a name with a part too many", "[demo/support/shipments/more]"],
    ["a name with an empty part", "[demo/support/ demo//support]"],
  ])("are none with %s", (_name, groups) => {
    expect(rolesOf(groups)).toBe("sign-in-without-role");
  });
});

describe("the person", () => {
  test.each([
    ["is the user of the pool, whose name is the id", "claire-moreau", "claire-moreau"],
    ["is found by e-mail, however it is written", "Claire.Moreau@Example.com", "claire-moreau"],
    ["may be a contact of the client", "paul.mercier@distribution.example.com", "paul-mercier"],
    [
      "is taken as named where the team does not have them",
      "jane@integrator.example",
      "jane@integrator.example",
    ],
  ])("%s", (_name, claim, person) => {
    expect(named(claim)).toBe(person);
  });

  test.each([
    ["nobody", ""],
    ["blanks", "  "],
    ["more than an audit entry holds", "a".repeat(81)],
  ])("must be named, and not by %s", (_name, claim) => {
    expect(named(claim)).toBe("sign-in-names-nobody");
  });

  test("is read from no other claim than the one configured", () => {
    expect(identityOf({ username: "claire-moreau", roles: "[demo/lead]" }, outside)).toEqual({
      fault: "sign-in-names-nobody",
    });
    expect(
      identityOf({ email: "claire.moreau@example.com", "cognito:groups": "[demo/lead]" }, outside),
    ).toEqual({
      fault: "sign-in-without-role",
    });
  });
});
