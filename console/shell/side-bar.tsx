import SideNavigation, { type SideNavigationProps } from "@cloudscape-design/components/side-navigation";
import { useLocation } from "wouter";
import { useDesks } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "./addresses.ts";
import { shellWording } from "./shell-wording.ts";

const link = (text: string, href: string): SideNavigationProps.Link => ({ type: "link", text, href });

/** The pages of the client that is looked at, or the clients. */
export function SideBar({ present }: { readonly present: string | undefined }) {
  const say = useWording(shellWording);
  const desks = useDesks();
  const [pathname, navigate] = useLocation();
  const shown = desks.find(({ client }) => client.id === present)?.client;
  const pages = shown
    ? [
        link(shown.name, addresses.client(shown.id)),
        link(say("incidents"), addresses.incidents(shown.id)),
        link(say("quarantine"), addresses.quarantine(shown.id)),
        link(say("jobs"), addresses.jobs(shown.id)),
        link(say("search"), addresses.search(shown.id)),
        link(say("team"), addresses.team(shown.id)),
        link(say("reports"), addresses.reports(shown.id)),
        link(say("notifications"), addresses.notifications(shown.id)),
      ]
    : desks.map(({ client }) => link(client.name, addresses.client(client.id)));
  const items: SideNavigationProps.Item[] = [
    link(say("overview"), addresses.overview),
    { type: "divider" },
    ...pages,
  ];
  const active = pages
    .map(({ href }) => href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .toSorted((a, b) => b.length - a.length)[0];
  return (
    <SideNavigation
      activeHref={active ?? pathname}
      items={items}
      onFollow={(event) => {
        event.preventDefault();
        navigate(event.detail.href);
      }}
    />
  );
}
