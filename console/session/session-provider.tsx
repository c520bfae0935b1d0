import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from "react";
import { Sessions } from "./sessions.ts";

const Signed = createContext<Sessions | undefined>(undefined);

/** Keeps who is signed in for all below. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [sessions] = useState(() => new Sessions());
  return <Signed value={sessions}>{children}</Signed>;
}

/** Who is signed in where; whoever asks is drawn anew when that changes. */
export function useSessions(): Sessions {
  const sessions = useContext(Signed);
  if (!sessions) throw new Error("there is no SessionProvider above");
  useSyncExternalStore(sessions.subscribe, sessions.version);
  return sessions;
}
