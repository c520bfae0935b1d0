import type { Route } from "../route.ts";
import { correctionRoutes } from "./correction-routes.ts";
import { exportRoutes } from "./export-routes.ts";
import { flowRoutes } from "./flow-routes.ts";
import { handUpRoute } from "./hand-up-route.ts";
import { incidentRoutes } from "./incident-routes.ts";
import { journalRoutes } from "./journal-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { quarantineRoutes } from "./quarantine-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import { signatureRoutes } from "./signature-routes.ts";
import { teamRoutes } from "./team-routes.ts";

/** All that the API does. */
export const routes: readonly Route[] = [
  ...flowRoutes,
  ...signatureRoutes,
  ...quarantineRoutes,
  ...correctionRoutes,
  handUpRoute,
  ...journalRoutes,
  ...incidentRoutes,
  ...planRoutes,
  ...teamRoutes,
  ...reportRoutes,
  ...exportRoutes,
];
