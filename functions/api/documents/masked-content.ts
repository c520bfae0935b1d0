import type { Flow } from "../../../schemas/flow.ts";
import type { HeldContent } from "../../../schemas/held-exchange.ts";
import { MASK, masked } from "../../payload/masked.ts";

/**
 * What somebody sees of a content who may not see masked values: never its bytes, but its decoded message, written
 * as JSON, without them. What cannot be decoded, or is of a flow that is no more, is masked whole, and so is each
 * attribute.
 */
export async function maskedContent(
  { body, attributes }: HeldContent,
  flow: Flow | undefined,
): Promise<HeldContent> {
  const decode = await flow?.contract.format.open();
  const decoded = decode?.(Buffer.from(body, "utf8"));
  const text =
    flow && decoded?.outcome === "decoded"
      ? JSON.stringify(masked(decoded.document, flow.contract.masked), null, 2)
      : MASK;
  const names = Object.keys(attributes);
  return {
    body: text,
    attributes: Object.fromEntries(names.map((name) => [name, { dataType: "String", stringValue: MASK }])),
  };
}
