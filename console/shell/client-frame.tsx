import { Temporal } from "temporal-polyfill";
import type { ReactNode } from "react";
import { listFlows, showStatus } from "../../schemas/api/flow-operations.ts";
import { useRead } from "../desk/asked.ts";
import { DeskProvider, useDesks } from "../desk/desks.tsx";
import { SignInPage } from "../session/sign-in-page.tsx";
import { aheadBy, AheadProvider } from "../time/now.tsx";
import { ZoneProvider } from "../time/zone.tsx";
import { Answer } from "./answer.tsx";
import { NotFound } from "./not-found.tsx";

const ALL = { parameters: {}, query: {} } as const;

/** Tells the time as it is at a client, once that is known. */
function AtItsTime({ children }: { readonly children: ReactNode }) {
  const flows = useRead(listFlows, ALL);
  const { data } = useRead(showStatus, ALL);
  const ahead = data ? aheadBy(data.answer.at, data.receivedAt) : new Temporal.Duration();
  return (
    <Answer asked={flows}>
      {({ answer }) => (
        <ZoneProvider value={answer.client.zone}>
          <AheadProvider value={ahead}>{children}</AheadProvider>
        </ZoneProvider>
      )}
    </Answer>
  );
}

/** What stands around every page of one client: its desk, its time zone and its clock. */
export function ClientFrame({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const desk = useDesks().find(({ client }) => client.id === id);
  if (!desk) return <NotFound />;
  if (!desk.isSignedIn) return <SignInPage clients={[desk.client]} />;
  return (
    // A client has nothing of another: all below is made anew.
    <DeskProvider key={desk.client.id} desk={desk}>
      <AtItsTime>{children}</AtItsTime>
    </DeskProvider>
  );
}
