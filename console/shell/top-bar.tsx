import TopNavigation, { type TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import { useLocation } from "wouter";
import { APPEARANCES, useAppearance } from "../appearance/appearance.ts";
import { appearanceWording } from "../appearance/appearance-wording.ts";
import { useClients } from "../configuration/clients.tsx";
import { LANGUAGE_NAMES, useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { TopSearch } from "../search/top-search.tsx";
import { nameOf } from "../session/session.ts";
import { useSessions } from "../session/session-provider.tsx";
import { useShowShortcuts } from "../shortcuts/shortcuts.tsx";
import { shortcutsWording } from "../shortcuts/shortcuts-wording.ts";
import { addresses, usePresentClient } from "./addresses.ts";
import { shellWording } from "./shell-wording.ts";

/** The bar above every page: which client, in which language, how it looks, and who is signed in. */
export function TopBar() {
  const say = useWording(shellWording);
  const sayAppearance = useWording(appearanceWording);
  const { language, speak } = useLanguage();
  const [appearance, choose] = useAppearance();
  const sayShortcuts = useWording(shortcutsWording);
  const showShortcuts = useShowShortcuts();
  const clients = useClients();
  const sessions = useSessions();
  const [, navigate] = useLocation();
  const present = usePresentClient();
  const shown = clients.find(({ id }) => id === present);
  const session = (shown ? [shown] : clients).flatMap((client) => sessions.of(client) ?? [])[0];

  const switchClient: TopNavigationProps.MenuDropdownUtility = {
    type: "menu-dropdown",
    text: shown?.name ?? say("allClients"),
    ariaLabel: `${say("client")}: ${shown?.name ?? say("allClients")}`,
    items: [{ id: "", text: say("allClients") }, ...clients.map(({ id, name }) => ({ id, text: name }))],
    onItemClick: ({ detail: { id } }) => navigate(id === "" ? addresses.overview : addresses.client(id)),
  };
  const settings: TopNavigationProps.MenuDropdownUtility = {
    type: "menu-dropdown",
    iconName: "settings",
    ariaLabel: `${say("language")}, ${say("appearance")}`,
    items: [
      {
        id: "language",
        text: say("language"),
        items: Object.entries(LANGUAGE_NAMES).map(([id, text]) => ({
          id,
          text,
          lang: id,
          itemType: "checkbox" as const,
          checked: id === language,
        })),
      },
      {
        id: "appearance",
        text: say("appearance"),
        items: APPEARANCES.map((id) => ({
          id,
          text: sayAppearance(id),
          itemType: "checkbox" as const,
          checked: id === appearance,
        })),
      },
      { id: "shortcuts", text: sayShortcuts("title") },
    ],
    onItemClick: ({ detail: { id } }) => {
      if (id === "shortcuts") showShortcuts();
      if (id === "fr" || id === "en") speak(id);
      const chosen = APPEARANCES.find((one) => one === id);
      if (chosen) choose(chosen);
    },
  };
  const user: TopNavigationProps.MenuDropdownUtility = {
    type: "menu-dropdown",
    iconName: "user-profile",
    text: session ? nameOf(session) : say("signedOut"),
    items: session ? [{ id: "sign-out", text: say("signOut") }] : [],
    onItemClick: () => void sessions.signOut(clients),
  };
  return (
    <TopNavigation
      identity={{
        href: "/",
        title: say("product"),
        onFollow: (event) => {
          event.preventDefault();
          navigate(addresses.overview);
        },
      }}
      search={<TopSearch />}
      utilities={[switchClient, settings, user]}
    />
  );
}
