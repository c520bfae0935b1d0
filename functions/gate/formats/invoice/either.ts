import type { Decoder } from "../../../../schemas/decoder.ts";
import type { SourceEditor } from "../../../../schemas/source-editor.ts";
import { isPdf } from "../pdf/embedded-files.ts";
import { xmlEditor } from "../xml/editor.ts";
import { openStandard } from "../xml/standard.ts";
import { ciiStandard } from "./cii.ts";
import { alsoWithinPdf, isOther } from "./factur-x.ts";
import { ublStandard } from "./ubl.ts";

/** The root element stands within these bytes, unless a long comment precedes it. */
const HEAD = 1024;
const CII_ROOT = "CrossIndustryInvoice";

/** The decoder of UBL and CII: the one that the beginning shows, or the other where its root belies that. */
export async function openEither(): Promise<Decoder> {
  const [ubl, cii] = await Promise.all([openStandard(ublStandard, {}), openStandard(ciiStandard, {})]);
  const ciiOrPdf = alsoWithinPdf(cii);
  return (bytes) => {
    if (isPdf(bytes)) return ciiOrPdf(bytes);
    const [likely, other] = looksLikeCii(bytes) ? [cii, ubl] : [ubl, cii];
    const decoded = likely(bytes);
    if (!isOther(decoded)) return decoded;
    const again = other(bytes);
    return isOther(again) ? decoded : again;
  };
}

const [ublEditor, ciiEditor] = [xmlEditor(ublStandard), xmlEditor(ciiStandard)];
const editorOf = (text: string) => (text.slice(0, HEAD).includes(CII_ROOT) ? ciiEditor : ublEditor);

/** Changes invoices in UBL or CII, by the places that the standard of each has. */
export const eitherEditor: SourceEditor = {
  read: (text) => editorOf(text).read(text),
  sourcesOf: (text) => editorOf(text).sourcesOf(text),
  write: (text, changes) => editorOf(text).write(text, changes),
  isBlank: ublEditor.isBlank,
  told: ublEditor.told,
};

/** Also in UTF-16, whose second bytes are NUL for the letters of these names. */
function looksLikeCii(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, HEAD)).toString("latin1").replaceAll("\0", "").includes(CII_ROOT);
}
