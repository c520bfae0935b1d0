/** What is sent to harm, and what chance makes of a message: a finding, no crash. `npm run fuzz` has all of it. */
import { describe, expect, test } from "vitest";
import { type Attack, attacksOn, cuts, flips, splices } from "../../../../fuzz/attacks.ts";
import { type Subject, textSubjects } from "../../../../fuzz/subjects.ts";
import { tried } from "../../../../fuzz/trial.ts";

const SEED = 42;
const NAMED = new Map(textSubjects.map((subject) => [subject.format.name, subject]));

function subjectOf(name: string): Subject {
  const subject = [...NAMED].find(([each]) => each === name)?.[1];
  if (!subject) throw new Error(name);
  return subject;
}

async function codesOf({ format }: Subject, attack: Attack | undefined): Promise<string> {
  if (!attack) throw new Error("no such attack");
  const { valid, codes } = tried(await format.open(), attack);
  return valid ? "valid" : codes.join();
}

const attackOn = (subject: Subject, name: string) =>
  attacksOn(subject).find((attack) => attack.name === name);

describe.each(textSubjects.filter(({ format }) => format.name !== "json"))("$format.name", (subject) => {
  test.each([
    ["nothing", "text-empty"],
    ["white space", "text-empty"],
    ["gzip", "text-compressed"],
    ["a web page", "text-html-page"],
  ])("tells %s", async (name, code) => {
    expect(await codesOf(subject, attackOn(subject, name))).toBe(code);
  });
});

/** The attacks that a decoder does not survive, by their names. */
async function fatal({ format }: Subject, attacks: Iterable<Attack>): Promise<readonly string[]> {
  const decode = await format.open();
  const names: string[] = [];
  for (const attack of attacks) {
    try {
      tried(decode, attack);
    } catch (error) {
      names.push(`${attack.name}: ${String(error)}`);
    }
  }
  return names;
}

describe.each(textSubjects)("$format.name", (subject) => {
  const { format, sound, mayEnd = () => true } = subject;

  test("is sound before it is attacked", async () => {
    expect(await codesOf(subject, { name: "sound", bytes: sound })).toBe("valid");
  });

  test("survives what breaks readers", async () => {
    expect(await fatal(subject, attacksOn(subject))).toEqual([]);
  });

  test("survives every changed byte, and stretches moved", async () => {
    const every = Math.ceil(sound.length / 500);
    expect(await fatal(subject, flips(sound, every))).toEqual([]);
    expect(await fatal(subject, splices(sound, 200, SEED))).toEqual([]);
  });

  test("is never whole where it is cut in its middle", async () => {
    const decode = await format.open();
    const every = Math.ceil(sound.length / 1500);
    const text = Buffer.from(sound).toString("latin1");
    const whole = [...cuts(sound, every)]
      .filter((cut) => tried(decode, cut).valid)
      .map(({ bytes }) => bytes.length);
    expect(whole.filter((length) => !mayEnd(text.slice(0, length), text.slice(length)))).toEqual([]);
  });
});

describe.each(textSubjects.filter(({ many }) => many))("$format.name", (subject) => {
  test("reads 100,000 parts", async () => {
    expect(await codesOf(subject, attackOn(subject, "100,000 parts"))).toBe("valid");
  });
});

describe("tells exactly", () => {
  test.each([
    ["edifact", '1 MiB of "x" in the middle', "edi-element-length"],
    ["edifact", '1 MiB of "~" in the middle', "edi-segment-tag"],
    ["edifact", "NUL bytes", "edi-no-interchange"],
    ["edifact", "UTF-16", "edi-no-interchange"],
    ["x12", '1 MiB of "x" in the middle', "edi-element-length"],
    ["x12", '1 MiB of "~" in the middle', "edi-segment-tag"],
    ["x12", "UTF-16", "edi-no-interchange"],
    ["csv", '1 MiB of "x" in the middle', "table-record-length"],
    ["csv", "NUL bytes", "text-control-character"],
    ["fec", '1 MiB of "x" in the middle', "table-record-length"],
    ["fec", '1 MiB of "|" in the middle', "table-record-length"],
    ["mt940", '1 MiB of "x" in the middle', "mt940-tag-form"],
    ["idoc-flat", '1 MiB of "x" in the middle', "idoc-record-length"],
    ["fixed-width", '1 MiB of "x" in the middle', "fixed-width-length"],
  ])("%s: %s", async (name, attack, code) => {
    const subject = subjectOf(name);
    expect((await codesOf(subject, attackOn(subject, attack))).split(",")[0]).toBe(code);
  });
});

test("refuses more than a function can hold", async () => {
  for (const subject of textSubjects.filter(({ format }) => format.name !== "json")) {
    const bytes = Buffer.alloc(33 * 1024 * 1024, "x");
    expect(await codesOf(subject, { name: "too big", bytes })).toBe("text-too-big");
  }
});
