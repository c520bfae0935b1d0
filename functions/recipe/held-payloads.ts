import type { Flow } from "../../schemas/flow.ts";
import type { HeldContent, HeldExchange } from "../../schemas/held-exchange.ts";
import { carried } from "../payload/carried.ts";
import type { Quarantine } from "../ports.ts";
import type { HeldPayloads, Mending } from "./mend.ts";

/** What the messages of a flow are read, changed and judged by. */
export async function mendingOf(flow: Flow): Promise<Mending> {
  const { format } = flow.contract;
  return { flow, decode: await format.open(), editor: await format.edit?.() };
}

/** What came in an exchange, and its newest version; undefined where one of them is not kept any more. */
export async function payloadsOf(
  { id, corrections, transferEncoding }: HeldExchange,
  flow: Flow,
  quarantine: Pick<Quarantine, "content">,
): Promise<(HeldPayloads & Pick<HeldContent, "attributes">) | undefined> {
  const latest = corrections.at(-1);
  const original = await quarantine.content(id);
  const content = latest ? await quarantine.content(id, latest.hash) : original;
  if (!original || !content) return undefined;
  const [came, newest] = [
    carried(original, flow, transferEncoding),
    carried(content, flow, transferEncoding),
  ];
  return { came, newest, attributes: original.attributes };
}
