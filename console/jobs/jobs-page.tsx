import Header from "@cloudscape-design/components/header";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { More } from "../shell/more.tsx";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { useJobPages } from "./job-pages.ts";
import { JobProgress, JobStatus } from "./job-status.tsx";
import { jobWording } from "./job-wording.ts";
import { StartRedelivery } from "./start-redelivery.tsx";

/** The replay jobs of a client, and how far each has come. */
export function JobsPage() {
  const say = useWording(jobWording);
  const { client } = useDesk();
  const pages = useJobPages();
  const items = (pages.data?.pages ?? []).flatMap(({ answer }) => answer.items);
  return (
    <Answer asked={pages}>
      {() => (
        <Listing
          variant="full-page"
          items={items}
          keyOf={({ id }) => id}
          label={say("title")}
          empty={say("none")}
          header={
            <Header
              variant="h1"
              counter={`(${items.length}${pages.hasNextPage ? "+" : ""})`}
              actions={<StartRedelivery />}
            >
              {say("title")}
            </Header>
          }
          footer={<More pages={pages} />}
          columns={[
            {
              id: "job",
              header: say("job"),
              cell: ({ id, why }) => <PageLink to={addresses.job(client.id, id)}>{why || id}</PageLink>,
            },
            { id: "flow", header: say("filter"), cell: ({ flow }) => flow },
            { id: "state", header: say("state"), cell: ({ state }) => <JobStatus state={state} /> },
            { id: "progress", header: say("progress"), cell: (job) => <JobProgress job={job} /> },
            { id: "heldAgain", header: say("heldAgain"), cell: ({ heldAgain }) => heldAgain },
            { id: "by", header: say("by"), cell: ({ by }) => by },
            { id: "at", header: say("at"), cell: ({ at }) => <Moment at={at} /> },
          ]}
        />
      )}
    </Answer>
  );
}
