import * as z from "zod";
import type { Decoder } from "./decoder.ts";
import type { SourceEditor } from "./source-editor.ts";

/** The formats that a contract can name. */
export const FormatName = z.enum([
  "json",
  "jsonl",
  "xml",
  "ubl",
  "cii",
  "e-invoice",
  "camt",
  "pain",
  "epcis",
  "cloudevents",
  "edifact",
  "x12",
  "idoc",
  "idoc-flat",
  "csv",
  "fixed-width",
  "fec",
  "mt940",
]);
export type FormatName = z.infer<typeof FormatName>;

/**
 * A format as a contract holds it, such as `json()`: what its name is, and how its decoder is had. A client's
 * functions thus hold only the decoders that its contracts name.
 */
export interface Format {
  readonly name: FormatName;
  /**
   * The character set that bytes are shown in and edited texts written in, by a label of the WHATWG Encoding Standard;
   * UTF-8 where it is left out. It also answers of bytes that cannot be decoded, and never throws.
   */
  readonly charset?: (bytes: Uint8Array) => string;
  /**
   * The decoder, at once or after what it needs was loaded. Asked once per batch, so it keeps what is dear to
   * make; it rejects only where the code itself cannot be loaded.
   */
  readonly open: () => Decoder | Promise<Decoder>;
  /** What changes single places of a text; left out where nothing can. */
  readonly edit?: () => Promise<SourceEditor>;
}
