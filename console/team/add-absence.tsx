import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import DatePicker from "@cloudscape-design/components/date-picker";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Modal from "@cloudscape-design/components/modal";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { Temporal } from "temporal-polyfill";
import { addAbsence } from "../../schemas/api/plan-operations.ts";
import { showAttendance } from "../../schemas/api/team-operations.ts";
import { useAction, useRead } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { useZone } from "../time/zone.tsx";
import { teamWording } from "./team-wording.ts";

const REASON_CHARACTERS_MAX = 120;

const startOf = (day: Temporal.PlainDate, zone: string) =>
  day.toZonedDateTime(zone).toString({ timeZoneName: "never" });

/** Asks who is away from which day to which, both included. */
export function AddAbsence({ close }: { readonly close: () => void }) {
  const say = useWording(teamWording);
  const tell = useTell();
  const zone = useZone();
  const add = useAction(addAbsence);
  const { data } = useRead(showAttendance, { parameters: {}, query: {} });
  const [person, setPerson] = useState("");
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const [reason, setReason] = useState("");
  const options = (data?.answer.people ?? []).map(({ person: value, name }) => ({ value, label: name }));
  const enter = () => {
    add.mutate(
      {
        parameters: {},
        query: {},
        body: {
          person,
          from: startOf(Temporal.PlainDate.from(first), zone),
          until: startOf(Temporal.PlainDate.from(last).add({ days: 1 }), zone),
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        },
      },
      {
        onSuccess: () => {
          close();
          tell({ type: "success", text: say("added") });
        },
        onError: (error) => tell({ type: "error", text: error.message }),
      },
    );
  };
  return (
    <Modal
      visible
      header={say("add")}
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={close}>{say("cancel")}</Button>
            <Button
              variant="primary"
              loading={add.isPending}
              disabled={person === "" || first === "" || last < first}
              onClick={enter}
            >
              {say("add")}
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <FormField label={say("person")}>
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === person) ?? null}
            placeholder={say("choose")}
            onChange={({ detail }) => setPerson(detail.selectedOption.value ?? "")}
          />
        </FormField>
        <FormField label={say("firstDay")}>
          <DatePicker
            value={first}
            placeholder="YYYY/MM/DD"
            onChange={({ detail }) => setFirst(detail.value)}
          />
        </FormField>
        <FormField label={say("lastDay")}>
          <DatePicker
            value={last}
            placeholder="YYYY/MM/DD"
            onChange={({ detail }) => setLast(detail.value)}
          />
        </FormField>
        <FormField label={say("reason")} description={say("optional")}>
          <Input
            value={reason}
            onChange={({ detail }) => setReason(detail.value.slice(0, REASON_CHARACTERS_MAX))}
          />
        </FormField>
      </SpaceBetween>
    </Modal>
  );
}
