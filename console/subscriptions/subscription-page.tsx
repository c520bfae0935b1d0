import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import {
  changeOwnSubscription,
  listSubscriptions,
  showOwnSubscription,
} from "../../schemas/api/subscription-operations.ts";
import { useAction, useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { Answer } from "../shell/answer.tsx";
import { useTell } from "../shell/notices.tsx";
import { Others } from "./others.tsx";
import { OwnEmail } from "./own-email.tsx";
import { OwnPhone } from "./own-phone.tsx";
import { subscriptionWording } from "./subscription-wording.ts";
import { WishesForm } from "./wishes-form.tsx";

/** What somebody is told at a client, and by which ways; an administrator sees everybody's. */
export function SubscriptionPage() {
  const say = useWording(subscriptionWording);
  const desk = useDesk();
  const tell = useTell();
  const own = useRead(showOwnSubscription, { parameters: {}, query: {} });
  const save = useAction(changeOwnSubscription);
  return (
    <Answer asked={own}>
      {({ answer: { wishes, configured, email, phone, pendingPhone } }) => (
        <SpaceBetween size="l">
          <Header variant="h1">{say("title")}</Header>
          <Alert type="info">
            {configured
              ? say("calls", {
                  ways: [configured.email, ...(configured.phone === null ? [] : [configured.phone])].join(
                    ", ",
                  ),
                })
              : say("noCalls")}
          </Alert>
          <Container header={<Header variant="h2">{say("ways")}</Header>}>
            <SpaceBetween size="l">
              <OwnEmail email={email} />
              <OwnPhone phone={phone} pendingPhone={pendingPhone} />
            </SpaceBetween>
          </Container>
          <WishesForm
            title={say("wishes")}
            wishes={wishes}
            saving={save.isPending}
            save={(changed) =>
              save.mutate(
                { parameters: {}, query: {}, body: changed },
                {
                  onSuccess: () => tell({ type: "success", text: say("saved") }),
                  onError: (error) => tell({ type: "error", text: error.message }),
                },
              )
            }
          />
          {desk.may(listSubscriptions) ? <Others /> : null}
        </SpaceBetween>
      )}
    </Answer>
  );
}
