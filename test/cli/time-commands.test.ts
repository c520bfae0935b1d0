import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { CommandFailure } from "../../cli/failure.ts";
import { addTimeCommands } from "../../cli/time-commands.ts";

const COMMAND = fileURLToPath(new URL("../../cli/watchdog.mjs", import.meta.url));

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "watchdog-calendar-"));
  const write = (name: string, content: unknown) =>
    writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  await write("calendar.json", {
    zone: "Europe/Paris",
    hours: { mon: [["09:00", "17:00"]], thu: [["09:00", "17:00"]], fri: [["09:00", "17:00"]] },
    holidays: ["2026-12-25"],
    breaks: { "2026-12-24": [["15:00", "17:00"]] },
    shifts: { "2026-12-26": [["10:00", "12:00"]] },
  });
  await write("never.json", { zone: "Europe/Paris", hours: {} });
  await write("late.json", { zone: "Europe/Paris", hours: { mon: [["09:00", "25:00"]] } });
  await write("mistyped.json", { zone: "Europe/Pariss", hour: {} });
  await write("cut.json", '{ "zone": ');
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

/** What a command prints on standard output; files are those of the folder. */
async function printed(args: readonly string[], language: "fr" | "en" = "en"): Promise<string> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addTimeCommands(program, language);
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  await program.parseAsync(
    args.map((arg) => (arg.endsWith(".json") ? join(folder, arg) : arg)),
    { from: "user" },
  );
  return write.mock.calls.map(([text]) => String(text)).join("");
}

const answer = async (args: readonly string[]): Promise<unknown> =>
  JSON.parse(await printed([...args, "--json"]));

/** Why a command is refused, as it is told in English. */
async function refusal(args: readonly string[]): Promise<{ exit: number | undefined; sentence: string }> {
  const error = await printed(args).catch((thrown: unknown) => thrown);
  if (error instanceof CommandFailure) return { exit: error.exit, sentence: error.told("en").sentence };
  // What commander refuses is misuse, too: the command gives it the exit code.
  return { exit: error instanceof Error ? 2 : undefined, sentence: String(error) };
}

describe("due", () => {
  const asked = ["due", "--cron", "30 3 * * *", "--zone", "Europe/Kyiv"];

  test("tells due times strictly after an instant, with the offset of the zone", async () => {
    const args = [...asked, "--from", "2021-03-27T03:30:00+02:00", "--count", "2"];
    expect(await answer(args)).toEqual({ due: ["2021-03-28T04:00:00+03:00", "2021-03-29T03:30:00+03:00"] });
  });

  test("starts from now unless told otherwise, and prints one a line", async () => {
    expect(await printed([...asked, "--count", "2"])).toMatch(
      /^(\d{4}-\d\d-\d\dT\d\d:\d\d:00\+0[23]:00\n){2}$/,
    );
  });
});

describe("due of a flow", () => {
  beforeEach(() =>
    vi.stubEnv("WATCHDOG_CLIENTS", fileURLToPath(new URL("../clients/watched", import.meta.url))),
  );
  afterEach(() => vi.unstubAllEnvs());

  test("tells when its expectations by a time fall due, in the client's zone", async () => {
    const args = ["due", "prices", "--client", "watched", "--from", "2026-11-24T10:00Z", "--count", "2"];
    expect(await answer(args)).toEqual({ due: ["2026-11-25T02:30:00+01:00", "2026-11-26T02:30:00+01:00"] });
  });

  test("that has no such expectation says so", async () => {
    expect(await printed(["due", "orders", "--client", "watched"])).toBe("nothing falls due\n");
  });
});

