import pMap from "p-map";
import { Temporal } from "temporal-polyfill";
import { inForce } from "../../schemas/flow-control.ts";
import type { LineKey } from "../../schemas/line.ts";
import { errorTrace } from "../error-trace.ts";
import type { ForwardPorts, Passage } from "../gate/gate.ts";
import { lookedAfter } from "../order/line.ts";
import type { Clock, ControlGlance } from "../ports.ts";
import { releaseFault } from "../quarantine/correction.ts";
import { inItsTurn, waitingOn } from "../quarantine/life.ts";
import { carryThrough } from "../replay/replay.ts";
import { headStep, WATCHDOG } from "./head.ts";

/** What looking after lines reaches outside itself. */
export interface LinePorts extends ForwardPorts {
  readonly passageOf: (flow: string) => Passage | undefined;
  readonly controlOf: ControlGlance;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** A run ends with time left for the exchange that it is at, before the next one begins. */
const RUN_SECONDS = 45;

/** More lines wait for the next run. */
const LINES_A_RUN = 20_000;

const CONCURRENT_FLOWS = 4;
const CONCURRENT_LINES = 8;

/** What waited longest first, flow by flow. */
async function dueByFlow(now: Temporal.Instant, { lines }: LinePorts) {
  const due: LineKey[] = [];
  for await (const key of lines.due(now)) {
    due.push(key);
    if (due.length === LINES_A_RUN) break;
  }
  return Map.groupBy(due, ({ flow }) => flow);
}

/** One run over the lines of one flow. */
class LineKeeper {
  readonly #passage: Passage;
  readonly #deadline: Temporal.Instant;
  readonly #ports: LinePorts;
  /** The target did not take one, so that the others are not tried in vain. */
  #isDown = false;

  constructor(passage: Passage, deadline: Temporal.Instant, ports: LinePorts) {
    this.#passage = passage;
    this.#deadline = deadline;
    this.#ports = ports;
  }

  /** Lets those at the head of a line go, one after the other, as long as they wait for nothing but their turn. */
  async lookAfter(key: LineKey): Promise<void> {
    while (!this.#isDown && (await this.#step(key)) === "goes on");
  }

  async #step(key: LineKey): Promise<"goes on" | "over"> {
    const { lines, quarantine, clock } = this.#ports;
    const now = clock.now();
    if (Temporal.Instant.compare(now, this.#deadline) >= 0) return "over";
    const line = await lines.find(key);
    if (!line?.lookAt || Temporal.Instant.compare(now, line.lookAt) < 0) return "over";
    const entry = await lines.first(key);
    const lookAgain = async (at: Temporal.Instant | null) =>
      (await lines.save(lookedAfter(line, at, now))) === "written" ? "over" : "goes on";
    if (!entry) return lookAgain(null);
    const held = await quarantine.find(entry.id);
    const { outOfSightSeconds, flow } = this.#passage;
    const head = { line, entry, held, isSensitive: flow.sensitive, outOfSightSeconds };
    const next = headStep(head, now);
    if (next.step === "later") return lookAgain(next.lookAt);
    if (next.step === "leave") await lines.leave(entry);
    else await this.#go(entry.id, now);
    return "goes on";
  }

  async #go(id: string, now: Temporal.Instant): Promise<void> {
    const { quarantine, newId, passageOf } = this.#ports;
    const replayId = newId();
    const { changed, exchange } = await quarantine.change(id, (held) => {
      const fault = releaseFault(held, "replay", this.#passage.flow.sensitive, { by: WATCHDOG, at: now });
      return fault === undefined ? inItsTurn(held, replayId, now) : undefined;
    });
    if (!changed || !exchange) return;
    const [outcome] = await carryThrough([exchange], passageOf, now, this.#ports);
    if (outcome !== "failed") return;
    this.#isDown = true;
    await quarantine.change(id, (held) => waitingOn(held, replayId));
  }
}

/**
 * Looks after the lines of ordered flows in which something waits: what is first and waits for nothing but its turn is
 * forwarded, then the next; what was delivered or discarded leaves. Flows that are paused wait on. A line that cannot be
 * looked after holds up no other.
 *
 * @throws at the end, where any could not: what the guardian counts are failed invocations
 */
export async function runLines(ports: LinePorts): Promise<void> {
  const begun = ports.clock.now();
  const deadline = begun.add({ seconds: RUN_SECONDS });
  let failed = 0;
  const due = await dueByFlow(begun, ports);
  await pMap(
    due,
    async ([flow, keys]) => {
      const failure = (error: unknown) => {
        failed += 1;
        console.error({ message: "a line could not be looked after", flow, error: errorTrace(error) });
      };
      try {
        const passage = ports.passageOf(flow);
        if (!passage || inForce(await ports.controlOf(flow), begun)?.control === "pause") return;
        const keeper = new LineKeeper(passage, deadline, ports);
        await pMap(keys, (key) => keeper.lookAfter(key).catch(failure), { concurrency: CONCURRENT_LINES });
      } catch (error) {
        failure(error);
      }
    },
    { concurrency: CONCURRENT_FLOWS },
  );
  if (failed > 0) throw new Error(`${failed} lines could not be looked after`);
}
