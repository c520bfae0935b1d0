import Header from "@cloudscape-design/components/header";
import type { FlowStatus } from "../../schemas/api/flow-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { overviewWording } from "../overview/overview-wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Countdown } from "../time/countdown.tsx";
import { Moment } from "../time/moment.tsx";
import { dueNext } from "./due-order.ts";
import { mapWording } from "./map-wording.ts";

const MOST = 5;

/** What must come next on a client's flows, the earliest first. */
export function DueNext({ statuses }: { readonly statuses: readonly FlowStatus[] }) {
  const say = useWording(mapWording);
  const sayOverview = useWording(overviewWording);
  const { client } = useDesk();
  return (
    <Listing
      items={dueNext(statuses).slice(0, MOST)}
      keyOf={({ flow }) => flow}
      label={say("due")}
      empty={say("nothingDue")}
      header={<Header variant="h2">{say("due")}</Header>}
      columns={[
        {
          id: "flow",
          header: sayOverview("flow"),
          cell: ({ flow }) => <PageLink to={addresses.flow(client.id, flow)}>{flow}</PageLink>,
        },
        { id: "at", header: say("expected"), cell: ({ nextDue }) => <Moment at={nextDue} /> },
        { id: "left", header: sayOverview("deadline"), cell: ({ nextDue }) => <Countdown until={nextDue} /> },
      ]}
    />
  );
}
