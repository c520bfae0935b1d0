import Header from "@cloudscape-design/components/header";
import { listHeld } from "../../schemas/api/quarantine-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { flowWording } from "./flow-wording.ts";

const MOST = 5;

/** What was held last on a flow. */
export function LastHeld({ flow }: { readonly flow: string }) {
  const say = useWording(flowWording);
  const { client } = useDesk();
  const held = useRead(listHeld, { parameters: {}, query: { flow, limit: MOST } });
  return (
    <Answer asked={held}>
      {({ answer: { items } }) => (
        <Listing
          items={items}
          keyOf={({ id }) => id}
          label={say("last")}
          empty={say("noHeld")}
          header={<Header variant="h2">{say("last")}</Header>}
          footer={
            items.length === 0 ? null : (
              <PageLink to={`${addresses.quarantine(client.id)}?flow=${encodeURIComponent(flow)}`}>
                {say("allHeld")}
              </PageLink>
            )
          }
          columns={[
            {
              id: "exchange",
              header: say("exchange"),
              cell: ({ id, businessKey, exchangeId }) => (
                <PageLink to={addresses.exchange(client.id, id)}>{businessKey ?? exchangeId ?? id}</PageLink>
              ),
            },
            { id: "since", header: say("since"), cell: ({ stateSince }) => <Moment at={stateSince} /> },
          ]}
        />
      )}
    </Answer>
  );
}
