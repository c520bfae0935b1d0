import Header from "@cloudscape-design/components/header";
import { listForwarded } from "../../schemas/api/flow-page-operations.ts";
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

/** What went through a flow last, which it keeps for so many days. */
export function LastForwarded({ flow, days }: { readonly flow: string; readonly days: number }) {
  const say = useWording(flowWording);
  const { client } = useDesk();
  const forwarded = useRead(listForwarded, { parameters: { flow }, query: { limit: MOST } });
  return (
    <Answer asked={forwarded}>
      {({ answer: { items } }) => (
        <Listing
          items={items}
          keyOf={({ at, exchangeId }) => `${at} ${exchangeId}`}
          label={say("lastForwarded")}
          empty={say("noForwarded")}
          header={
            <Header variant="h2" description={say("keeps", { count: days })}>
              {say("lastForwarded")}
            </Header>
          }
          columns={[
            {
              id: "exchange",
              header: say("exchange"),
              cell: ({ businessKey }) => (
                <PageLink to={addresses.search(client.id, businessKey)}>{businessKey}</PageLink>
              ),
            },
            { id: "at", header: say("forwardedAt"), cell: ({ at }) => <Moment at={at} /> },
          ]}
        />
      )}
    </Answer>
  );
}
