import Header from "@cloudscape-design/components/header";
import { findExchanges } from "../../schemas/api/journal-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { HoldStatus } from "../quarantine/hold-status.tsx";
import { addresses } from "../shell/addresses.ts";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { exchangeWording } from "./exchange-wording.ts";

/** What else came under a business key, over all flows, in order of time. */
export function Related({ businessKey, but }: { readonly businessKey: string; readonly but: string }) {
  const say = useWording(exchangeWording);
  const { client } = useDesk();
  const { data } = useRead(findExchanges, { parameters: {}, query: { key: businessKey } });
  const forwarded = (data?.answer.items ?? []).map(({ flow, exchangeId, forwardedAt }) => ({
    id: `${flow} ${exchangeId}`,
    flow,
    name: <>{exchangeId}</>,
    at: forwardedAt,
    state: <>{say("forwarded")}</>,
  }));
  const held = (data?.answer.held ?? [])
    .filter(({ id }) => id !== but)
    .map(({ id, flow, exchangeId, firstSeen, state }) => ({
      id,
      flow,
      name: <PageLink to={addresses.exchange(client.id, id)}>{exchangeId ?? id}</PageLink>,
      at: firstSeen,
      state: <HoldStatus state={state} />,
    }));
  return (
    <Listing
      items={[...forwarded, ...held].toSorted((a, b) => a.at.localeCompare(b.at))}
      keyOf={({ id }) => id}
      label={say("related")}
      empty={say("noRelated")}
      header={<Header variant="h2">{say("related")}</Header>}
      columns={[
        { id: "name", header: say("exchangeId"), cell: ({ name }) => name },
        { id: "flow", header: say("flow"), cell: ({ flow }) => flow },
        { id: "at", header: say("when"), cell: ({ at }) => <Moment at={at} /> },
        { id: "state", header: say("state"), cell: ({ state }) => state },
      ]}
    />
  );
}
