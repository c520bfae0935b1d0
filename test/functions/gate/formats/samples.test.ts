/** Real messages, and real ones with one mistake: each gets the verdict that its label says. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { camt } from "../../../../functions/gate/formats/camt.ts";
import { cii } from "../../../../functions/gate/formats/cii.ts";
import { cloudevents } from "../../../../functions/gate/formats/cloudevents.ts";
import { epcis } from "../../../../functions/gate/formats/epcis.ts";
import { idoc } from "../../../../functions/gate/formats/idoc.ts";
import { pain } from "../../../../functions/gate/formats/pain.ts";
import { ubl } from "../../../../functions/gate/formats/ubl.ts";
import type { Format } from "../../../../schemas/format.ts";

const FOLDER = "test/samples";
const Labels = z.record(z.string(), z.enum(["valid", "invalid"]));

/** The formats of a folder's samples, by what their names hold. */
const folders: Readonly<Record<string, readonly (readonly [string, Format])[]>> = {
  ubl: [["", ubl()]],
  cii: [["", cii()]],
  iso20022: [
    ["camt", camt()],
    ["pain", pain()],
  ],
  idoc: [["", idoc()]],
  epcis: [["", epcis()]],
  cloudevents: [["", cloudevents()]],
};

describe.each(Object.entries(folders))("of %s", (folder, formats) => {
  const labels = Labels.parse(JSON.parse(readFileSync(`${FOLDER}/${folder}/labels.json`, "utf8")));

  test("every sample has a label", () => {
    const samples = readdirSync(`${FOLDER}/${folder}`).filter(
      (name) => /\.(xml|json)$/.test(name) && name !== "labels.json",
    );
    expect(samples.toSorted()).toEqual(Object.keys(labels).toSorted());
  });

  test.each(Object.entries(labels))("%s is %s", async (name, label) => {
    const format = formats.find(([part]) => name.includes(part))?.[1];
    const decode = await format?.open();
    const decoded = decode?.(new Uint8Array(readFileSync(`${FOLDER}/${folder}/${name}`)));
    const faults = decoded?.outcome === "decoded" ? (decoded.faults ?? []) : decoded?.findings;
    expect(faults?.length === 0 ? "valid" : "invalid").toBe(label);
    for (const { position } of faults ?? []) expect(position?.line).toBeGreaterThan(0);
  });
});
