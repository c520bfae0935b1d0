import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
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

/** A module of the bundle and all that it imports at once; what it may import later is left out. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const code = readFileSync(join(folder, file), "utf8");
  for (const [, chunk = ""] of code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.mjs)"/g))
    loadedWith(chunk, seen);
  return seen;
}

test("a function reads neither libxml2 nor a schema before a message asks for it", () => {
  const loaded = [...loadedWith("index.mjs")];
  const bytes = loaded.reduce((sum, file) => sum + readFileSync(join(folder, file)).length, 0);
  expect(existsSync(join(folder, "index.mjs"))).toBe(true);
  expect(bytes).toBeLessThan(200 * 1024);
  for (const file of loaded) expect(readFileSync(join(folder, file), "utf8")).not.toMatch(/wasm|xsd:schema/i);
});

test("the bundle opens the format, checks by the schema, and needs nothing beside it", async () => {
  const { formats } = Bundle.parse(await import(pathToFileURL(join(folder, "index.mjs")).href));
  const decode = await formats.ubl.open();
  expect(decode(sample("01.01a-INVOICE_ubl.xml"))).toMatchObject({ faults: [], notes: [] });
  expect(decode(sample("INVALID_no_id.xml"))).toMatchObject({ faults: [{ code: "schema-element" }] });
});
