import { useDesk } from "../desk/desks.tsx";
import type { ListedExchange } from "../../schemas/held-exchange.ts";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import type { ListingProps } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { addressOf, type HeldFilter } from "./held-filter.ts";
import { reasonWording } from "./held-wording.ts";
import { HoldStatus } from "./hold-status.tsx";
import { quarantineWording } from "./quarantine-wording.ts";

/** What a list tells of a held exchange. */
export function useHeldColumns(filter: HeldFilter): ListingProps<ListedExchange>["columns"] {
  const say = useWording(quarantineWording);
  const sayReason = useWording(reasonWording);
  const { client } = useDesk();
  return [
    {
      id: "exchange",
      header: say("exchange"),
      sortBy: ({ businessKey, id }) => businessKey ?? id,
      cell: ({ id, businessKey, exchangeId }) => (
        <PageLink to={addresses.exchange(client.id, id)}>{businessKey ?? exchangeId ?? id}</PageLink>
      ),
    },
    { id: "flow", header: say("flow"), cell: ({ flow }) => flow, sortBy: ({ flow }) => flow },
    {
      id: "reason",
      header: say("reason"),
      sortBy: ({ reason }) => reason,
      cell: ({ reason }) => sayReason(reason),
    },
    {
      id: "state",
      header: say("state"),
      sortBy: ({ state }) => state,
      cell: ({ state }) => <HoldStatus state={state} />,
    },
    {
      id: "since",
      header: say("since"),
      sortBy: ({ stateSince }) => stateSince,
      cell: ({ stateSince }) => <Moment at={stateSince} />,
    },
    {
      id: "seen",
      header: say("seen"),
      sortBy: ({ seen }) => String(seen).padStart(9, "0"),
      cell: ({ seen }) => say("times", { count: seen }),
    },
    {
      id: "signature",
      header: say("signature"),
      cell: ({ flow, signature }) => (
        <PageLink to={`${addresses.quarantine(client.id)}${addressOf({ ...filter, flow, signature })}`}>
          {say("sameSignature")}
        </PageLink>
      ),
    },
  ];
}
