import { describe, expect, test } from "vitest";
import { allows, rightsAt } from "../../../console/session/rights.ts";
import { listHeld, replayHeld } from "../../../schemas/api/quarantine-operations.ts";

describe("groups allow", () => {
  test.each([
    ["nothing without any", [], replayHeld, undefined, false],
    ["what their role may", ["demo/support"], replayHeld, undefined, true],
    ["nothing that their role may not", ["demo/viewer"], replayHeld, undefined, false],
    ["a look by any role", ["demo/viewer"], listHeld, undefined, true],
    ["nothing by those of another client", ["acme/support"], replayHeld, undefined, false],
    ["a flow that they name", ["demo/support/orders"], replayHeld, ["orders"], true],
    ["no flow that they do not name", ["demo/support/orders"], replayHeld, ["stock"], false],
    ["any flow where they name none", ["demo/support"], replayHeld, ["stock"], true],
    ["nothing by a role that is none", ["demo/owner"], listHeld, undefined, false],
    ["nothing by a name of too many parts", ["demo/support/orders/x"], replayHeld, undefined, false],
  ])("%s", (_, groups, operation, flows, expected) => {
    expect(allows(rightsAt("demo", groups), operation, flows)).toBe(expected);
  });
});
