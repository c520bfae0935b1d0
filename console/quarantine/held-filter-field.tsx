import PropertyFilter from "@cloudscape-design/components/property-filter";
import { listFlows } from "../../schemas/api/flow-operations.ts";
import { HoldState } from "../../schemas/held-exchange.ts";
import { useRead } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { type HeldFilter, filterOf, tokensOf } from "./held-filter.ts";
import { stateWording } from "./held-wording.ts";
import { quarantineWording } from "./quarantine-wording.ts";

/** The field in which somebody says which exchanges to show. */
export function HeldFilterField({
  filter,
  change,
  count,
}: {
  readonly filter: HeldFilter;
  readonly change: (filter: HeldFilter) => void;
  readonly count: number;
}) {
  const say = useWording(quarantineWording);
  const sayState = useWording(stateWording);
  const { data } = useRead(listFlows, { parameters: {}, query: {} });
  const property = (key: "flow" | "state" | "signature") => ({
    key,
    propertyLabel: say(key),
    groupValuesLabel: say(key),
    operators: ["="],
  });
  return (
    <PropertyFilter
      query={tokensOf(filter)}
      onChange={({ detail }) => change(filterOf(detail))}
      filteringProperties={[property("flow"), property("state"), property("signature")]}
      filteringOptions={[
        ...(data?.answer.items ?? []).map(({ flow }) => ({ propertyKey: "flow", value: flow })),
        ...HoldState.options.map((state) => ({
          propertyKey: "state",
          value: state,
          label: sayState(state),
        })),
      ]}
      filteringPlaceholder={say("filter")}
      filteringAriaLabel={say("filter")}
      countText={say("matching", { count })}
      hideOperations
      expandToViewport
    />
  );
}
