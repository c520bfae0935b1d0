import Calendar from "@cloudscape-design/components/calendar";
import DateInput from "@cloudscape-design/components/date-input";
import PropertyFilter from "@cloudscape-design/components/property-filter";
import { listFlows } from "../../schemas/api/flow-operations.ts";
import { HoldState } from "../../schemas/held-exchange.ts";
import { useRead } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
import { type HeldFilter, filterOf, SINCE, tokensOf } from "./held-filter.ts";
import { stateWording } from "./held-wording.ts";
import { quarantineWording } from "./quarantine-wording.ts";

/** In which a day is typed or chosen. */
function DayForm({
  day,
  label,
  change,
}: {
  readonly day: string;
  readonly label: string;
  readonly change: (day: string) => void;
}) {
  return (
    <>
      <DateInput
        value={day}
        format="iso"
        placeholder="YYYY-MM-DD"
        ariaLabel={label}
        onChange={({ detail }) => change(detail.value)}
      />
      <Calendar value={day} ariaLabel={label} onChange={({ detail }) => change(detail.value)} />
    </>
  );
}

/** A bound of the days, set by its sign. */
const day = (operator: ">=" | "<=", label: string) => ({
  operator,
  description: label,
  form: ({
    value,
    onChange,
  }: {
    readonly value: string | null;
    readonly onChange: (value: string) => void;
  }) => <DayForm day={value ?? ""} label={label} change={onChange} />,
});

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
      filteringProperties={[
        property("flow"),
        property("state"),
        property("signature"),
        {
          key: SINCE,
          propertyLabel: say("since"),
          groupValuesLabel: say("since"),
          defaultOperator: ">=",
          operators: [day(">=", say("fromDay")), day("<=", say("untilDay"))],
        },
      ]}
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
