import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import {
  confirmPhone,
  removeOwnPhone,
  sendPhoneCode,
  type SubscriptionDocument,
} from "../../schemas/api/subscription-operations.ts";
import { useAction } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { subscriptionWording } from "./subscription-wording.ts";

const ONE = { parameters: {}, query: {} } as const;

/** One's own phone: a code is sent there and said here, and then it is told. */
export function OwnPhone({ phone, pendingPhone }: Pick<SubscriptionDocument, "phone" | "pendingPhone">) {
  const say = useWording(subscriptionWording);
  const tell = useTell();
  const [number, setNumber] = useState("");
  const [code, setCode] = useState("");
  const send = useAction(sendPhoneCode);
  const confirm = useAction(confirmPhone);
  const remove = useAction(removeOwnPhone);
  const told = { onError: (error: Error) => tell({ type: "error", text: error.message }) };
  if (phone)
    return (
      <FormField label={say("phone")}>
        <SpaceBetween direction="horizontal" size="s" alignItems="center">
          <span>{phone.number}</span>
          <StatusIndicator type="success">{say("confirmed")}</StatusIndicator>
          <Button
            ariaLabel={say("removeOf", { what: phone.number })}
            loading={remove.isPending}
            onClick={() => remove.mutate({ ...ONE, body: undefined }, told)}
          >
            {say("remove")}
          </Button>
        </SpaceBetween>
      </FormField>
    );
  return (
    <SpaceBetween size="s">
      <FormField
        label={say("phone")}
        description={say("phoneHint")}
        secondaryControl={
          <Button
            loading={send.isPending}
            disabled={number.trim() === ""}
            onClick={() => send.mutate({ ...ONE, body: { number: number.replaceAll(/[\s.-]/g, "") } }, told)}
          >
            {say("sendCode")}
          </Button>
        }
      >
        <Input
          type="text"
          inputMode="tel"
          value={number}
          onChange={({ detail }) => setNumber(detail.value)}
        />
      </FormField>
      {pendingPhone ? (
        <FormField
          label={say("code", { number: pendingPhone.number })}
          description={say("codeHint")}
          secondaryControl={
            <Button
              variant="primary"
              loading={confirm.isPending}
              disabled={!/^\d{6}$/.test(code.trim())}
              onClick={() => confirm.mutate({ ...ONE, body: { code: code.trim() } }, told)}
            >
              {say("confirm")}
            </Button>
          }
        >
          <Input
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={({ detail }) => setCode(detail.value)}
          />
        </FormField>
      ) : null}
    </SpaceBetween>
  );
}
