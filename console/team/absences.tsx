import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import { addAbsence, listAbsences, removeAbsence } from "../../schemas/api/plan-operations.ts";
import { useAction, useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { Answer } from "../shell/answer.tsx";
import { Listing } from "../shell/listing.tsx";
import { useTell } from "../shell/notices.tsx";
import { Moment } from "../time/moment.tsx";
import { AddAbsence } from "./add-absence.tsx";
import { teamWording } from "./team-wording.ts";

/** Who is away or will be; a lead enters and takes away. */
export function Absences() {
  const say = useWording(teamWording);
  const desk = useDesk();
  const tell = useTell();
  const absences = useRead(listAbsences, { parameters: {}, query: {} });
  const remove = useAction(removeAbsence);
  const [adding, setAdding] = useState(false);
  const take = (id: string) =>
    remove.mutate(
      { parameters: { id }, query: {}, body: undefined },
      {
        onSuccess: () => tell({ type: "success", text: say("removed") }),
        onError: (error) => tell({ type: "error", text: error.message }),
      },
    );
  return (
    <Answer asked={absences}>
      {({ answer: { items } }) => (
        <>
          <Listing
            items={items}
            keyOf={({ id }) => id}
            label={say("absences")}
            empty={say("noAbsences")}
            header={
              <Header
                variant="h2"
                actions={
                  desk.may(addAbsence) ? <Button onClick={() => setAdding(true)}>{say("add")}</Button> : null
                }
              >
                {say("absences")}
              </Header>
            }
            columns={[
              { id: "person", header: say("person"), cell: ({ person }) => person },
              { id: "from", header: say("from"), cell: ({ from }) => <Moment at={from} /> },
              { id: "until", header: say("until"), cell: ({ until }) => <Moment at={until} /> },
              { id: "reason", header: say("reason"), cell: ({ reason }) => reason ?? "–" },
              ...(desk.may(removeAbsence)
                ? [
                    {
                      id: "act",
                      header: say("remove"),
                      cell: ({ id, person }: (typeof items)[number]) => (
                        <Button ariaLabel={say("removeOf", { name: person })} onClick={() => take(id)}>
                          {say("remove")}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          {adding ? <AddAbsence close={() => setAdding(false)} /> : null}
        </>
      )}
    </Answer>
  );
}
