import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { showJob } from "../../schemas/api/job-operations.ts";
import { showTrial } from "../../schemas/api/recipe-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { TrialResult } from "../recipe/trial-result.tsx";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { More } from "../shell/more.tsx";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { JobActions } from "./job-actions.tsx";
import { useOutcomePages } from "./job-pages.ts";
import { type Job, JobProgress, JobStatus } from "./job-status.tsx";
import { jobOutcomeWording, jobPauseWording, jobWording } from "./job-wording.ts";
import { redeliveryWording } from "./redelivery-wording.ts";

/** What of the archive a job delivers again. */
function Window({
  redelivery: { from, until, key },
}: {
  readonly redelivery: NonNullable<Job["redelivery"]>;
}) {
  const say = useWording(redeliveryWording);
  return (
    <>
      <Moment at={from} /> – <Moment at={until} />
      {key === undefined ? null : ` · ${say("ofKey", { key })}`}
    </>
  );
}

/** What a job replays, how fast, for whom, and how far it has come. */
function AboutJob({ job }: { readonly job: Job }) {
  const say = useWording(jobWording);
  const sayAgain = useWording(redeliveryWording);
  const { flow, signature, text, pace, rate } = job;
  const filter = [flow, signature, text && `“${text}”`].filter(Boolean).join(" · ");
  const paces = [
    "batch" in pace ? say("batch", { count: pace.batch }) : say("canary"),
    ...(rate === null ? [] : [say("rate", { rate })]),
  ];
  return (
    <Container header={<Header variant="h2">{say("progress")}</Header>}>
      <SpaceBetween size="m">
        <JobProgress job={job} />
        <KeyValuePairs
          columns={4}
          items={[
            { label: say("state"), value: <JobStatus state={job.state} /> },
            { label: say("sent"), value: job.sent, info: <Box variant="small">{say("sentHint")}</Box> },
            ...(job.answered === undefined
              ? []
              : [
                  { label: say("acknowledged"), value: job.answered.accepted },
                  { label: say("refusedByTarget"), value: job.answered.refused },
                ]),
            { label: say("heldAgain"), value: job.heldAgain },
            { label: say("skipped"), value: job.skipped },
            { label: say("left"), value: job.left },
            { label: say("filter"), value: filter },
            ...(job.redelivery === null
              ? []
              : [{ label: sayAgain("window"), value: <Window redelivery={job.redelivery} /> }]),
            { label: say("pace"), value: paces.join("; ") },
            { label: say("by"), value: job.by },
            ...(job.approvedBy === null ? [] : [{ label: say("approvedBy"), value: job.approvedBy }]),
            { label: say("at"), value: <Moment at={job.at} /> },
            { label: say("startAt"), value: <Moment at={job.startAt} /> },
            { label: say("finishedAt"), value: <Moment at={job.finishedAt} /> },
          ]}
        />
        {job.recipe === undefined ? null : (
          <KeyValuePairs
            items={[
              { label: say("recipe"), value: <Box variant="pre">{JSON.stringify(job.recipe, null, 2)}</Box> },
            ]}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}

/** What became of each exchange of a job. */
function Outcomes({ id, isRedelivery }: { readonly id: string; readonly isRedelivery: boolean }) {
  const say = useWording(jobWording);
  const sayOutcome = useWording(jobOutcomeWording);
  const { client } = useDesk();
  const pages = useOutcomePages(id);
  const items = (pages.data?.pages ?? []).flatMap(({ answer }) => answer.items);
  return (
    <Answer asked={pages}>
      {() => (
        <Listing
          items={items}
          keyOf={({ exchange }) => exchange}
          label={say("outcomes")}
          empty={say("noOutcomes")}
          header={
            <Header variant="h2" counter={`(${items.length}${pages.hasNextPage ? "+" : ""})`}>
              {say("outcomes")}
            </Header>
          }
          footer={<More pages={pages} />}
          columns={[
            {
              id: "exchange",
              header: say("exchange"),
              cell: ({ exchange }) =>
                isRedelivery ? (
                  exchange
                ) : (
                  <PageLink to={addresses.exchange(client.id, exchange)}>{exchange}</PageLink>
                ),
            },
            { id: "outcome", header: say("outcome"), cell: ({ outcome }) => sayOutcome(outcome) },
            { id: "code", header: say("code"), cell: ({ code }) => code ?? "–" },
            { id: "when", header: say("when"), cell: ({ at }) => <Moment at={at} /> },
          ]}
        />
      )}
    </Answer>
  );
}

/** What the recipe of a job was found to make of its exchanges, for whoever approves it. */
function JobTrial({ id }: { readonly id: string }) {
  const asked = useRead(showTrial, { parameters: { id }, query: {} });
  return <Answer asked={asked}>{({ answer }) => <TrialResult trial={answer} />}</Answer>;
}

/** One replay job: how far it has come, why it waits, and what became of each exchange. */
export function JobPage({ id }: { readonly id: string }) {
  const say = useWording(jobWording);
  const sayPause = useWording(jobPauseWording);
  const desk = useDesk();
  const asked = useRead(showJob, { parameters: { id }, query: {} });
  return (
    <Answer asked={asked}>
      {({ answer: job }) => (
        <SpaceBetween size="l">
          <Header variant="h1" description={job.why} actions={<JobActions job={job} />}>
            {say("heading", { flow: job.flow })}
          </Header>
          {job.pausedFor === null ? null : <Alert type="warning">{sayPause(job.pausedFor)}</Alert>}
          <AboutJob job={job} />
          {job.trial !== null && desk.may(showTrial, [job.flow]) ? <JobTrial id={job.trial} /> : null}
          <Outcomes id={id} isRedelivery={job.redelivery !== null} />
        </SpaceBetween>
      )}
    </Answer>
  );
}
