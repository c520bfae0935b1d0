import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { correctFields } from "../../schemas/api/first-line-operations.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { useAction } from "../desk/asked.ts";
import { Refusal } from "../desk/desk.ts";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { ReasonField } from "../shell/reason-field.tsx";
import { meantBy, type ShownField, textOf } from "./field-value.ts";
import { FirstLineField } from "./first-line-field.tsx";
import { firstLineWording } from "./first-line-wording.ts";

/** Why a correction was not taken, and at which fields. */
function Refused({ error }: { readonly error: Error }) {
  const faults = error instanceof Refusal ? (error.problem.faults ?? []) : [];
  return (
    <Alert type="error">
      {error.message}
      {faults.map(({ place, fault }) => (
        <div key={`${place} ${fault}`}>
          {place}: {fault}
        </div>
      ))}
    </Alert>
  );
}

/** The fields of an exchange that the first line may change: corrected with a reason, and sent again at once. */
export function FirstLineForm({
  exchange: { id, revision },
  fields,
  total,
}: {
  readonly exchange: Pick<HeldExchange, "id" | "revision">;
  readonly fields: readonly ShownField[];
  readonly total: number;
}) {
  const say = useWording(firstLineWording);
  const tell = useTell();
  const correct = useAction(correctFields);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({});
  const [reason, setReason] = useState("");
  const textAt = ({ place, value }: ShownField) => texts[place] ?? textOf(value);
  const changed = fields.flatMap((field) => {
    const value = meantBy(textAt(field), field);
    return value === field.value ? [] : [{ place: field.place, value }];
  });
  const why = reason.trim();
  const send = () =>
    correct.mutate(
      { parameters: { id }, query: {}, seen: revision, body: { fields: changed, replay: true, why } },
      { onSuccess: ({ answer: { outcome } }) => tell({ type: "success", text: say(outcome) }) },
    );
  return (
    <Container
      header={
        <Header variant="h2" description={say("hint")}>
          {say("heading")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {fields.map((field) => (
          <FirstLineField
            key={field.place}
            field={field}
            text={textAt(field)}
            change={(text) => setTexts((before) => ({ ...before, [field.place]: text }))}
          />
        ))}
        {total > fields.length ? (
          <Box variant="small">{say("more", { count: total - fields.length })}</Box>
        ) : null}
        <ReasonField reason={reason} change={setReason} />
        {correct.error ? <Refused error={correct.error} /> : null}
        <Button
          variant="primary"
          loading={correct.isPending}
          disabled={changed.length === 0 || why === ""}
          onClick={send}
        >
          {say("send")}
        </Button>
      </SpaceBetween>
    </Container>
  );
}
