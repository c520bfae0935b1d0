import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import DateInput from "@cloudscape-design/components/date-input";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import TimeInput from "@cloudscape-design/components/time-input";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { listFlows } from "../../schemas/api/flow-operations.ts";
import { redeliver, tryRedelivery } from "../../schemas/api/redelivery-operations.ts";
import { useAction, useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { ReasonDialog } from "../shell/reason-dialog.tsx";
import { useNow } from "../time/now.tsx";
import { useZone } from "../time/zone.tsx";
import { redeliveryWording } from "./redelivery-wording.ts";

/** A day and a time of the client's zone, as they are typed. */
interface Typed {
  readonly day: string;
  readonly time: string;
}

/**
 * The instant of what was typed; undefined as long as it is none. Of an hour that comes twice at a change of clocks, and
 * of one that is left out, the one that makes the window longer.
 */
function instantOf({ day, time }: Typed, zone: string, which: "earlier" | "later"): string | undefined {
  try {
    return Temporal.PlainDateTime.from(`${day}T${time}`)
      .toZonedDateTime(zone, { disambiguation: which })
      .toInstant()
      .toString();
  } catch {
    return undefined;
  }
}

/** Asks for a day and a time. */
function TimeField({
  label,
  typed,
  change,
}: {
  readonly label: string;
  readonly typed: Typed;
  readonly change: (typed: Typed) => void;
}) {
  const say = useWording(redeliveryWording);
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <FormField label={label}>
        <DateInput
          value={typed.day}
          placeholder="YYYY/MM/DD"
          onChange={({ detail }) => change({ ...typed, day: detail.value })}
        />
      </FormField>
      <FormField label={say("time")}>
        <TimeInput
          format="hh:mm"
          value={typed.time}
          placeholder="hh:mm"
          onChange={({ detail }) => change({ ...typed, time: detail.value })}
        />
      </FormField>
    </SpaceBetween>
  );
}

/** What a redelivery would send, of each flow, and what it cannot. */
function Counted({ body }: { readonly body: z.input<typeof tryRedelivery.body> }) {
  const say = useWording(redeliveryWording);
  const desk = useDesk();
  const { data, isLoading, error } = useQuery({
    queryKey: [desk.client.id, tryRedelivery.id, body],
    queryFn: () => desk.call(tryRedelivery, { parameters: {}, query: {}, body }),
    retry: false,
  });
  if (isLoading) return <StatusIndicator type="loading">{say("counting")}</StatusIndicator>;
  if (error) return <Alert type="warning">{error.message}</Alert>;
  if (!data) return null;
  const { flows, unarchived, partly } = data.answer;
  return (
    <SpaceBetween size="xs">
      {flows.map(({ flow, forwarded }) => (
        <Box key={flow}>{say("about", { flow, count: forwarded })}</Box>
      ))}
      {unarchived.length > 0 ? (
        <Alert type="warning">{say("unarchived", { flows: unarchived.join(", ") })}</Alert>
      ) : null}
      {partly.length > 0 ? <Alert type="warning">{say("partly", { flows: partly.join(", ") })}</Alert> : null}
    </SpaceBetween>
  );
}

/** Asks which application or flow, since and until when and why; tells what would go, and starts the jobs. */
function RedeliveryDialog({ close }: { readonly close: () => void }) {
  const say = useWording(redeliveryWording);
  const tell = useTell();
  const zone = useZone();
  const today = useNow().toZonedDateTimeISO(zone).toPlainDate().toString();
  const listed = useRead(listFlows, { parameters: {}, query: {} });
  const starting = useAction(redeliver);
  const [chosen, setChosen] = useState<string>();
  const [from, setFrom] = useState<Typed>({ day: today, time: "" });
  const [until, setUntil] = useState<Typed>({ day: today, time: "" });
  const [key, setKey] = useState("");
  const { applications = [], items = [] } = listed.data?.answer ?? {};
  const options = [
    {
      label: say("applications"),
      options: applications.map(({ application, name }) => ({ value: `target ${application}`, label: name })),
    },
    {
      label: say("flows"),
      options: items.map(({ flow }) => ({ value: `flow ${flow}`, label: flow })),
    },
  ];
  const [kind = "", name = ""] = (chosen ?? "").split(" ");
  const [since, to] = [instantOf(from, zone, "earlier"), instantOf(until, zone, "later")];
  const window = {
    ...(kind === "flow" ? { flow: name } : { target: name }),
    from: since ?? "",
    until: to ?? "",
    ...(key.trim() === "" ? {} : { key: key.trim() }),
  };
  const isWhole = tryRedelivery.body.safeParse(window).success && chosen !== undefined;
  const start = (why: string) =>
    starting.mutate(
      { parameters: {}, query: {}, body: { ...window, why } },
      {
        onSuccess: () => {
          close();
          tell({ type: "success", text: say("started") });
        },
      },
    );
  const selected = options.flatMap((group) => group.options).find(({ value }) => value === chosen);
  return (
    <ReasonDialog
      title={say("title")}
      confirm={say("start")}
      ready={isWhole}
      pending={starting.isPending}
      error={starting.error}
      close={close}
      act={start}
    >
      <Alert type="info">{say("hint")}</Alert>
      <FormField label={say("what")}>
        <Select
          options={options}
          selectedOption={selected ?? null}
          onChange={({ detail }) => setChosen(detail.selectedOption.value)}
        />
      </FormField>
      <TimeField label={say("from")} typed={from} change={setFrom} />
      <TimeField label={say("until")} typed={until} change={setUntil} />
      <FormField label={say("key")}>
        <Input value={key} onChange={({ detail }) => setKey(detail.value)} />
      </FormField>
      {isWhole ? <Counted body={window} /> : null}
    </ReasonDialog>
  );
}

/** Lets a lead deliver again what was delivered. */
export function StartRedelivery() {
  const say = useWording(redeliveryWording);
  const desk = useDesk();
  const [isAsking, setAsking] = useState(false);
  if (!desk.may(redeliver)) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say("open")}</Button>
      {isAsking ? <RedeliveryDialog close={() => setAsking(false)} /> : null}
    </>
  );
}
