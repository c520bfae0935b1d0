import AppLayout from "@cloudscape-design/components/app-layout";
import Spinner from "@cloudscape-design/components/spinner";
import { type ReactNode, Suspense, useState } from "react";
import { useLocation } from "wouter";
import { useWording } from "../language/wording.ts";
import { ShortcutsProvider } from "../shortcuts/shortcuts.tsx";
import { usePresentClient } from "./addresses.ts";
import { PageBoundary } from "./broken-page.tsx";
import { useIsNarrow } from "./narrow.ts";
import { Notices, NoticesProvider } from "./notices.tsx";
import { shellWording } from "./shell-wording.ts";
import { SideBar } from "./side-bar.tsx";
import { TopBar } from "./top-bar.tsx";

const HEADER = "top-bar";

/** What stands around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const say = useWording(shellWording);
  const [path] = useLocation();
  const present = usePresentClient();
  const [isOpen, setOpen] = useState(!useIsNarrow());
  return (
    <NoticesProvider>
      <ShortcutsProvider>
        <div id={HEADER}>
          <TopBar />
        </div>
        <AppLayout
          headerSelector={`#${HEADER}`}
          toolsHide
          navigationOpen={isOpen}
          onNavigationChange={({ detail }) => setOpen(detail.open)}
          navigationWidth={220}
          navigation={<SideBar present={present} />}
          notifications={<Notices />}
          stickyNotifications
          ariaLabels={{ navigation: say("navigation") }}
          maxContentWidth={1600}
          content={
            <PageBoundary key={path}>
              <Suspense fallback={<Spinner size="large" />}>{children}</Suspense>
            </PageBoundary>
          }
        />
      </ShortcutsProvider>
    </NoticesProvider>
  );
}
