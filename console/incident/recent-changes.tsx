import Header from "@cloudscape-design/components/header";
import { type Change, showChanges } from "../../schemas/api/incident-context-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { changesWording } from "./changes-wording.ts";
import { incidentPageWording } from "./incident-page-wording.ts";

const ON_EXCHANGES: readonly Change["code"][] = ["exchange-corrected", "correction-approved"];

function What({ change: { code, flow, subject, versions } }: { readonly change: Change }) {
  const sayChange = useWording(changesWording);
  const { client } = useDesk();
  const { from, to } = versions ?? { from: 0, to: 0 };
  const text = sayChange(code, { from, to, subject: subject ?? "" });
  const isOnExchange = ON_EXCHANGES.includes(code) && subject !== null;
  return (
    <>
      {isOnExchange ? <PageLink to={addresses.exchange(client.id, subject)}>{text}</PageLink> : text}
      {flow === null ? "" : ` (${flow})`}
    </>
  );
}

/** What changed in the days before an incident, and since: where most of them come from. */
export function RecentChanges({ number }: { readonly number: number }) {
  const say = useWording(incidentPageWording);
  const changes = useRead(showChanges, { parameters: { number }, query: {} });
  return (
    <Answer asked={changes}>
      {({ answer: { items, complete } }) => (
        <Listing
          items={items.map((change, index) => ({ ...change, index }))}
          keyOf={({ index }) => String(index)}
          label={say("changes")}
          empty={say("noChanges")}
          header={
            <Header
              variant="h2"
              counter={`(${items.length}${complete ? "" : "+"})`}
              description={say("changesHint")}
            >
              {say("changes")}
            </Header>
          }
          columns={[
            { id: "what", header: say("what"), cell: (change) => <What change={change} /> },
            {
              id: "when",
              header: say("when"),
              cell: ({ at, until }) => (
                <>
                  <Moment at={at} />
                  {until === null ? null : (
                    <>
                      {" → "}
                      <Moment at={until} />
                    </>
                  )}
                </>
              ),
            },
            { id: "who", header: say("who"), cell: ({ by }) => by ?? "–" },
            { id: "note", header: say("note"), cell: ({ note }) => note ?? "–" },
          ]}
        />
      )}
    </Answer>
  );
}
