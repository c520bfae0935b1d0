import { listSignatures } from "../../../schemas/api/signature-operations.ts";
import { done, refused } from "../answered.ts";
import { signaturePage, signaturePositionAt } from "../documents/signature-page.ts";
import { route } from "../route.ts";

export const signatureRoutes = [
  route(listSignatures, async ({ query, reach }, { client, signatures, recipes }) => {
    const { flow, signature, count, order, limit, cursor } = query;
    if (flow !== undefined && !reach.has(flow)) return refused("role-insufficient", flow);
    if (flow !== undefined && !Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
    const after = cursor === undefined ? undefined : signaturePositionAt(cursor);
    if (cursor !== undefined && !after) return refused("cursor-unreadable");
    const flows = flow === undefined ? Object.keys(client.flows).filter(reach.has) : [flow];
    const found = await Promise.all(flows.map((one) => signatures.ofFlow(one)));
    const { items, next } = signaturePage(found.flat(), { signature, count, order, limit, after });
    const shown = [...new Set(items.map((item) => item.flow))];
    const kept = new Map(
      await Promise.all(shown.map(async (one) => [one, await recipes.signaturesOf(one)] as const)),
    );
    const told = items.map((item) => ({
      ...item,
      recipe: kept.get(item.flow)?.has(item.signature) ?? false,
    }));
    return done({ items: told, next });
  }),
];
