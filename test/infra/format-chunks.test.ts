import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { bundleSize } from "../../bench/bundle-size.ts";
import { clientFile } from "../../clients/load-client.ts";
import { bundleHandler } from "../../infra/handler-bundle.ts";
import type { Format } from "../../schemas/format.ts";

const FIXTURE = new URL("client-formats.ts", import.meta.url).pathname;
const Bundle = z.object({ formats: z.object({ ubl: z.custom<Format>() }) });

const sample = (name: string) => new Uint8Array(readFileSync(`test/samples/ubl/${name}`));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "format-chunks-"));
  bundleHandler(FIXTURE, folder, clientFile("demo"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Measures the gate of a client, by the file of its configuration. */
function gateOf(name: string, client: string) {
  const gate = join(folder, name);
  bundleHandler("functions/gate/handler.ts", gate, client);
  return bundleSize(join(gate, "index.mjs"));
}

test("a function reads neither libxml2 nor a schema before a message asks for it", () => {
  const { chunksAtOnce, bytesAtOnce } = bundleSize(join(folder, "index.mjs"));
  expect(chunksAtOnce.length).toBeGreaterThan(0);
  expect(bytesAtOnce).toBeLessThan(200 * 1024);
  for (const file of chunksAtOnce)
    expect(readFileSync(join(folder, file), "utf8")).not.toMatch(/wasm|xsd:schema/i);
});

test("the gate of a client without XML Schema has none of libxml2, nor loads more than its formats", () => {
  const without = gateOf("without", "./bench/schemaless-client.ts");
  const demo = gateOf("with", clientFile("demo"));
  expect(demo.bytesOfLibxml2).toBeGreaterThan(1024 * 1024);
  expect(without.bytesOfLibxml2).toBe(0);
  expect(without.bytes).toBeLessThan(1024 * 1024);
  expect(without.bytesAtOnce).toBeLessThanOrEqual(demo.bytesAtOnce);
});

test("the bundle opens the format, checks by the schema, and needs nothing beside it", async () => {
  const { formats } = Bundle.parse(await import(pathToFileURL(join(folder, "index.mjs")).href));
  const decode = await formats.ubl.open();
  expect(decode(sample("01.01a-INVOICE_ubl.xml"))).toMatchObject({ faults: [], notes: [] });
  expect(decode(sample("INVALID_no_id.xml"))).toMatchObject({ faults: [{ code: "schema-element" }] });
});
