/** Attacks one decoder, named by the argument, and prints a line about it. */
import { performance } from "node:perf_hooks";
import { type Attack, attacksOn, cuts, flips, largestAttacks, splices } from "./attacks.ts";
import { schemaSubjects, type Subject, textSubjects } from "./subjects.ts";
import { tried } from "./trial.ts";

const SPLICES = 20_000;
const SEED = 20_261_124;
/** Every cut and change of a message as long as this, a part of those of longer ones. */
const EVERY_BYTE_UP_TO = 6000;

const [name] = process.argv.slice(2);
const subject = [...textSubjects, ...schemaSubjects].find(({ format }) => format.name === name);
if (!subject) throw new Error(`no such format: ${name}`);
console.log(await attacked(subject));

function* all(subject: Subject): Generator<Attack> {
  const every = Math.ceil(subject.sound.length / EVERY_BYTE_UP_TO);
  yield* attacksOn(subject);
  yield* largestAttacks(subject);
  yield* cuts(subject.sound, every);
  yield* flips(subject.sound, every);
  yield* splices(subject.sound, SPLICES, SEED);
}

async function attacked(subject: Subject): Promise<string> {
  const decode = await subject.format.open();
  tried(decode, { name: "warm", bytes: subject.sound });
  let worst = { milliseconds: 0, name: "" };
  let inputs = 0;
  let refused = 0;
  for (const attack of all(subject)) {
    const start = performance.now();
    const { valid } = tried(decode, attack);
    const milliseconds = performance.now() - start;
    if (milliseconds > worst.milliseconds) worst = { milliseconds, name: attack.name };
    inputs++;
    if (!valid) refused++;
  }
  return [
    subject.format.name.padEnd(12),
    String(inputs).padStart(8),
    String(refused).padStart(9),
    worst.milliseconds.toFixed(1).padStart(10),
    ` ${worst.name.padEnd(36)}`,
    (process.resourceUsage().maxRSS / 1024).toFixed(0).padStart(8),
  ].join(" ");
}
