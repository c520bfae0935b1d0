import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import FormField from "@cloudscape-design/components/form-field";
import RadioGroup from "@cloudscape-design/components/radio-group";
import Select from "@cloudscape-design/components/select";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type * as z from "zod";
import { useLocation } from "wouter";
import { listFlows } from "../../schemas/api/flow-operations.ts";
import { startJob, tryJob } from "../../schemas/api/job-operations.ts";
import { LEADS } from "../../schemas/api/access.ts";
import type { StoredRecipe } from "../../schemas/recipe.ts";
import { JOB_BATCH_MAX } from "../../schemas/replay-job.ts";
import { useAction, useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useTell } from "../shell/notices.tsx";
import { startJobWording } from "./job-wording.ts";

/** What is to be replayed; a job has one target, so that a flow is asked for where none is named. */
export interface JobFilter {
  readonly flow?: string;
  readonly signature?: string;
  readonly text?: string;
  readonly from?: string;
  readonly until?: string;
}

/** Counts what a job would take, asks how fast and why, and starts it; a recipe corrects each before it is sent. */
export function StartJob({
  filter,
  recipe,
  trial,
  close,
}: {
  readonly filter: JobFilter;
  readonly recipe?: z.input<typeof StoredRecipe>;
  /** The trial of the recipe, for whoever approves it. */
  readonly trial?: string | undefined;
  readonly close: () => void;
}) {
  const say = useWording(startJobWording);
  const desk = useDesk();
  const tell = useTell();
  const [, navigate] = useLocation();
  const { data } = useRead(listFlows, { parameters: {}, query: {} });
  const [flow, setFlow] = useState(filter.flow);
  const [isCanary, setCanary] = useState(true);
  const starting = useAction(startJob);
  const body = { ...filter, ...(recipe === undefined ? {} : { recipe }), flow: flow ?? "" };
  const trying = useQuery({
    queryKey: [desk.client.id, tryJob.id, body],
    queryFn: () => desk.call(tryJob, { parameters: {}, query: {}, body }),
    enabled: flow !== undefined,
  });
  const found = trying.data?.answer;
  const mayStart =
    found !== undefined && (!found.needsLead || desk.may({ roles: LEADS }, flow ? [flow] : []));
  const options = (data?.answer.items ?? []).map((one) => ({ value: one.flow, label: one.flow }));
  const start = (why: string) => {
    if (flow === undefined) return;
    const pace = isCanary ? { canary: true as const } : { batch: JOB_BATCH_MAX };
    starting.mutate(
      { parameters: {}, query: {}, body: { ...body, pace, why, ...(trial === undefined ? {} : { trial }) } },
      {
        onSuccess: ({ answer }) => {
          tell({ type: "success", text: say(answer.state === "waiting" ? "waits" : "started") });
          navigate(addresses.job(desk.client.id, answer.id));
        },
      },
    );
  };
  return (
    <ReasonDialog
      title={say(recipe === undefined ? "title" : "correctTitle")}
      confirm={say("start", { count: found?.matching ?? 0 })}
      ready={mayStart && found.matching > 0}
      pending={starting.isPending}
      error={starting.error ?? trying.error}
      close={close}
      act={start}
    >
      {filter.flow === undefined ? (
        <FormField label={say("flow")} description={say("chooseFlow")}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === flow) ?? null}
            onChange={({ detail }) => setFlow(detail.selectedOption.value)}
          />
        </FormField>
      ) : null}
      {trying.isLoading ? <StatusIndicator type="loading">{say("counting")}</StatusIndicator> : null}
      {found ? (
        <Box variant="p">{say("matching", { count: found.matching, causes: found.bySignature.length })}</Box>
      ) : null}
      {found?.needsLead && !mayStart ? <Alert type="warning">{say("needsLead")}</Alert> : null}
      {found?.needsApproval ? <Alert type="info">{say("needsApproval")}</Alert> : null}
      <FormField label={say("pace")}>
        <RadioGroup
          value={isCanary ? "canary" : "batch"}
          items={[
            { value: "canary", label: say("canary") },
            { value: "batch", label: say("batch") },
          ]}
          onChange={({ detail }) => setCanary(detail.value === "canary")}
        />
      </FormField>
    </ReasonDialog>
  );
}
