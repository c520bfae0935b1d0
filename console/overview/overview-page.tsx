import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useDesks } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { SignInPage } from "../session/sign-in-page.tsx";
import { useNow } from "../time/now.tsx";
import { ClientTable } from "./client-table.tsx";
import { useStandings } from "./client-standing.ts";
import { OpenIncidents } from "./open-incidents.tsx";
import { overviewWording } from "./overview-wording.ts";
import { worstFirst } from "./standing.ts";

/** All clients, worst first, and what is open at any of them. */
export function OverviewPage() {
  const say = useWording(overviewWording);
  const desks = useDesks();
  const now = useNow();
  const standings = useStandings(desks, now).toSorted((a, b) => worstFirst(a.standing, b.standing));
  const unsigned = desks.filter(({ isSignedIn }) => !isSignedIn).map(({ client }) => client);
  if (unsigned.length === desks.length) return <SignInPage clients={unsigned} />;
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{say("title")}</Header>
      <ClientTable standings={standings} />
      <OpenIncidents standings={standings} />
      {unsigned.length > 0 ? <SignInPage clients={unsigned} /> : null}
    </SpaceBetween>
  );
}
