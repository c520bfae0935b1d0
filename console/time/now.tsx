import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { Temporal } from "temporal-polyfill";

const TICK_MS = 10_000;

const Now = createContext<Temporal.Instant | undefined>(undefined);

/** Tells all below what time it is, by the clock of the browser. */
export function NowProvider({ children }: { readonly children: ReactNode }) {
  const [now, setNow] = useState(() => Temporal.Now.instant());
  useEffect(() => {
    const timer = setInterval(() => setNow(Temporal.Now.instant()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return <Now value={now}>{children}</Now>;
}

/** By how much the clock of a client's API is ahead of the browser's. */
export function aheadBy(told: string, receivedAt: string): Temporal.Duration {
  return Temporal.Instant.from(receivedAt).until(Temporal.Instant.from(told));
}

const Ahead = createContext(new Temporal.Duration());

/** Sets the clock of a client's API for all below, since its times are told by that. */
export const AheadProvider = Ahead;

/** What time it is for the client that is looked at. */
export function useNow(): Temporal.Instant {
  const now = useContext(Now);
  const ahead = useContext(Ahead);
  if (!now) throw new Error("there is no NowProvider above");
  return now.add(ahead);
}