describe("calendar", () => {
  const asked = ["calendar", "--file", "calendar.json", "--from"];

  test.each([
    ["over a break, a holiday and a shift", "2026-12-24T14:00+01:00", "PT3H", "2026-12-26T12:00:00+01:00"],
    ["days are of 24 hours", "2026-12-14T09:00+01:00", "P1D", "2026-12-18T17:00:00+01:00"],
    ["none goes to the next opening", "2026-12-25T09:00Z", "PT0S", "2026-12-26T10:00:00+01:00"],
    ["parts of a second", "2026-12-24T08:00:00Z", "PT0.25S", "2026-12-24T09:00:00.25+01:00"],
  ])("adds business time: %s", async (_, from, duration, at) => {
    expect(await answer([...asked, from, "--add", duration])).toEqual({ at });
  });

  test.each([
    ["2026-12-10T09:30+01:00", "2026-12-19T00:00Z", "PT39H30M"],
    ["2026-12-24T23:00Z", "2026-12-25T23:00Z", "PT0S"],
    ["2026-12-24T09:00+01:00", "2026-12-24T09:00:01.5+01:00", "PT1.5S"],
    ["2026-12-24T09:00+01:00", "2026-12-24T08:00Z", "PT0S"],
  ])("counts business time from %s until %s: %s", async (from, until, duration) => {
    expect(await answer([...asked, from, "--until", until])).toEqual({ duration });
  });

  test("prints its answer alone as text", async () => {
    expect(await printed([...asked, "2026-12-24T09:00+01:00", "--until", "2026-12-25T00:00Z"])).toBe(
      "PT6H\n",
    );
  });
});

describe("sla", () => {
  const asked = ["sla", "--client", "demo", "--from", "2026-12-24T15:00+01:00", "--priority"];

  test("tells what the contract promises in its hours", async () => {
    expect(await answer([...asked, "P2"])).toEqual({
      priority: "P2",
      from: "2026-12-24T15:00:00+01:00",
      hours: "office",
      acknowledge: { warnAt: "2026-12-24T15:22:30+01:00", dueAt: "2026-12-24T15:30:00+01:00" },
      resolve: { warnAt: "2027-01-04T13:00:00+01:00", dueAt: "2027-01-04T15:00:00+01:00" },
    });
  });

  test("counts P1 around the clock, in the client's zone", async () => {
    expect(await answer([...asked, "P1"])).toMatchObject({
      hours: "always",
      resolve: { warnAt: "2026-12-24T18:00:00+01:00", dueAt: "2026-12-24T19:00:00+01:00" },
    });
  });

  test("leaves out waiting, of business time alone and for resolving alone", async () => {
    const waiting = [
      "2026-12-24T15:00+01:00/2026-12-24T15:15+01:00",
      "2026-12-24T15:30+01:00/2027-01-04T08:00Z",
    ];
    expect(await answer([...asked, "P2", "--waiting", ...waiting])).toMatchObject({
      acknowledge: { dueAt: "2026-12-24T15:30:00+01:00" },
      resolve: { dueAt: "2027-01-04T16:45:00+01:00" },
    });
  });

  test("prints both clocks in the language of the environment", async () => {
    const text = await printed([...asked, "P2"], "fr");
    expect(text).toMatch(/^P2 2026-12-24T15:00:00\+01:00 \(office\)$/m);
    expect(text).toMatch(/^prise en charge +2026-12-24T15:22:30\+01:00 +2026-12-24T15:30:00\+01:00$/m);
  });
});

const due = ["due", "--cron", "0 6 * * *", "--zone", "Europe/Paris"];
const calendar = ["calendar", "--file", "calendar.json", "--from", "2026-12-24T08:00Z"];
const file = (name: string) => ["calendar", "--file", name, "--from", "2026-12-24T08:00Z", "--add", "PT1H"];
const sla = ["sla", "--client", "demo", "--priority", "P2", "--from", "2026-12-24T08:00Z"];

