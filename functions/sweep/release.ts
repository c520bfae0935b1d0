import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { Client } from "../../schemas/client.ts";
import type { Contract } from "../../schemas/contract.ts";
import type { Release } from "../../schemas/release.ts";
import type { Releases } from "../ports.ts";

/** What is deployed, whenever it first ran. */
export type Released = Omit<Release, "at">;

const FINGERPRINT_DIGITS = 16;

function fingerprint(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return createHash("sha256").update(text).digest("hex").slice(0, FINGERPRINT_DIGITS);
}

/** What a contract says, as far as it is data: rules written as code are told by its version alone. */
function contractText({ format, refuses, version, masked, masksKeys, schema }: Contract) {
  const shape = z.toJSONSchema(schema, { unrepresentable: "any", io: "input" });
  return { format: format.name, refuses: [...refuses], version, masked, masksKeys, shape };
}

/** What is deployed for a client with some code. */
export function releasedOf({ flows, support }: Client, code: string): Released {
  return {
    code,
    support: fingerprint(support ?? null),
    flows: Object.fromEntries(
      Object.entries(flows).map(([id, { contract, ...settings }]) => [
        id,
        {
          contractVersion: contract.version,
          contract: fingerprint(contractText(contract)),
          settings: fingerprint(settings),
        },
      ]),
    ),
  };
}

/** Whether two releases are one and the same, flows in any order. */
function isSame(a: Released, b: Released): boolean {
  const names = Object.keys(a.flows);
  return (
    a.code === b.code &&
    a.support === b.support &&
    names.length === Object.keys(b.flows).length &&
    names.every((name) => {
      const [mine, theirs] = [a.flows[name], b.flows[name]];
      return (
        mine?.contractVersion === theirs?.contractVersion &&
        mine?.contract === theirs?.contract &&
        mine?.settings === theirs?.settings
      );
    })
  );
}

/** Remembers what is deployed, where that is not what was last; safe to do again. */
export async function noteRelease(
  released: Released,
  now: Temporal.Instant,
  releases: Pick<Releases, "latest" | "add">,
): Promise<void> {
  const latest = await releases.latest();
  if (!latest || !isSame(latest, released)) await releases.add({ ...released, at: now });
}
