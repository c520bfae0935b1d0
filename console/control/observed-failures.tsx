import Header from "@cloudscape-design/components/header";
import type { FlowDocument } from "../../schemas/api/flow-page-operations.ts";
import { listSignatures } from "../../schemas/api/signature-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { SignatureMeaning, useSignatureName } from "../quarantine/signature-meaning.tsx";
import { Answer } from "../shell/answer.tsx";
import { Listing } from "../shell/listing.tsx";
import { Moment } from "../time/moment.tsx";
import { controlWording } from "./control-wording.ts";

const MOST = 10;

/** For what a flow under observe would have held exchanges, those first that came most; also once it holds again. */
export function ObservedFailures({ flow: { flow, control } }: { readonly flow: FlowDocument }) {
  const say = useWording(controlWording);
  const nameOf = useSignatureName();
  const observed = useRead(listSignatures, {
    parameters: {},
    query: { flow, count: "observed", limit: MOST },
  });
  const isObserving = control?.control === "observe";
  if (!isObserving && (observed.data?.answer.items ?? []).length === 0) return null;
  return (
    <Answer asked={observed}>
      {({ answer: { items } }) => (
        <Listing
          items={items}
          keyOf={({ signature }) => signature}
          label={say("observed")}
          empty={say("nothingObserved")}
          header={<Header variant="h2">{say("observed")}</Header>}
          columns={[
            { id: "cause", header: say("cause"), cell: (one) => nameOf(one) },
            {
              id: "meaning",
              header: say("meaning"),
              cell: ({ faults }) => <SignatureMeaning faults={faults} />,
            },
            { id: "count", header: say("count"), cell: ({ observed: count }) => count },
            { id: "last", header: say("last"), cell: ({ lastObserved }) => <Moment at={lastObserved} /> },
          ]}
        />
      )}
    </Answer>
  );
}
