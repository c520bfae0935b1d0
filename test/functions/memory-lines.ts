import type { Lines } from "../../functions/ports.ts";
import { Line, LineEntry, type LineKey } from "../../schemas/line.ts";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";

const text = ({ flow, businessKey }: LineKey) => JSON.stringify([flow, businessKey]);

const address = (entry: Omit<LineEntry, "joinedAt">) => JSON.stringify([text(entry), entry.order, entry.id]);

type Call = <T>(step: string, effect: () => T) => Promise<T>;

/** Lines in memory, and what stands in them for a test to look at. */
export interface MemoryLines extends Lines {
  readonly heads: Map<string, Line>;
  readonly entries: Map<string, LineEntry>;
}

/** The lines of one client in memory, as stored: with times in milliseconds. */
export function memoryLines(call: Call): MemoryLines {
  const heads = new Map<string, Line>();
  const entries = new Map<string, LineEntry>();
  const waiting = (key: LineKey) =>
    [...entries]
      .filter(([, entry]) => text(entry) === text(key))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, entry]) => entry);
  return {
    heads,
    entries,
    find: (key) => call("find line", () => heads.get(text(key))),
    save: (line) =>
      call("save line", () => {
        const known = heads.get(text(line));
        if (known && known.revision !== line.revision) return "lost";
        const kept = z.decode(Line, z.encode(Line, { ...line, revision: line.revision + 1 }));
        heads.set(text(line), kept);
        return "written";
      }),
    join: (entry) =>
      call("join line", () => {
        entries.set(address(entry), z.decode(LineEntry, z.encode(LineEntry, entry)));
      }),
    first: (key) => call("first in line", () => waiting(key)[0]),
    leave: ({ joinedAt, ...entry }) =>
      call("leave line", () => {
        const known = entries.get(address(entry));
        if (!known || (joinedAt && !known.joinedAt.equals(joinedAt))) return;
        entries.delete(address(entry));
      }),
    async *due(at) {
      const due = await call("due lines", () =>
        [...heads.values()].filter(({ lookAt }) => lookAt && Temporal.Instant.compare(lookAt, at) <= 0),
      );
      yield* due.map(({ flow, businessKey }) => ({ flow, businessKey }));
    },
    erase: (key) =>
      call("erase line", () => {
        heads.delete(text(key));
        for (const entry of waiting(key)) entries.delete(address(entry));
      }),
  };
}
