import { exportAuditLines, exportAuditTable, exportHeld } from "../../../schemas/api/export-operations.ts";
import { AuditAct } from "../../../schemas/audit-entry.ts";
import { ListedExchange } from "../../../schemas/held-exchange.ts";
import { done } from "../answered.ts";
import { csv } from "../documents/csv.ts";
import { listedHeld } from "../documents/listed-held.ts";
import { trailPage } from "../documents/trail-page.ts";
import { route } from "../route.ts";

const HELD_COLUMNS = Object.keys(ListedExchange.shape);
const AUDIT_COLUMNS = Object.keys(AuditAct.shape);

export const exportRoutes = [
  route(exportHeld, async (call, desk) => {
    const page = await listedHeld(call, desk);
    if ("outcome" in page) return page;
    return { ...done(csv(HELD_COLUMNS, page.items, call.query.cursor === undefined)), next: page.next };
  }),

  route(exportAuditTable, async (call, desk) => {
    const page = await trailPage(call, desk);
    if ("outcome" in page) return page;
    return { ...done(csv(AUDIT_COLUMNS, page.items, call.query.cursor === undefined)), next: page.next };
  }),

  route(exportAuditLines, async (call, desk) => {
    const page = await trailPage(call, desk);
    if ("outcome" in page) return page;
    return { ...done(page.items.map((act) => `${JSON.stringify(act)}\n`).join("")), next: page.next };
  }),
];
