import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as z from "zod";
import { isSecretOf } from "../../functions/push/secret.ts";
import { Probe } from "../../schemas/probe.ts";

const COMMAND = fileURLToPath(new URL("../../cli/watchdog.mjs", import.meta.url));

const made = (...args: string[]) =>
  new Promise<string>((resolve, reject) => {
    execFile(process.execPath, [COMMAND, "probe-secret", ...args], (error, stdout) =>
      error ? reject(error) : resolve(stdout),
    );
  });

const Made = z.strictObject({ secret: z.string().min(43), secretHash: z.string() });

test("each secret is another, and its hash is what a configuration takes and knows it by", async () => {
  const [one, other] = [await made("--json"), await made("--json")].map((text) =>
    Made.parse(JSON.parse(text)),
  );
  expect(one?.secret).not.toBe(other?.secret);
  expect(Probe.safeParse({ type: "push", every: "PT5M", secretHash: one?.secretHash }).success).toBe(true);
  expect(isSecretOf(one?.secret ?? "", one?.secretHash)).toBe(true);
  expect(isSecretOf(other?.secret ?? "", one?.secretHash)).toBe(false);
});

test("as text, the second line is ready for client.ts", async () => {
  const [, second] = (await made()).split("\n");
  expect(second).toMatch(/^secretHash: "sha256:[0-9a-f]{64}"$/);
});
