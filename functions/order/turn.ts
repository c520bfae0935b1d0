import type { Temporal } from "temporal-polyfill";
import type { Line, LineEntry, LineKey } from "../../schemas/line.ts";
import type { Lines } from "../ports.ts";
import {
  type Asked,
  asked,
  type Going,
  gone,
  type Gone,
  joined,
  lookedAfter,
  newLine,
  type WaitsFor,
} from "./line.ts";

/** How often a line is read and written anew while others write it. */
const ATTEMPTS = 10;

/** How long to wait for a turn that another has, each time, in milliseconds: some three seconds in all. */
const WAITS = [50, 100, 200, 400, 800, 1600];

/** What keeping the order of a flow reaches outside itself. */
export interface OrderPorts {
  readonly lines: Lines;
  readonly pause: (milliseconds: number) => Promise<void>;
}

async function changeLine(
  key: LineKey,
  decide: (line: Line) => Line | Promise<Line>,
  now: Temporal.Instant,
  { lines }: Pick<OrderPorts, "lines">,
): Promise<Line> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const line = (await lines.find(key)) ?? newLine(key, now);
    const decided = await decide(line);
    if ((await lines.save(decided)) === "written") return decided;
  }
  throw new Error(`a line of ${key.flow} changed under every attempt to change it`);
}

async function ask(going: Going, now: Temporal.Instant, { lines }: OrderPorts): Promise<Asked["turn"]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const line = (await lines.find(going)) ?? newLine(going, now);
    const answer = asked(line, going, now);
    if (answer.turn !== "go" || (await lines.save(answer.line)) === "written") return answer.turn;
  }
  return "busy";
}

/**
 * Takes the turn of an exchange that came just now. A turn that another has is waited for a little; whoever then still
 * has none is told `busy`.
 *
 * @throws where the lines do not answer
 */
export async function takeTurn(
  going: Omit<Going, "isFirst">,
  now: Temporal.Instant,
  ports: OrderPorts,
): Promise<Asked["turn"]> {
  let waited = 0;
  for (const wait of WAITS) {
    const turn = await ask({ ...going, isFirst: false }, now.add({ milliseconds: waited }), ports);
    if (turn !== "busy") return turn;
    await ports.pause(wait);
    waited += wait;
  }
  return ask({ ...going, isFirst: false }, now.add({ milliseconds: waited }), ports);
}

/**
 * Takes the turn of an exchange that is held, at the head of its line or where nothing waits in it. Who is first is read
 * between two looks at the line, so that nobody joins it unseen.
 */
export async function takeTurnOfHeld(
  going: Omit<Going, "isFirst">,
  now: Temporal.Instant,
  { lines }: Pick<OrderPorts, "lines">,
): Promise<Asked["turn"]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const line = (await lines.find(going)) ?? newLine(going, now);
    const first = line.lookAt === null ? undefined : await lines.first(going);
    const isFirst = first === undefined || first.id === going.exchange;
    const answer = asked(line, { ...going, isFirst }, now);
    if (answer.turn !== "go" || (await lines.save(answer.line)) === "written") return answer.turn;
  }
  return "busy";
}

/** Gives a turn back, of an exchange that waits in no line. */
export async function giveTurnBack(
  key: LineKey,
  how: Gone,
  now: Temporal.Instant,
  ports: Pick<OrderPorts, "lines">,
): Promise<void> {
  await changeLine(key, (line) => gone(line, how, now), now, ports);
}

/**
 * Lets an exchange wait in its line, before it is held. The entry is written before the line says that something waits:
 * whoever finds the line empty in between finds it changed when they write.
 */
export async function joinLine(
  entry: LineEntry,
  waitsFor: WaitsFor,
  now: Temporal.Instant,
  ports: Pick<OrderPorts, "lines">,
): Promise<void> {
  await ports.lines.join(entry);
  await changeLine(entry, (line) => joined(line, entry.id, waitsFor, now), now, ports);
}

/** Lets an exchange leave its line, and has the line looked after at once, unless it was the last that waited. */
export async function leaveLine(
  entry: Omit<LineEntry, "joinedAt">,
  how: Omit<Gone, "exchange">,
  now: Temporal.Instant,
  ports: Pick<OrderPorts, "lines">,
): Promise<void> {
  await ports.lines.leave(entry);
  const decide = async (line: Line) => {
    const next = await ports.lines.first(entry);
    return lookedAfter(gone(line, { ...how, exchange: entry.id }, now), next ? now : null, now);
  };
  await changeLine(entry, decide, now, ports);
}
