import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useClients } from "../configuration/clients.tsx";
import { useLanguage } from "../language/language.tsx";
import { useSessions } from "../session/session-provider.tsx";
import { type Desk, deskOf } from "./desk.ts";

const Present = createContext<Desk | undefined>(undefined);

/** Sets the desk of one client for all below. */
export function DeskProvider({ desk, children }: { readonly desk: Desk; readonly children: ReactNode }) {
  return <Present value={desk}>{children}</Present>;
}

/** The desk of the client that is looked at. */
export function useDesk(): Desk {
  const desk = useContext(Present);
  if (!desk) throw new Error("there is no DeskProvider above");
  return desk;
}

/** The desk of every client that the console shows. */
export function useDesks(): readonly Desk[] {
  const clients = useClients();
  const sessions = useSessions();
  const version = sessions.version();
  const { language } = useLanguage();
  return useMemo(
    () => clients.map((client) => deskOf(client, { sessions, language })),
    // A desk has the rights of a session: it is made anew when somebody signs in or out.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [clients, sessions, version, language],
  );
}