describe("what cannot be answered is misuse: exit 2, with the place and the mend", () => {
  test.each([
    [
      "an instant without an offset",
      [...due, "--from", "2026-12-24T08:00"],
      '"2026-12-24T08:00": This is no',
    ],
    ["an instant beyond years", [...due, "--from", "+020000-01-01T00:00Z"], "between the years 1 and 9999"],
    [
      "a cron expression",
      ["due", "--cron", "0 24 * * *", "--zone", "UTC"],
      'has "24" as hour: write numbers',
    ],
    ["a macro", ["due", "--cron", "@daily", "--zone", "UTC"], "write its five fields, 0 0 * * *"],
    ["a zone", ["due", "--cron", "0 6 * * *", "--zone", "Paris"], '"Paris" is no IANA time zone'],
    ["a missing zone", ["due", "--cron", "0 6 * * *"], "--zone"],
    ["a zone without an expression", ["due", "--zone", "UTC"], "either the name of a flow"],
    ["a flow and an expression", [...due, "shop-orders"], "either the name of a flow"],
    ["a flow that is not there", ["due", "orders", "--client", "demo"], "has no such flow"],
    ["a count of none", [...due, "--count", "0"], "give 1 to 100000"],
    ["a file that is not there", file("nothing.json"), "nothing.json: This file cannot be read"],
    ["a file that is no JSON", file("cut.json"), "cut.json: is no JSON"],
    ["a time of day", file("late.json"), "late.json: hours.mon.0.1 is no time of day: write HH:MM"],
    ["a mistyped key", file("mistyped.json"), 'has "hour", which nothing reads'],
    ["a zone in a file", file("mistyped.json"), "zone is no IANA time zone"],
    ["a calendar without hours", file("never.json"), "has not so many hours after this instant"],
    ["a duration", [...calendar, "--add", "1 hour"], '"1 hour" is no ISO 8601 duration'],
    ["a duration of months", [...calendar, "--add", "P1M"], '"P1M" is no ISO 8601 duration'],
    ["an end before the start", [...calendar, "--until", "2026-12-24T07:59Z"], "swap the two"],
    ["no question", calendar, "give either --add or --until"],
    ["two questions", [...calendar, "--add", "PT1H", "--until", "2026-12-25T00:00Z"], "give either --add or"],
    ["an unknown priority", ["sla", "--priority", "P5", "--from", "2026-12-24T08:00Z"], "P1, P2, P3, P4"],
    ["waiting backwards", [...sla, "--waiting", "2026-12-24T10:00Z/2026-12-24T09:00Z"], "the earlier first"],
    ["waiting without an end", [...sla, "--waiting", "2026-12-24T10:00Z"], "joined by a slash"],
  ])("%s", async (_, args, mend) => {
    const { exit, sentence } = await refusal(args);
    expect(sentence).toContain(mend);
    expect(exit).toBe(2);
  });
});

/** Runs the command as a shell does, where no host runs. */
const watchdog = (args: readonly string[], locale = "C") =>
  new Promise<{ exit: number; stdout: string; stderr: string }>((resolve) => {
    const env = { ...process.env, LC_ALL: locale, WATCHDOG_OUTPUTS: "/nowhere/outputs.json" };
    execFile(process.execPath, [COMMAND, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ exit: error ? Number(error.code) : 0, stdout, stderr });
    });
  });

describe("run from a shell", () => {
  test.each([
    ["due", due, "due"],
    ["calendar", [...calendar, "--add", "PT1H"], "at"],
    ["sla", sla, "resolve"],
  ])("%s answers with one document", async (_, args, key) => {
    const { exit, stdout } = await watchdog([...args, "--json"]);
    expect(JSON.parse(stdout)).toHaveProperty(key);
    expect(exit).toBe(0);
  });

  test("misuse is told in French where that is spoken, and as one document with --json", async () => {
    const { exit, stdout, stderr } = await watchdog([...calendar, "--add", "1 heure", "--json"], "fr_FR");
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "duration-unreadable" } });
    expect(stderr).toContain("écrire par exemple PT90M");
    expect(exit).toBe(2);
  });

  test("a missing option is misuse", async () => {
    const { exit, stdout, stderr } = await watchdog(["due", "--cron", "0 6 * * *"]);
    expect(stderr).toContain("--zone");
    expect(stdout).toBe("");
    expect(exit).toBe(2);
  });
});
