import type { ListedExchange } from "../../schemas/held-exchange.ts";
import type { HeldSignature } from "../../schemas/held-signature.ts";
import type { Signatures } from "../ports.ts";

/**
 * Tells held exchanges in which a text stands: in their keys, where these may be seen, or in what is wrong with them. The
 * findings of all exchanges of one signature are the same, so that they are looked through once for all.
 */
export async function textSearch(
  text: string,
  flows: readonly string[],
  seesKeys: (flow: string) => boolean,
  signatures: Pick<Signatures, "ofFlow">,
): Promise<(one: ListedExchange) => boolean> {
  const wanted = text.toLowerCase();
  const holdsText = (value: string | null) => value?.toLowerCase().includes(wanted) ?? false;
  const isAbout = ({ faults, reason }: HeldSignature) =>
    [reason, ...faults.flatMap(({ code, path, message }) => [code, path, message.fr, message.en])].some(
      holdsText,
    );
  const known = await Promise.all(flows.map((flow) => signatures.ofFlow(flow)));
  const meant = new Set(
    known
      .flat()
      .filter(isAbout)
      .map(({ signature }) => signature),
  );
  return ({ flow, id, signature, businessKey, exchangeId }) =>
    meant.has(signature) ||
    [id, signature].some(holdsText) ||
    (seesKeys(flow) && [businessKey, exchangeId].some(holdsText));
}
