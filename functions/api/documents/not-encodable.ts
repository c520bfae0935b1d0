import { catalogue } from "../../../schemas/catalogue.ts";
import type { Finding } from "../../../schemas/finding.ts";
import type { Edited } from "../../payload/edited.ts";
import type { RequestFault } from "../answered.ts";

type Unknown = Extract<Edited, { outcome: "unknown-character" }>;

/** A character that an exchange's character set has not, as a finding of the check. */
export function notEncodable({ position, charset }: Unknown): Finding {
  return {
    code: "text-not-encodable",
    severity: "error",
    path: "",
    position,
    message: catalogue["text-not-encodable"],
    expected: `a character of ${charset}`,
    received: "string",
  };
}

/** The same, as a fault of the request that would save it. */
export function placeOf({ position: { line, column }, charset }: Unknown): RequestFault {
  return { place: `${line}:${column}`, fault: `is no character of ${charset}` };
}
