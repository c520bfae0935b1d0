import { lazy } from "react";
import { Route, Switch } from "wouter";
import { SIGNED_IN_PATH } from "../schemas/sign-in.ts";
import { OverviewPage } from "./overview/overview-page.tsx";
import { SignedInPage } from "./session/signed-in-page.tsx";
import { ClientFrame } from "./shell/client-frame.tsx";
import { NotFound } from "./shell/not-found.tsx";

const ClientPage = lazy(async () => ({
  default: (await import("./overview/client-page.tsx")).ClientPage,
}));
const QuarantinePage = lazy(async () => ({
  default: (await import("./quarantine/quarantine-page.tsx")).QuarantinePage,
}));
const RecipePage = lazy(async () => ({ default: (await import("./recipe/recipe-page.tsx")).RecipePage }));
const ExchangePage = lazy(async () => ({
  default: (await import("./exchange/exchange-page.tsx")).ExchangePage,
}));
const IncidentsPage = lazy(async () => ({
  default: (await import("./incidents/incidents-page.tsx")).IncidentsPage,
}));
const IncidentPage = lazy(async () => ({
  default: (await import("./incident/incident-page.tsx")).IncidentPage,
}));
const JobsPage = lazy(async () => ({ default: (await import("./jobs/jobs-page.tsx")).JobsPage }));
const JobPage = lazy(async () => ({ default: (await import("./jobs/job-page.tsx")).JobPage }));
const FlowPage = lazy(async () => ({
  default: (await import("./flow/flow-page.tsx")).FlowPage,
}));
const SearchPage = lazy(async () => ({
  default: (await import("./search/search-page.tsx")).SearchPage,
}));
const SubscriptionPage = lazy(async () => ({
  default: (await import("./subscriptions/subscription-page.tsx")).SubscriptionPage,
}));
const TeamPage = lazy(async () => ({ default: (await import("./team/team-page.tsx")).TeamPage }));
const ReportsPage = lazy(async () => ({
  default: (await import("./reports/reports-page.tsx")).ReportsPage,
}));

/** The pages of one client, by their addresses. */
function ClientPages() {
  return (
    <Switch>
      <Route path="/clients/:client" component={ClientPage} />
      <Route path="/clients/:client/flows/:flow">
        {({ flow }) => <FlowPage key={flow} id={decodeURIComponent(flow)} />}
      </Route>
      <Route path="/clients/:client/incidents" component={IncidentsPage} />
      <Route path="/clients/:client/incidents/:number">
        {({ number }) => <IncidentPage key={number} number={Number(number)} />}
      </Route>
      <Route path="/clients/:client/quarantine" component={QuarantinePage} />
      <Route path="/clients/:client/quarantine/recipe" component={RecipePage} />
      <Route path="/clients/:client/quarantine/:id">
        {({ id }) => <ExchangePage key={id} id={decodeURIComponent(id)} />}
      </Route>
      <Route path="/clients/:client/jobs" component={JobsPage} />
      <Route path="/clients/:client/jobs/:id">
        {({ id }) => <JobPage key={id} id={decodeURIComponent(id)} />}
      </Route>
      <Route path="/clients/:client/team" component={TeamPage} />
      <Route path="/clients/:client/reports" component={ReportsPage} />
      <Route path="/clients/:client/notifications" component={SubscriptionPage} />
      <Route component={NotFound} />
    </Switch>
  );
}

/** The page at the present address; all but the overview load when they are first looked at. */
export function Pages() {
  return (
    <Switch>
      <Route path="/" component={OverviewPage} />
      <Route path={SIGNED_IN_PATH} component={SignedInPage} />
      <Route path="/search">{() => <SearchPage />}</Route>
      <Route path="/clients/:client/search">{({ client }) => <SearchPage client={client} />}</Route>
      <Route path="/clients/:client/*?">
        {({ client }) => (
          <ClientFrame id={client}>
            <ClientPages />
          </ClientFrame>
        )}
      </Route>
      <Route component={NotFound} />
    </Switch>
  );
}
