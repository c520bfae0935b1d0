import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";
import { useLocation } from "wouter";
import { listFlows } from "../../schemas/api/flow-operations.ts";
import { openIncident } from "../../schemas/api/incident-operations.ts";
import { useAction, useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { ActionDialog } from "../shell/action-dialog.tsx";
import { addresses } from "../shell/addresses.ts";
import { incidentsWording } from "./incidents-wording.ts";

const TITLE_CHARACTERS_MAX = 200;

function OpenDialog({ close }: { readonly close: () => void }) {
  const say = useWording(incidentsWording);
  const desk = useDesk();
  const [, navigate] = useLocation();
  const { data } = useRead(listFlows, { parameters: {}, query: {} });
  const open = useAction(openIncident);
  const [title, setTitle] = useState("");
  const [flow, setFlow] = useState("");
  const [exchange, setExchange] = useState("");
  const mine = (data?.answer.items ?? []).filter((one) => desk.may(openIncident, [one.flow]));
  const options = [
    { value: "", label: say("noFlow") },
    ...mine.map((one) => ({ value: one.flow, label: one.flow, description: one.description })),
  ];
  const body = {
    title: title.trim(),
    ...(flow === "" ? {} : { flow }),
    ...(exchange.trim() === "" ? {} : { exchange: exchange.trim() }),
  };
  return (
    <ActionDialog
      title={say("openTitle")}
      confirm={say("openIt")}
      ready={body.title !== ""}
      error={open.error}
      pending={open.isPending}
      close={close}
      act={() =>
        open.mutate(
          { parameters: {}, query: {}, body },
          { onSuccess: ({ answer }) => navigate(addresses.incident(desk.client.id, answer.number)) },
        )
      }
    >
      <FormField label={say("happens")} description={say("happensHint")}>
        <Input
          value={title}
          onChange={({ detail }) => setTitle(detail.value.slice(0, TITLE_CHARACTERS_MAX))}
        />
      </FormField>
      <FormField label={say("flow")}>
        <Select
          selectedOption={options.find(({ value }) => value === flow) ?? null}
          options={options}
          onChange={({ detail }) => setFlow(detail.selectedOption.value ?? "")}
        />
      </FormField>
      <FormField label={say("shows")} description={say("showsHint")}>
        <Input value={exchange} onChange={({ detail }) => setExchange(detail.value)} />
      </FormField>
    </ActionDialog>
  );
}

/** Opens an incident by hand: a user's call, with a held exchange that shows it where there is one. */
export function OpenByHand() {
  const say = useWording(incidentsWording);
  const desk = useDesk();
  const [isAsking, setAsking] = useState(false);
  if (!desk.may(openIncident)) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setAsking(true)}>
        {say("openByHand")}
      </Button>
      {isAsking ? <OpenDialog close={() => setAsking(false)} /> : null}
    </>
  );
}
