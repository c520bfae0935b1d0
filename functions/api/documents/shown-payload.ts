import type { Flow } from "../../../schemas/flow.ts";
import type { HeldContent, HeldExchange, ShownContent } from "../../../schemas/held-exchange.ts";
import { carried, inBody } from "../../payload/carried.ts";
import { shownText } from "../../payload/shown.ts";

/**
 * A content as somebody sees it who may see all of it: the payload's text in the letters that it is written in, or its
 * bytes where it is no text; a body that does not hold what it should is shown as it came.
 */
export function shownPayload(
  content: HeldContent,
  { transferEncoding }: Pick<HeldExchange, "transferEncoding">,
  flow: Flow | undefined,
): ShownContent {
  const payload = carried(content, flow, transferEncoding);
  if (payload.outcome === "broken" || payload.transferEncoding === null)
    return { ...content, form: "text", charset: "utf-8" };
  const { bytes } = payload;
  const shown = shownText(bytes, flow?.contract.format);
  return shown
    ? { ...content, body: shown.text, form: "text", charset: shown.charset }
    : { ...content, body: inBody(bytes, "base64"), form: "base64", charset: null };
}
