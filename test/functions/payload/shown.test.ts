import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { cii } from "../../../functions/gate/formats/cii.ts";
import { csv } from "../../../functions/gate/formats/csv.ts";
import { edifact } from "../../../functions/gate/formats/edifact.ts";
import { fec } from "../../../functions/gate/formats/fec.ts";
import { fixedWidth } from "../../../functions/gate/formats/fixed-width.ts";
import { idocFlat } from "../../../functions/gate/formats/idoc-flat.ts";
import { json } from "../../../functions/gate/formats/json.ts";
import { mt940 } from "../../../functions/gate/formats/mt940.ts";
import { x12 } from "../../../functions/gate/formats/x12.ts";
import { xml } from "../../../functions/gate/formats/xml.ts";
import { shownText } from "../../../functions/payload/shown.ts";

const latin1 = (text: string) => Buffer.from(text, "latin1");
const utf16be = (text: string) => Buffer.from(text, "utf16le").swap16();
const interchange = (identifier: string, name: string) =>
  `UNB+${identifier}:3+A+B+261127:1200+1'\nUNH+1+ORDERS:D:96A:UN'NAD+BY+++${name}'`;
const fields = { columns: [{ name: "a", width: 4 }] };

describe("the text that a payload is shown as", () => {
  test.each([
    [
      "an XML that declares ISO 8859-1",
      xml(),
      latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>'),
      "iso-8859-1",
      "é",
    ],
    [
      "an XML of Windows that declares ISO 8859-1",
      xml(),
      latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>\x92</a>'),
      "windows-1252",
      "’",
    ],
    [
      "an XML that declares ISO 8859-2",
      xml(),
      latin1('<?xml version="1.0" encoding="iso-8859-2"?><a>\xb1</a>'),
      "iso-8859-2",
      "ą",
    ],
    [
      "an XML that wrongly declares UTF-8",
      xml(),
      latin1('<?xml version="1.0" encoding="UTF-8"?><a>\xe9</a>'),
      "windows-1252",
      "é",
    ],
    [
      "an XML that wrongly declares UTF-16",
      xml(),
      Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'),
      "utf-8",
      "é",
    ],
    [
      "an XML in UTF-16, big end first, without a mark",
      xml(),
      utf16be('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'),
      "utf-16be",
      "é",
    ],
    ["EDIFACT of UNOC", edifact(), latin1(interchange("UNOC", "H\xf4tel")), "iso-8859-1", "Hôtel"],
    ["EDIFACT of UNOE", edifact(), latin1(interchange("UNOE", "\xd0")), "iso-8859-5", "а"],
    ["EDIFACT of UNOK", edifact(), latin1(interchange("UNOK", "\xfd")), "iso-8859-9", "ı"],
    [
      "EDIFACT of UNOY, after its service string advice",
      edifact(),
      Buffer.from(`UNA:+.? '\r\n${interchange("UNOY", "Hôtel")}`),
      "utf-8",
      "Hôtel",
    ],
    [
      "EDIFACT of UNOA that holds more",
      edifact(),
      latin1(interchange("UNOA", "H\xf4tel")),
      "iso-8859-1",
      "Hôtel",
    ],
    ["EDIFACT with separators of level B", edifact(), latin1("UNB\x1dUNOB\x1f1\x1dA\x1c"), "utf-8", "\x1d"],
    ["X12 above ASCII", x12(), latin1("ISA*\xe9~"), "iso-8859-1", "é"],
    ["CSV of a stated set", csv({ encoding: "iso-8859-15" }), latin1("prix\n\xa4"), "iso-8859-15", "€"],
    ["CSV of no stated set", csv(), latin1("prix\n\x80"), "windows-1252", "€"],
    ["CSV in UTF-16", csv(), Buffer.from("\uFEFFé", "utf16le"), "utf-16le", "\uFEFFé"],
    [
      "fields of fixed width",
      fixedWidth({ ...fields, encoding: "iso-8859-15" }),
      latin1("\xa4   "),
      "iso-8859-15",
      "€",
    ],
    [
      "a flat IDoc of a code page",
      idocFlat({ encoding: "windows-1252" }),
      latin1("EDI_DC40 \x80"),
      "windows-1252",
      "€",
    ],
    ["a FEC", fec(), latin1("JournalCode\tCaf\xe9 \xa4"), "iso-8859-15", "Café €"],
    ["a FEC of Windows", fec(), latin1("JournalCode\tl\x92\xe9t\xe9"), "windows-1252", "l’été"],
    ["an MT940", mt940(), latin1(":20:\xe9"), "windows-1252", "é"],
    ["a JSON that is not UTF-8", json(), latin1('{"a":"\xe9"}'), "windows-1252", "é"],
    ["a JSON in UTF-16", json(), Buffer.from('\uFEFF{"a":"é"}', "utf16le"), "utf-16le", "é"],
  ])("of %s", (_, format, bytes, charset, holds) => {
    const shown = shownText(bytes, format);
    expect(shown?.charset).toBe(charset);
    expect(shown?.text).toContain(holds);
  });

  test.each([
    ["a PDF", latin1("%PDF-1.7\n%\xe2\xe3"), cii()],
    ["an archive", latin1("PK\x03\x04abc"), cii()],
    ["a text with a NUL", Buffer.from('{"a":"\0"}'), json()],
  ])("is none for %s", (_, bytes, format) => {
    expect(shownText(bytes, format)).toBeUndefined();
  });

  test("is known without the flow that it came on", () => {
    expect(shownText(latin1("\xe9"), undefined)).toEqual({ text: "é", charset: "windows-1252" });
  });

  test("of each sample of a FEC is its own bytes again", () => {
    const sample = readFileSync("clients/demo/samples/entries.fec.txt");
    expect(shownText(sample, fec())?.text).toContain("Hôtel du Port");
  });
});
