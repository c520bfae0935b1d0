import Alert from "@cloudscape-design/components/alert";
import { useQuery } from "@tanstack/react-query";
import { correctHeld } from "../../schemas/api/correction-operations.ts";
import { correctFields, showFields } from "../../schemas/api/first-line-operations.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { Refusal } from "../desk/desk.ts";
import { useDesk } from "../desk/desks.tsx";
import { Answer } from "../shell/answer.tsx";
import { FirstLineForm } from "./first-line-form.tsx";

/** What somebody may correct of a held exchange who may not correct all of it. */
export function FirstLine({ exchange }: { readonly exchange: HeldExchange }) {
  const desk = useDesk();
  const { id, flow, state, stateSince, corrections } = exchange;
  const version = corrections.at(-1)?.version ?? 0;
  const isForThem = state === "held" && desk.may(correctFields, [flow]) && !desk.may(correctHeld, [flow]);
  // Asked for once, since each look at values is told to the audit trail.
  const shown = useQuery({
    queryKey: ["fields", desk.client.id, id, version, stateSince],
    queryFn: () => desk.call(showFields, { parameters: { id }, query: {}, body: undefined }),
    enabled: isForThem,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!isForThem) return null;
  if (shown.error instanceof Refusal) return <Alert type="info">{shown.error.message}</Alert>;
  return (
    <Answer asked={shown}>
      {({ answer: { fields, fieldsTotal } }) => (
        <FirstLineForm
          key={`${version} ${stateSince}`}
          exchange={exchange}
          fields={fields}
          total={fieldsTotal}
        />
      )}
    </Answer>
  );
}
