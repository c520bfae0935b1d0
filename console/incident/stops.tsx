import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { listFlows } from "../../schemas/api/flow-operations.ts";
import type { IncidentDocument } from "../../schemas/api/incident-operations.ts";
import { NEXT_STEPS } from "../../schemas/incident-guidance.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { PageLink } from "../shell/page-link.tsx";
import { incidentPageWording } from "./incident-page-wording.ts";
import { stopsWording } from "./stops-wording.ts";

const MOST_SHOWN = 8;

/** What stops in the business while an incident lasts, and what to do first. */
export function Stops({ incident }: { readonly incident: IncidentDocument }) {
  const say = useWording(incidentPageWording);
  const sayStops = useWording(stopsWording);
  const sayNext = useWording(NEXT_STEPS);
  const { client } = useDesk();
  const { data } = useRead(listFlows, { parameters: {}, query: {} });
  const { kind, subject, flows, state } = incident;
  const names = new Map(data?.answer.applications.map(({ application, name }) => [application, name]));
  const nameOf = (application: string) => names.get(application) ?? application;
  const known = new Map(data?.answer.items.map((flow) => [flow.flow, flow]));
  const isOver = state === "resolved" || state === "closed";
  return (
    <Alert type={isOver ? "success" : "warning"} header={isOver ? say("stopped") : say("stops")}>
      <SpaceBetween size="s">
        <div>{sayStops(kind, { subject: nameOf(subject.id) })}</div>
        {flows.length === 0 ? null : (
          <ul className="list">
            {flows.slice(0, MOST_SHOWN).map((flow) => {
              const { description = flow, source = "", target = "" } = known.get(flow) ?? {};
              return (
                <li key={flow}>
                  <PageLink to={addresses.flow(client.id, flow)}>
                    {description === "" ? flow : description}
                  </PageLink>{" "}
                  ({nameOf(source)} → {nameOf(target)})
                </li>
              );
            })}
            {flows.length > MOST_SHOWN ? (
              <li>{say("moreFlows", { count: flows.length - MOST_SHOWN })}</li>
            ) : null}
          </ul>
        )}
        {isOver ? null : (
          <div>
            <Box fontWeight="bold" display="inline">
              {say("next")}
            </Box>{" "}
            {sayNext(kind)}
          </div>
        )}
      </SpaceBetween>
    </Alert>
  );
}
