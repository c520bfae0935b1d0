import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ConsoleConfiguration } from "../schemas/console-configuration.ts";
import { ClientsProvider } from "./configuration/clients.tsx";
import { Refusal, SignInNeeded } from "./desk/desk.ts";
import { LanguageProvider } from "./language/language.tsx";
import { Pages } from "./pages.tsx";
import { SessionProvider } from "./session/session-provider.tsx";
import { Shell } from "./shell/shell.tsx";
import { NowProvider } from "./time/now.tsx";

const MOST_RETRIES = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // What the API refuses stays refused.
      retry: (failures, error) =>
        failures < MOST_RETRIES && !(error instanceof Refusal) && !(error instanceof SignInNeeded),
    },
  },
});

/** The whole console, for the clients of a configuration. */
export function Console({ configuration }: { readonly configuration: ConsoleConfiguration }) {
  return (
    <LanguageProvider>
      <ClientsProvider configuration={configuration}>
        <SessionProvider>
          <QueryClientProvider client={queries}>
            <NowProvider>
              <Shell>
                <Pages />
              </Shell>
            </NowProvider>
          </QueryClientProvider>
        </SessionProvider>
      </ClientsProvider>
    </LanguageProvider>
  );
}
