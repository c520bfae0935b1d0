import { createContext, type ReactNode, useContext } from "react";
import type { ConsoleClient, ConsoleConfiguration } from "../../schemas/console-configuration.ts";

const Clients = createContext<readonly ConsoleClient[]>([]);

/** Tells all below which clients the console shows. */
export function ClientsProvider({
  configuration,
  children,
}: {
  readonly configuration: ConsoleConfiguration;
  readonly children: ReactNode;
}) {
  return <Clients value={configuration.clients}>{children}</Clients>;
}

/** The clients that the console shows. */
export function useClients(): readonly ConsoleClient[] {
  return useContext(Clients);
}
