import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { noteRelease, releasedOf } from "../../../functions/sweep/release.ts";
import { client as demo } from "../../../clients/demo/client.ts";
import type { Release } from "../../../schemas/release.ts";
import { client } from "../../clients/watched/watched/client.ts";

const at = Temporal.Instant.from("2026-11-24T09:00:00Z");
const released = releasedOf(client, "one");

/** Releases in memory, oldest first. */
function memory(...known: readonly Release[]) {
  const all = [...known];
  return {
    all,
    latest: () => Promise.resolve(all.at(-1)),
    add: (release: Release) => Promise.resolve(void all.push(release)),
  };
}

test("every contract and every setting of a client has its fingerprint, the same each time", () => {
  const first = releasedOf(demo, "one");
  expect(Object.keys(first.flows)).toEqual(Object.keys(demo.flows));
  expect(releasedOf(demo, "one")).toEqual(first);
  expect(new Set(Object.values(first.flows).map(({ contract }) => contract)).size).toBe(
    Object.keys(demo.flows).length,
  );
});

test("a contract that is otherwise has another fingerprint, and so has a setting, each by itself", () => {
  const { letters } = client.flows;
  if (!letters) throw new Error("there are no letters");
  const contract = { ...letters.contract, masked: ["/text"] };
  const tightened = releasedOf({ ...client, flows: { letters: { ...letters, contract } } }, "one").flows;
  const observed = releasedOf(
    { ...client, flows: { letters: { ...letters, watch: "observe" } } },
    "one",
  ).flows;
  const before = released.flows["letters"];
  expect(tightened["letters"]).toMatchObject({ settings: before?.settings });
  expect(tightened["letters"]?.contract).not.toBe(before?.contract);
  expect(observed["letters"]).toMatchObject({ contract: before?.contract });
  expect(observed["letters"]?.settings).not.toBe(before?.settings);
});

test("what is deployed is remembered once, and again when it is otherwise", async () => {
  const releases = memory();
  await noteRelease(released, at, releases);
  await noteRelease(released, at.add({ minutes: 1 }), releases);
  expect(releases.all).toEqual([{ ...released, at }]);
  const later = at.add({ hours: 1 });
  await noteRelease({ ...released, code: "two" }, later, releases);
  expect(releases.all.at(-1)).toEqual({ ...released, code: "two", at: later });
});

test("the order in which a table gives flows back makes no release", async () => {
  const flows = Object.fromEntries(Object.entries(released.flows).toReversed());
  const releases = memory({ ...released, flows, at });
  await noteRelease(released, at.add({ minutes: 1 }), releases);
  expect(releases.all.length).toBe(1);
});
