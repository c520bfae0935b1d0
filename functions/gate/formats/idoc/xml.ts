import type { Decoder, Path } from "../../../../schemas/decoder.ts";
import type { Finding } from "../../../../schemas/finding.ts";
import { decodeXml, noteAt, type Xml } from "../xml/decode.ts";
import type { IsList } from "../xml/document.ts";
import { eachAt, isAt, textAt } from "../xml/pick.ts";
import type { StandardOptions } from "../xml/standard.ts";
import { CONTROL_FIELDS } from "./control-record.ts";

const CONTROL = "EDI_DC40";

/** Segments, which SAP marks by an attribute, may come several times; so may IDocs in one message. */
export const isSegment: IsList = (key, attributes) =>
  key === "IDOC" || (key !== CONTROL && attributes.some(({ name }) => name.local === "SEGMENT"));

/**
 * The decoder of IDocs in XML (SAP, IDoc Interface / Application Link Enabling, XML format of IDocs): the root
 * element named by the type, in it each IDOC with its control record EDI_DC40 first and then its segments.
 */
export async function openIdoc({ schema }: StandardOptions): Promise<Decoder> {
  const compiled = await schema?.();
  return (bytes) =>
    decodeXml(bytes, { lists: isSegment }, (xml) => {
      const findings = [...(compiled ? compiled.violations(xml) : []), ...judged(xml)];
      return {
        faults: findings.filter(({ severity }) => severity === "error"),
        notes: findings.filter(({ severity }) => severity === "note"),
      };
    });
}

function error(
  xml: Xml,
  code: "idoc-structure" | "idoc-control-field",
  path: Path,
  expected: string,
): Finding {
  return { ...noteAt(xml, code, path, expected), severity: "error" };
}

function judged(xml: Xml): readonly Finding[] {
  const root = xml.root.local;
  const idocs = eachAt(xml.document, [root, "IDOC"]);
  if (idocs.length === 0)
    return [error(xml, "idoc-structure", [root], "an element IDOC in the root element")];
  return idocs.flatMap((idoc) => {
    const control = [...idoc, CONTROL];
    const [first, ...more] = eachAt(xml.document, control);
    if (!first || more.length > 0)
      return [error(xml, "idoc-structure", idoc, `one control record ${CONTROL} in each IDOC`)];
    return [...brokenFields(xml, control), ...misnamed(xml, root, control)];
  });
}

function brokenFields(xml: Xml, control: Path): readonly Finding[] {
  return CONTROL_FIELDS.flatMap(({ name, length, mandatory, form }) => {
    const path = [...control, name];
    const text = textAt(xml.document, path);
    if (!text)
      return mandatory
        ? [error(xml, "idoc-control-field", isAt(xml.document, path) ? path : control, name)]
        : [];
    if (form && !form.pattern.test(text)) return [error(xml, "idoc-control-field", path, form.expected)];
    return text.length > length
      ? [noteAt(xml, "idoc-field-length", path, `at most ${length} characters`)]
      : [];
  });
}

/** The root element bears the name of the basic type, or of its extension. */
function misnamed(xml: Xml, root: string, control: Path): readonly Finding[] {
  const types = ["IDOCTYP", "CIMTYP"].map((name) => textAt(xml.document, [...control, name]));
  return types.includes(root)
    ? []
    : [noteAt(xml, "idoc-type", [...control, "IDOCTYP"], "the name of the root element")];
}
