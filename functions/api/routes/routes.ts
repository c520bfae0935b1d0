import type { Route } from "../route.ts";
import { controlRoutes } from "./control-routes.ts";
import { correctionRoutes } from "./correction-routes.ts";
import { firstLineRoutes } from "./first-line-routes.ts";
import { archiveRoutes } from "./archive-routes.ts";
import { flowPageRoutes } from "./flow-page-routes.ts";
import { dutyRoutes } from "./duty-routes.ts";
import { flowRoutes } from "./flow-routes.ts";
import { incidentContextRoutes } from "./incident-context-routes.ts";
import { erasureRoutes } from "./erasure-routes.ts";
import { exportRoutes } from "./export-routes.ts";
import { handUpRoute } from "./hand-up-route.ts";
import { incidentRoutes } from "./incident-routes.ts";
import { jobRoutes } from "./job-routes.ts";
import { journalRoutes } from "./journal-routes.ts";
import { monthlyRoutes } from "./monthly-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { quarantineRoutes } from "./quarantine-routes.ts";
import { recipeRoutes } from "./recipe-routes.ts";
import { redeliveryRoutes } from "./redelivery-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import { savedRecipeRoutes } from "./saved-recipe-routes.ts";
import { signatureRoutes } from "./signature-routes.ts";
import { subscriptionRoutes } from "./subscription-routes.ts";
import { teamRoutes } from "./team-routes.ts";
import { traceRoutes } from "./trace-routes.ts";
import { trialRoutes } from "./trial-routes.ts";

/** All that the API does. */
export const routes: readonly Route[] = [
  ...flowRoutes,
  ...signatureRoutes,
  ...flowPageRoutes,
  ...archiveRoutes,
  ...quarantineRoutes,
  ...correctionRoutes,
  ...firstLineRoutes,
  ...recipeRoutes,
  ...trialRoutes,
  ...savedRecipeRoutes,
  handUpRoute,
  ...jobRoutes,
  ...redeliveryRoutes,
  ...journalRoutes,
  ...traceRoutes,
  ...incidentRoutes,
  ...incidentContextRoutes,
  ...planRoutes,
  ...controlRoutes,
  ...teamRoutes,
  ...dutyRoutes,
  ...subscriptionRoutes,
  ...reportRoutes,
  ...monthlyRoutes,
  ...exportRoutes,
  ...erasureRoutes,
];
