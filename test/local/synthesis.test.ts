import { expect, test } from "vitest";
import { synthesize } from "../../local/assembly/synthesis.ts";

test("an app is told its context and where to write, as the CDK command tells it", async () => {
  const script =
    "process.exit(process.env.CDK_CONTEXT_JSON === '{\"client\":\"demo\"}' && process.env.CDK_OUTDIR === 'out' ? 0 : 1)";
  await expect(
    synthesize({ command: ["-e", script], context: { client: "demo" }, outdir: "out" }),
  ).resolves.toBe("out");
});

test("an app that fails is refused with what it said", async () => {
  const script = "console.error('unknown client: acme'); process.exit(1)";
  await expect(synthesize({ command: ["-e", script], outdir: "out" })).rejects.toThrow(
    "unknown client: acme",
  );
});
