import Button from "@cloudscape-design/components/button";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import Container from "@cloudscape-design/components/container";
import Form from "@cloudscape-design/components/form";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { useState } from "react";
import { listFlows } from "../../schemas/api/flow-operations.ts";
import { Weekday } from "../../schemas/calendar.ts";
import { IncidentKind } from "../../schemas/incident-kind.ts";
import { Priority } from "../../schemas/priority.ts";
import type { OwnHours, Wishes } from "../../schemas/subscriber.ts";
import { useRead } from "../desk/asked.ts";
import { kindWording } from "../incidents/incident-wording.ts";
import { LANGUAGE_NAMES } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { Choices } from "./choices.tsx";
import { subscriptionWording, weekdayWording } from "./subscription-wording.ts";

const WORKING_HOURS: OwnHours = {
  days: ["mon", "tue", "wed", "thu", "fri"],
  from: "08:00",
  until: "18:00",
};

/** The hours in which somebody wants to be told. */
function HoursFields({
  hours,
  change,
}: {
  readonly hours: OwnHours | null;
  readonly change: (hours: OwnHours | null) => void;
}) {
  const say = useWording(subscriptionWording);
  const sayDay = useWording(weekdayWording);
  return (
    <SpaceBetween size="s">
      <Toggle
        checked={hours !== null}
        description={say("hoursHint")}
        onChange={({ detail }) => change(detail.checked ? WORKING_HOURS : null)}
      >
        {say("hours")}
      </Toggle>
      {hours ? (
        <ColumnLayout columns={3}>
          <Choices
            label={say("days")}
            none={say("none")}
            options={Weekday.options.map((value) => ({ value, label: sayDay(value) }))}
            chosen={hours.days}
            choose={(days) => change({ ...hours, days })}
          />
          <FormField label={say("from")}>
            <Input
              value={hours.from}
              placeholder="HH:MM"
              onChange={({ detail }) => change({ ...hours, from: detail.value })}
            />
          </FormField>
          <FormField label={say("until")}>
            <Input
              value={hours.until}
              placeholder="HH:MM"
              onChange={({ detail }) => change({ ...hours, until: detail.value })}
            />
          </FormField>
        </ColumnLayout>
      ) : null}
    </SpaceBetween>
  );
}

/** What somebody wants to be told, to be changed. */
export function WishesForm({
  title,
  wishes: saved,
  saving,
  save,
}: {
  readonly title: string;
  readonly wishes: Wishes;
  readonly saving: boolean;
  readonly save: (wishes: Wishes) => void;
}) {
  const say = useWording(subscriptionWording);
  const sayKind = useWording(kindWording);
  const { data } = useRead(listFlows, { parameters: {}, query: {} });
  const [wishes, setWishes] = useState(saved);
  const change = (changed: Partial<Wishes>) => setWishes((before) => ({ ...before, ...changed }));
  return (
    <Form
      actions={
        <Button variant="primary" loading={saving} onClick={() => save(wishes)}>
          {say("save")}
        </Button>
      }
    >
      <Container
        header={
          <Header variant="h2" description={say("wishesHint")}>
            {title}
          </Header>
        }
      >
        <SpaceBetween size="l">
          <ColumnLayout columns={3}>
            <Choices
              label={say("priorities")}
              hint={say("prioritiesHint")}
              none={say("none")}
              options={Priority.options.map((value) => ({ value, label: value }))}
              chosen={wishes.priorities}
              choose={(priorities) => change({ priorities })}
            />
            <Choices
              label={say("applications")}
              none={say("all")}
              options={(data?.answer.applications ?? []).map(({ application, name }) => ({
                value: application,
                label: name,
              }))}
              chosen={wishes.applications}
              choose={(applications) => change({ applications })}
            />
            <Choices
              label={say("kinds")}
              none={say("all")}
              options={IncidentKind.options.map((value) => ({ value, label: sayKind(value) }))}
              chosen={wishes.kinds}
              choose={(kinds) => change({ kinds })}
            />
          </ColumnLayout>
          <HoursFields hours={wishes.hours} change={(hours) => change({ hours })} />
          <ColumnLayout columns={2}>
            <FormField label={say("smsFrom")} description={say("smsHint")}>
              <RadioGroup
                direction="horizontal"
                value={wishes.smsFrom}
                items={Priority.options.map((value) => ({ value, label: value }))}
                onChange={({ detail }) =>
                  change({ smsFrom: Priority.safeParse(detail.value).data ?? wishes.smsFrom })
                }
              />
            </FormField>
            <FormField label={say("language")}>
              <RadioGroup
                direction="horizontal"
                value={wishes.language}
                items={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
                onChange={({ detail }) => change({ language: detail.value === "fr" ? "fr" : "en" })}
              />
            </FormField>
          </ColumnLayout>
        </SpaceBetween>
      </Container>
    </Form>
  );
}
