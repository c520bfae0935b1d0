import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import { listFlows } from "../../schemas/api/flow-operations.ts";
import { UnderControl } from "../control/under-control.tsx";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import type { ClientStanding } from "./client-standing.ts";
import { FlowState } from "./flow-state.tsx";
import { overviewWording } from "./overview-wording.ts";

type Status = ClientStanding["flows"][number];

/** How each flow of a client stands. */
export function FlowTable({ statuses }: { readonly statuses: readonly Status[] }) {
  const say = useWording(overviewWording);
  const { client } = useDesk();
  const { data } = useRead(listFlows, { parameters: {}, query: {} });
  const applications = new Map(data?.answer.applications.map(({ application, name }) => [application, name]));
  const flows = new Map(data?.answer.items.map((flow) => [flow.flow, flow]));
  const nameOf = (application: string | undefined) => applications.get(application ?? "") ?? "…";
  return (
    <Listing
      items={statuses}
      keyOf={({ flow }) => flow}
      label={say("flows")}
      empty={say("noFlows")}
      header={
        <Header variant="h2" counter={`(${statuses.length})`}>
          {say("flows")}
        </Header>
      }
      columns={[
        {
          id: "flow",
          header: say("flow"),
          cell: ({ flow }) => (
            <>
              <Box fontWeight="bold">
                <PageLink to={addresses.flow(client.id, flow)}>{flow}</PageLink>
              </Box>
              <Box variant="small">
                {say("from", {
                  source: nameOf(flows.get(flow)?.source),
                  target: nameOf(flows.get(flow)?.target),
                })}
              </Box>
            </>
          ),
        },
        {
          id: "state",
          header: say("state"),
          cell: (status) => (
            <>
              <FlowState status={status} />
              {status.control ? (
                <div>
                  <UnderControl control={status.control} />
                </div>
              ) : null}
            </>
          ),
        },
        {
          id: "lastExchange",
          header: say("lastExchange"),
          cell: ({ lastReceived }) => <Moment at={lastReceived} />,
        },
        { id: "nextDue", header: say("nextDue"), cell: ({ nextDue }) => <Moment at={nextDue} /> },
        {
          id: "held",
          header: say("held"),
          cell: ({ flow, held }) => (
            <PageLink to={`${addresses.quarantine(client.id)}?flow=${encodeURIComponent(flow)}`}>
              {held}
            </PageLink>
          ),
        },
      ]}
    />
  );
}
