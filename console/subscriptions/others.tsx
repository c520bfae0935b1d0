import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import {
  changeSubscription,
  listSubscriptions,
  removeSubscription,
} from "../../schemas/api/subscription-operations.ts";
import { useAction, useRead } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { Listing } from "../shell/listing.tsx";
import { useTell } from "../shell/notices.tsx";
import { subscriptionWording } from "./subscription-wording.ts";
import { WishesForm } from "./wishes-form.tsx";

/** Everybody's subscriptions, which an administrator changes and ends. */
export function Others() {
  const say = useWording(subscriptionWording);
  const tell = useTell();
  const { data } = useRead(listSubscriptions, { parameters: {}, query: {} });
  const change = useAction(changeSubscription);
  const remove = useAction(removeSubscription);
  const [chosen, setChosen] = useState<string>();
  const items = data?.answer.items ?? [];
  const changed = items.find(({ person }) => person === chosen);
  const failed = { onError: (error: Error) => tell({ type: "error", text: error.message }) };
  return (
    <SpaceBetween size="l">
      <Listing
        items={items}
        keyOf={({ person }) => person}
        label={say("others")}
        empty={say("noOthers")}
        header={<Header variant="h2">{say("others")}</Header>}
        columns={[
          { id: "person", header: say("person"), cell: ({ person }) => person },
          {
            id: "priorities",
            header: say("priorities"),
            cell: ({ wishes: { priorities } }) =>
              priorities.length === 0 ? say("none") : priorities.join(", "),
          },
          { id: "email", header: say("email"), cell: ({ email }) => email?.address ?? "–" },
          { id: "phone", header: say("phone"), cell: ({ phone }) => phone?.number ?? "–" },
          {
            id: "act",
            header: say("change"),
            cell: ({ person }) => (
              <SpaceBetween direction="horizontal" size="xs">
                <Button onClick={() => setChosen(person)}>{say("change")}</Button>
                <Button
                  ariaLabel={say("removeOf", { what: person })}
                  onClick={() =>
                    remove.mutate(
                      { parameters: { person }, query: {}, body: undefined },
                      {
                        ...failed,
                        onSuccess: () => tell({ type: "success", text: say("ended", { person }) }),
                      },
                    )
                  }
                >
                  {say("remove")}
                </Button>
              </SpaceBetween>
            ),
          },
        ]}
      />
      {changed ? (
        <WishesForm
          key={changed.person}
          title={say("wishesOf", { person: changed.person })}
          wishes={changed.wishes}
          saving={change.isPending}
          save={(wishes) =>
            change.mutate(
              { parameters: { person: changed.person }, query: {}, body: wishes },
              { ...failed, onSuccess: () => tell({ type: "success", text: say("saved") }) },
            )
          }
        />
      ) : null}
    </SpaceBetween>
  );
}
