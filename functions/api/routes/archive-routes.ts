import { Temporal } from "temporal-polyfill";
import { readArchive } from "../../../schemas/api/archive-operations.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import { forwardedUpTo } from "../../archive/forwarded.ts";
import { done, refused } from "../answered.ts";
import { archivePage, archivePosition } from "../documents/archive-page.ts";
import { route } from "../route.ts";

export const archiveRoutes = [
  route(readArchive, async ({ parameters: { flow }, query, reach, at }, desk) => {
    if (!reach.has(flow)) return refused("role-insufficient", flow);
    const { client } = desk;
    if (!Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
    const { from, until, limit, cursor } = query;
    const after = cursor === undefined ? undefined : archivePosition(cursor);
    if (cursor !== undefined && !after) return refused("cursor-unreadable");
    const begin = after?.at ?? until;
    const forwarded = forwardedUpTo(flow, begin ? Temporal.Instant.from(begin) : at, desk);
    const { items, next } = await archivePage(forwarded, { after, from: Temporal.Instant.from(from), limit });
    return done({
      items: items.map(({ at: forwardedAt, exchange: { exchangeId, businessKey, body, attributes } }) => ({
        at: offsetTime(forwardedAt, client.zone),
        exchangeId,
        businessKey,
        body,
        attributes,
      })),
      next,
    });
  }),
];
