import { catalogue, type CatalogueCode } from "../../../../schemas/catalogue.ts";
import type { Decoded, Decoder } from "../../../../schemas/decoder.ts";
import { embeddedFiles, isPdf } from "../pdf/embedded-files.ts";
import { beginsAsXml } from "../xml/first-character.ts";

/**
 * Decodes invoices in XML, or within the PDF that carries them (Factur-X 1.0 and ZUGFeRD 2, section 6.1:
 * an embedded file of the PDF/A-3). Places are those within the XML.
 */
export function alsoWithinPdf(decode: Decoder): Decoder {
  return (bytes) => {
    if (!isPdf(bytes)) return decode(bytes);
    const embedded = embeddedFiles(bytes);
    if (embedded.outcome === "unreadable") return refused("pdf-unreadable", embedded.expected);
    const invoices = embedded.files.filter(beginsAsXml).map(decode);
    const invoice = invoices.find((decoded) => !isOther(decoded)) ?? invoices[0];
    return invoice ?? refused("pdf-without-invoice", "an embedded file with the invoice in XML");
  };
}

/** Whether XML is of another standard: a PDF may carry more than its invoice. */
export function isOther(decoded: Decoded): boolean {
  return decoded.outcome === "decoded" && (decoded.faults ?? []).some(({ code }) => code === "schema-root");
}

function refused(code: CatalogueCode, expected: string): Decoded {
  const message = catalogue[code];
  const finding = {
    code,
    severity: "error",
    path: "",
    position: null,
    message,
    expected,
    received: null,
  } as const;
  return { outcome: "undecodable", findings: [finding] };
}
