import type { Decoder } from "../../../schemas/decoder.ts";
import type { Flow } from "../../../schemas/flow.ts";
import type { HeldContent, HeldExchange } from "../../../schemas/held-exchange.ts";
import { type Carried, carried } from "../../payload/carried.ts";
import { fieldsAt, type JsonField } from "../../gate/formats/json-fields.ts";
import { refused, type Refused } from "../answered.ts";
import type { Desk } from "../desk.ts";

type Payload = Extract<Carried, { outcome: "payload" }>;

/** What the first line may change of a held exchange, in its newest version. */
export interface Offered {
  readonly flow: Flow;
  readonly decode: Decoder;
  readonly attributes: HeldContent["attributes"];
  readonly came: Payload;
  readonly newest: Payload;
  readonly fields: readonly JsonField[];
}

/** The fields that the first line may change of a held exchange, or why there are none. */
export async function offeredFields(
  { id, state, flow: named, corrections, transferEncoding }: HeldExchange,
  { client, quarantine }: Pick<Desk, "client" | "quarantine">,
): Promise<Offered | Refused> {
  if (state !== "held") return refused("exchange-not-held", `${id}: ${state}`);
  const flow = client.flows[named];
  if (!flow) return refused("exchange-unknown", id);
  if (flow.firstLine.length === 0) return refused("no-field-for-first-line", id);
  const latest = corrections.at(-1);
  const original = await quarantine.content(id);
  const content = latest ? await quarantine.content(id, latest.hash) : original;
  if (!original || !content) return refused("payload-expired", id);
  const came = carried(original, flow, transferEncoding);
  const newest = carried(content, flow, transferEncoding);
  if (came.outcome === "broken" || newest.outcome === "broken") return refused("no-field-for-first-line", id);
  const decode = await flow.contract.format.open();
  const decoded = decode(newest.bytes);
  const fields = decoded.outcome === "decoded" ? fieldsAt(decoded.document, flow.firstLine) : [];
  if (fields.length === 0) return refused("no-field-for-first-line", id);
  return { flow, decode, attributes: original.attributes, came, newest, fields };
}
