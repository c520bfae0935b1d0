import { describe, expect, test } from "vitest";
import { edifact } from "../../../../functions/gate/formats/edifact/edifact.ts";
import { x12 } from "../../../../functions/gate/formats/x12/x12.ts";
import { sample, verdicts } from "../../../samples/verdicts.ts";
import { told } from "./told.ts";

describe.each([edifact(), x12()])("the samples of $name", ({ name, open }) => {
  test.each(verdicts(name))("$file is $verdict", async ({ file, verdict }) => {
    const decode = await open();
    const bytes = sample(name, file);
    told(decode, bytes);
    // Those whose verdict is a policy are refused: a message without envelope says neither who sent it nor whether it is whole.
    expect(decode(bytes).outcome).toBe(verdict === "valid" ? "decoded" : "undecodable");
  });
});
