import pMap from "p-map";
import type { Temporal } from "temporal-polyfill";
import type { HeldExchange, Holding } from "../../schemas/held-exchange.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { errorTrace } from "../error-trace.ts";
import type { Change, HoldOutcome, Quarantine } from "../ports.ts";
import { isSettled } from "../quarantine/expiry.ts";
import { isAtRest } from "../quarantine/erasure.ts";
import { firstHeld, heldAnew } from "../quarantine/life.ts";
import { batchChanges, mergedChanges, signatureChanges } from "../quarantine/signature-change.ts";
import { type ContentStore, ORIGINAL } from "./content-store.ts";
import type { HeldItems } from "./held-items.ts";
import type { SignatureItems } from "./signature-items.ts";

/** How often a change is tried while others change the same exchange. */
const ATTEMPTS = 5;
const CONCURRENT_HOLDINGS = 16;
const CONCURRENT_CHANGES = 32;

/** The texts that an item names, each once. */
function versionsOf({ corrections }: HeldExchange): readonly string[] {
  return [ORIGINAL, ...new Set(corrections.map(({ hash }) => hash))];
}

const told = (id: string) => (error: unknown) => {
  console.error({ message: "a held exchange could not be changed", id, error: errorTrace(error) });
  return undefined;
};

/** The quarantine: items that tell of held exchanges, beside them what came, and counts by what is wrong with them. */
export function quarantineTable(
  items: HeldItems,
  contents: ContentStore,
  signatures: SignatureItems,
): Quarantine {
  /** The content is written before the item, so that an item always has its content. */
  const tryToHold = async (holding: Holding, at: Temporal.Instant): Promise<HoldOutcome> => {
    const first = firstHeld(holding, at);
    await contents.put(first.id, ORIGINAL, holding.content);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if ((await items.create(first)) === "written") return "held";
      if ((await items.countRepeat(first.id, at)) === "written") return "counted";
      const settled = await items.find(first.id);
      if (!settled || !isSettled(settled)) continue;
      if ((await items.replace(heldAnew(settled, holding, at), settled.revision)) === "lost") continue;
      // Once more, since the settling may have set an expiry after the first time.
      await contents.put(first.id, ORIGINAL, holding.content);
      return "held-anew";
    }
    console.error({ message: "a held exchange changed under every attempt to hold it", id: first.id });
    return "failed";
  };
  const hold = (holding: Holding, at: Temporal.Instant): Promise<HoldOutcome> =>
    tryToHold(holding, at).catch((error: unknown) => {
      console.error({
        message: "an exchange could not be held",
        flow: holding.flow,
        error: errorTrace(error),
      });
      return "failed";
    });
  const settle = async (settled: HeldExchange) => {
    for (const version of versionsOf(settled))
      await contents.settle(settled.id, version, items.expiry(settled));
  };
  /** What was held anew while its content was about to expire keeps it. */
  const keepReopened = async (current: HeldExchange | undefined) => {
    if (!current || isSettled(current)) return;
    for (const version of versionsOf(current)) {
      const content = await contents.get(current.id, version);
      if (content) await contents.put(current.id, version, content);
    }
  };
  /** Lets the texts of corrections go that the item names no more. */
  const forget = async (before: HeldExchange, after: HeldExchange) => {
    const kept = versionsOf(after);
    for (const version of versionsOf(before).filter((one) => !kept.includes(one)))
      await contents.settle(before.id, version, items.expiry(after));
  };
  /** A crash may have come between settling an exchange and letting its content expire. */
  const unchanged = async (exchange: HeldExchange | undefined): Promise<Change> => {
    if (exchange && isSettled(exchange)) await settle(exchange);
    return { changed: false, exchange };
  };
  const change: Quarantine["change"] = async (id, decide) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const exchange = await items.find(id);
      const decided = exchange && decide(exchange);
      if (!decided) return unchanged(exchange);
      const counted = signatureChanges(exchange, decided);
      await signatures.announce(counted);
      if ((await items.replace(decided, exchange.revision)) === "lost") continue;
      await signatures.carryOut(counted);
      await forget(exchange, decided);
      if (isSettled(decided)) {
        await settle(decided);
        await keepReopened(await items.find(id));
      }
      return { changed: true, exchange: decided };
    }
    throw new Error(`the held exchange ${id} changed under every attempt to change it`);
  };
  return {
    async holdAll(holdings, at) {
      await signatures.announce(batchChanges(holdings, timestamp(at), () => true));
      const outcomes = await pMap(holdings, (holding) => hold(holding, at), {
        concurrency: CONCURRENT_HOLDINGS,
      });
      const isNew = (index: number) => outcomes[index] === "held" || outcomes[index] === "held-anew";
      await signatures.carryOut(batchChanges(holdings, timestamp(at), isNew));
      return outcomes;
    },
    change,
    async changeAll(exchanges, decide) {
      const planned = exchanges.map((before, index) => ({ before, after: decide(before, index) }));
      const countedOf = ({ before, after }: (typeof planned)[number]) =>
        after ? signatureChanges(before, after) : [];
      await signatures.announce(mergedChanges(planned.flatMap(countedOf)));
      const written = await pMap(
        planned,
        async ({ before, after }) =>
          after && (await items.replace(after, before.revision).catch(told(before.id))),
        { concurrency: CONCURRENT_CHANGES },
      );
      const isWritten = (_: unknown, index: number) => written[index] === "written";
      await signatures.carryOut(mergedChanges(planned.filter(isWritten).flatMap(countedOf)));
      const finish = async (index: number): Promise<Change | undefined> => {
        const { before, after } = planned[index] ?? {};
        if (!before || !after) return unchanged(before);
        if (written[index] === "lost") return change(before.id, (exchange) => decide(exchange, index));
        if (written[index] !== "written") return undefined;
        await forget(before, after);
        if (isSettled(after)) await settle(after);
        return { changed: true, exchange: after };
      };
      const changes = await pMap(planned, ({ before }, index) => finish(index).catch(told(before.id)), {
        concurrency: CONCURRENT_CHANGES,
      });
      const settled = planned.flatMap(({ after }, index) =>
        after && isSettled(after) && written[index] === "written" ? [after.id] : [],
      );
      for (const current of await items.findAll(settled)) await keepReopened(current).catch(told(current.id));
      return changes;
    },
    list: (query) => items.list(query),
    ofBusinessKey: (businessKey) => items.ofBusinessKey(businessKey),
    find: (id) => items.find(id),
    findAll: (ids) => items.findAll(ids),
    async erase(id, at) {
      const exchange = await items.find(id);
      if (!exchange) return "unknown";
      if (!isSettled(exchange)) return "open";
      if (!isAtRest(exchange, at)) return "unsettled";
      if (await contents.holds(id)) {
        // Whoever settled it broke off half way; or somebody is about to hold it anew, and must find its content.
        const anew = { ...exchange, stateSince: timestamp(at), revision: exchange.revision + 1 };
        if ((await items.replace(anew, exchange.revision)) === "written") await settle(anew);
        return "unsettled";
      }
      // The item last: as long as it is there, an erasure that broke off finds it again.
      await contents.erase(id);
      return (await items.remove(exchange)) === "written" ? "erased" : "open";
    },
    content: (id, correction = ORIGINAL) => contents.get(id, correction),
    newestContents: (exchanges) =>
      contents.getSmall(
        exchanges.map(({ id, corrections }) => ({ id, version: corrections.at(-1)?.hash ?? ORIGINAL })),
      ),
    keep: (id, correction, content) => contents.put(id, correction, content),
  };
}
