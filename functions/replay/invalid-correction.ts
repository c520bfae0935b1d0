import type { Client } from "../../schemas/client.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { check } from "../gate/examine.ts";
import { carried } from "../payload/carried.ts";
import type { Quarantine } from "../ports.ts";

/** Whether today's contract still refuses the text that a replay would send, where a person wrote it. */
export async function isCorrectionInvalid(
  exchange: HeldExchange,
  { flows }: Pick<Client, "flows">,
  quarantine: Pick<Quarantine, "content">,
): Promise<boolean> {
  const { id, corrections, transferEncoding } = exchange;
  const flow = flows[exchange.flow];
  const latest = corrections.at(-1);
  if (!flow || !latest) return false;
  const content = await quarantine.content(id, latest.hash);
  if (!content) return false;
  const decode = await flow.contract.format.open();
  const payload = carried(content, flow, transferEncoding);
  return payload.outcome === "broken" || check(payload.bytes, flow.contract, decode).verdict === "invalid";
}
