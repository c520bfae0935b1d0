import { expect, test } from "vitest";
import { client as demo } from "../../clients/demo/client.ts";
import { deskProgram, deskUsers } from "../../local/desk-users.ts";

const named = (users: ReturnType<typeof deskUsers>) => users.map(({ id, groups }) => [id, ...groups]);

test("one person of the client's support has each role, by their level", () => {
  expect(named(deskUsers(demo))).toEqual([
    ["paul-mercier", "demo/viewer"],
    ["ines-marchand", "demo/first-line"],
    ["sarah-whitfield", "demo/support"],
    ["claire-moreau", "demo/lead"],
    ["david-okafor", "demo/admin"],
  ]);
  expect(named([deskProgram(demo)])).toEqual([["sarah-whitfield", "demo/support", "demo/lead"]]);
});

test("a client that nobody supports has a stand-in for each role", () => {
  expect(named(deskUsers({ id: "acme", support: undefined }))).toEqual([
    ["local-viewer", "acme/viewer"],
    ["local-first-line", "acme/first-line"],
    ["local-support", "acme/support"],
    ["local-lead", "acme/lead"],
    ["local-admin", "acme/admin"],
  ]);
});
