import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import {
  addOwnEmail,
  removeOwnEmail,
  type SubscriptionDocument,
} from "../../schemas/api/subscription-operations.ts";
import { useAction } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { useTell } from "../shell/notices.tsx";
import { subscriptionWording } from "./subscription-wording.ts";

const ONE = { parameters: {}, query: {} } as const;

/** One's own mail address: added, told whether it is confirmed, and taken back. */
export function OwnEmail({ email }: Pick<SubscriptionDocument, "email">) {
  const say = useWording(subscriptionWording);
  const tell = useTell();
  const [address, setAddress] = useState("");
  const add = useAction(addOwnEmail);
  const remove = useAction(removeOwnEmail);
  const told = { onError: (error: Error) => tell({ type: "error", text: error.message }) };
  if (email)
    return (
      <FormField label={say("email")}>
        <SpaceBetween direction="horizontal" size="s" alignItems="center">
          <span>{email.address}</span>
          <StatusIndicator type={email.isConfirmed ? "success" : "pending"}>
            {say(email.isConfirmed ? "confirmed" : "unconfirmed")}
          </StatusIndicator>
          <Button
            ariaLabel={say("removeOf", { what: email.address })}
            loading={remove.isPending}
            onClick={() => remove.mutate({ ...ONE, body: undefined }, told)}
          >
            {say("remove")}
          </Button>
        </SpaceBetween>
      </FormField>
    );
  return (
    <FormField
      label={say("email")}
      secondaryControl={
        <Button
          ariaLabel={`${say("add")}: ${say("email")}`}
          loading={add.isPending}
          disabled={address.trim() === ""}
          onClick={() => add.mutate({ ...ONE, body: { address: address.trim() } }, told)}
        >
          {say("add")}
        </Button>
      }
    >
      <Input type="email" value={address} onChange={({ detail }) => setAddress(detail.value)} />
    </FormField>
  );
}
