import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const COMMAND = fileURLToPath(new URL("../../cli/watchdog.mjs", import.meta.url));
const SAMPLES = "../samples/json-shopify";

/** Runs the command in a folder of the clone where no host runs. */
const watchdog = (args: readonly string[], cwd = "test/scenarios", variables: Record<string, string> = {}) =>
  new Promise<{ exit: number; stdout: string; stderr: string }>((resolve) => {
    const env = { ...process.env, LC_ALL: "C", WATCHDOG_OUTPUTS: "/nowhere/outputs.json", ...variables };
    execFile(process.execPath, [COMMAND, ...args], { cwd: `${ROOT}${cwd}`, env }, (error, stdout, stderr) => {
      resolve({ exit: error ? Number(error.code) : 0, stdout, stderr });
    });
  });

test("check tells the verdict of each file as given, in their order, and exits 1 if one is invalid", async () => {
  const files = [`${SAMPLES}/order.json`, `${SAMPLES}/INVALID_truncated.json`, `${SAMPLES}/order.json`];
  const { exit, stdout } = await watchdog(["check", "shop-orders", ...files, "--client", "demo", "--json"]);
  expect(exit).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    files: [
      { file: files[0], verdict: "valid", findings: [] },
      { file: files[1], verdict: "invalid", findings: [{ code: "json-truncated", severity: "error" }] },
      { file: files[2], verdict: "valid", findings: [] },
    ],
  });
  expect((await watchdog(["check", "shop-orders", `${SAMPLES}/order.json`, "--client", "demo"])).exit).toBe(
    0,
  );
});

test("a finding is told in the language of the environment, what to do among it", async () => {
  const args = ["check", "shop-orders", `${SAMPLES}/INVALID_truncated.json`, "--client", "demo"];
  expect((await watchdog(args)).stdout).toContain("ask for it again in full");
  expect((await watchdog(args, "test/scenarios", { LC_ALL: "fr_FR.UTF-8" })).stdout).toContain(
    "demander un nouvel envoi",
  );
});

test("flows lists the client's flows", async () => {
  const { exit, stdout } = await watchdog(["flows", "--client", "demo", "--json"], "docs");
  expect(exit).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    items: [
      { flow: "shop-orders", source: "shop", target: "erp", format: "json", delivery: "standard" },
      { flow: "stock-levels", source: "erp", target: "shop", format: "json", delivery: "fifo" },
      { flow: "shipments", source: "wms", target: "erp", format: "json", delivery: "standard" },
      { flow: "edi-orders", source: "edi", target: "erp", format: "edifact", delivery: "standard" },
      {
        flow: "supplier-invoices",
        source: "invoicing",
        target: "erp",
        format: "e-invoice",
        delivery: "standard",
      },
      { flow: "bank-statements", source: "bank", target: "erp", format: "camt", delivery: "standard" },
      { flow: "payments", source: "erp", target: "bank", format: "pain", delivery: "fifo" },
      { flow: "accounting-export", source: "erp", target: "ledger", format: "fec", delivery: "standard" },
      {
        flow: "warehouse-shipments",
        source: "logistics",
        target: "erp",
        format: "idoc",
        delivery: "standard",
      },
    ],
  });
});

test("roster tells who takes what at an instant, and coverage where nobody would", async () => {
  const told = await watchdog(
    ["roster", "--client", "demo", "--at", "2026-12-25T03:00+01:00", "--competence", "database", "--json"],
    "docs",
  );
  expect(told.exit).toBe(0);
  expect(JSON.parse(told.stdout)).toEqual({
    at: "2026-12-25T03:00:00+01:00",
    items: [
      {
        competence: "database",
        outcome: "on-call",
        person: "thomas-garnier",
        name: "Thomas Garnier",
        reason: "on-call-without-competence",
      },
    ],
  });
  const from = "2026-11-30T00:00+01:00";
  const found = await watchdog(["coverage", "--client", "demo", "--from", from, "--weeks", "1", "--json"]);
  expect(found.exit).toBe(0);
  expect(JSON.parse(found.stdout)).toMatchObject({
    from: "2026-11-30T00:00:00+01:00",
    until: "2026-12-07T00:00:00+01:00",
    items: expect.arrayContaining([
      {
        competence: "technical",
        from: "2026-12-05T08:00:00+01:00",
        until: "2026-12-05T13:00:00+01:00",
        people: 0,
        onCall: true,
        who: "sarah-whitfield",
      },
    ]),
  });
});

test.each([
  ["an unknown command", ["chek"]],
  ["no command", []],
  ["an unknown option", ["flows", "--jsn"]],
  ["no file", ["check", "shop-orders"]],
  ["an unknown flow", ["check", "shop-order", `${SAMPLES}/order.json`, "--client", "demo"]],
  ["a file that is not there", ["check", "shop-orders", "nothing.json", "--client", "demo"]],
  ["an unknown client", ["flows", "--client", "nobody"]],
  ["no reason to discard", ["discard", "shop-orders.1"]],
  ["an instant without its offset", ["roster", "--client", "demo", "--at", "2026-11-30T08:00"]],
  ["a competence that is none", ["roster", "--client", "demo", "--competence", "sql"]],
  ["no week", ["coverage", "--client", "demo", "--weeks", "0"]],
  ["a state that is none", ["quarantine", "list", "--state", "lost"]],
])("%s is misuse: exit 2, and a sentence on standard error", async (_, args) => {
  const { exit, stdout, stderr } = await watchdog(args);
  expect(exit).toBe(2);
  expect(stdout).toBe("");
  expect(stderr.length).toBeGreaterThan(20);
});

test("with --json also trouble is exactly one document on standard output", async () => {
  const { exit, stdout, stderr } = await watchdog(["quarantine", "list", "--json"]);
  expect(exit).toBe(3);
  expect(JSON.parse(stdout)).toMatchObject({
    error: { code: "host-not-running", message: { fr: expect.stringContaining("npm start") } },
  });
  expect(stderr).toContain("npm start");
});

test("help names the commands, examples and exit codes", async () => {
  const { exit, stdout } = await watchdog(["--help"]);
  expect(exit).toBe(0);
  for (const word of ["check", "replay", "quarantine", "Exit codes", "Examples"])
    expect(stdout).toContain(word);
});
