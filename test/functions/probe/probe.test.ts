import { beforeEach, expect, test, vi } from "vitest";
import type { ProbeAnswer } from "../../../functions/ports.ts";
import { probeApplications } from "../../../functions/probe/probe.ts";
import { defineClient } from "../../../schemas/client.ts";
import { configuration, plainFlow, probedApplications } from "../../infra/clients.ts";
import { MemoryProbes, minute } from "../probes.ts";

const client = defineClient(configuration({ orders: plainFlow }, { applications: probedApplications }));
const UP: ProbeAnswer = { answered: "page", status: 200, text: undefined, certificateExpires: undefined };
const DOWN: ProbeAnswer = { answered: "page", status: 503, text: undefined, certificateExpires: undefined };

let probes: MemoryProbes;
let health: ProbeAnswer | Error;
beforeEach(() => {
  probes = new MemoryProbes();
  health = UP;
  vi.spyOn(console, "error").mockReturnValue(undefined);
});

const prober = {
  ask: async ({ type }: { readonly type: string }): Promise<ProbeAnswer> => {
    if (type === "tcp") return { answered: "connection" };
    if (health instanceof Error) throw health;
    return health;
  },
};
const probe = (at: number) => probeApplications(client, minute(at), { prober, probes });

test("every probe that asks is kept under its application, and one that reports is not asked", async () => {
  expect(await probe(0)).toBe(2);
  expect([...probes.kept.keys()]).toEqual(["erp/health", "erp/port"]);
  expect(probes.kept.get("erp/health")).toMatchObject({ outcome: "well", at: minute(0), since: minute(0) });
});

test("an outcome keeps its beginning while it goes on", async () => {
  await probe(0);
  health = DOWN;
  await probe(1);
  await probe(2);
  expect(probes.kept.get("erp/health")).toMatchObject({
    outcome: "failing",
    at: minute(2),
    since: minute(1),
  });
  health = UP;
  await probe(3);
  expect(probes.kept.get("erp/health")).toMatchObject({ outcome: "well", since: minute(3) });
  expect(probes.kept.get("erp/port")).toMatchObject({ outcome: "well", since: minute(0) });
});

test("after more than five minutes without a result, an outcome begins anew", async () => {
  await probe(0);
  await probe(5);
  expect(probes.kept.get("erp/health")).toMatchObject({ since: minute(0) });
  await probe(10.5);
  expect(probes.kept.get("erp/health")).toMatchObject({ since: minute(10.5) });
});

test("an older result never takes the place of a newer one", async () => {
  await probe(5);
  health = DOWN;
  expect(await probe(4)).toBe(0);
  expect(probes.kept.get("erp/health")).toMatchObject({ outcome: "well", at: minute(5) });
});

test("of two runs at once, the one that comes second leaves what the first wrote", async () => {
  await probe(0);
  const [first] = await probes.all();
  if (!first) throw new Error("nothing was kept");
  probes.meanwhile = () => probes.kept.set(first.id, { ...first, revision: 9, at: minute(2) });
  await probe(1);
  expect(probes.kept.get(first.id)).toMatchObject({ revision: 9, at: minute(2) });
});

test("a probe that cannot be run holds up no other", async () => {
  health = new Error("no way");
  expect(await probe(0)).toBe(1);
  expect([...probes.kept.keys()]).toEqual(["erp/port"]);
});

test("the expiry that was last seen is remembered while nothing answers", async () => {
  health = { ...UP, certificateExpires: minute(1000) };
  await probe(0);
  health = { answered: "nothing", why: "timeout", code: "ETIMEDOUT" };
  await probe(1);
  expect(probes.kept.get("erp/health")).toMatchObject({
    reason: "timeout",
    certificateExpires: minute(1000),
  });
});
