import type { Flow } from "../../../schemas/flow.ts";
import type { HeldContent, HeldExchange, ShownContent } from "../../../schemas/held-exchange.ts";
import { carried } from "../../payload/carried.ts";
import { MASK, masked } from "../../payload/masked.ts";

/**
 * What somebody sees of a content who may not see masked values: never its bytes, but its decoded message, written
 * as JSON, without them. What cannot be decoded, or is of a flow that is no more, is masked whole, and so is each
 * attribute.
 */
export async function maskedContent(
  content: HeldContent,
  { transferEncoding }: Pick<HeldExchange, "transferEncoding">,
  flow: Flow | undefined,
): Promise<ShownContent> {
  const decode = await flow?.contract.format.open();
  const payload = carried(content, flow, transferEncoding);
  const decoded = payload.outcome === "payload" ? decode?.(payload.bytes) : undefined;
  const text =
    flow && decoded?.outcome === "decoded"
      ? JSON.stringify(masked(decoded.document, flow.contract.masked), null, 2)
      : MASK;
  const names = Object.keys(content.attributes);
  return {
    body: text,
    form: "text",
    charset: "utf-8",
    attributes: Object.fromEntries(names.map((name) => [name, { dataType: "String", stringValue: MASK }])),
  };
}
