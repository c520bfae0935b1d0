import Autosuggest from "@cloudscape-design/components/autosuggest";
import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import ColumnLayout from "@cloudscape-design/components/column-layout";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWording } from "../language/wording.ts";
import { faultOf, type RecipeRow, ROW_OPERATIONS, VALUE_KINDS } from "./recipe-rows.ts";
import { kindWording, operationWording, recipeWording } from "./recipe-wording.ts";
import { ValuePairs } from "./value-pairs.tsx";

/** One step of a recipe: what it does, where, and by which values. */
export function RecipeStep({
  row,
  number,
  places,
  change,
  remove,
}: {
  readonly row: RecipeRow;
  readonly number: number;
  /** The places that are offered. */
  readonly places: readonly string[];
  readonly change: (row: RecipeRow) => void;
  readonly remove: () => void;
}) {
  const say = useWording(recipeWording);
  const sayOperation = useWording(operationWording);
  const sayKind = useWording(kindWording);
  const set = (entered: Partial<RecipeRow>) => change({ ...row, ...entered });
  const operations = ROW_OPERATIONS.map((value) => ({ value, label: sayOperation(value) }));
  const kinds = VALUE_KINDS.map((value) => ({ value, label: sayKind(value) }));
  const fault = faultOf(row);
  const isEntered = row.value !== "" || row.pairs.some(({ old }) => old !== "");
  const [takesKind, takesValue] = [row.operation !== "remove", row.kind !== "null"];
  return (
    <SpaceBetween size="s">
      <Header
        variant="h3"
        actions={
          <Button
            iconName="remove"
            variant="icon"
            ariaLabel={say("removeStep", { number })}
            onClick={remove}
          />
        }
      >
        {say("step", { number })}
      </Header>
      <ColumnLayout columns={takesKind ? 3 : 2}>
        <FormField label={say("operation")}>
          <Select
            options={operations}
            selectedOption={operations.find(({ value }) => value === row.operation) ?? null}
            onChange={({ detail: { selectedOption } }) => {
              const chosen = ROW_OPERATIONS.find((value) => value === selectedOption.value);
              if (chosen) set({ operation: chosen });
            }}
          />
        </FormField>
        <FormField
          label={say("place")}
          errorText={fault === "place" && row.place !== "" ? say("placeFault") : null}
        >
          <Autosuggest
            value={row.place}
            options={places.map((value) => ({ value }))}
            enteredTextLabel={(value) => `${say("otherPlace")}${value}`}
            placeholder="/lines/*/vat"
            onChange={({ detail }) => set({ place: detail.value })}
          />
        </FormField>
        {takesKind ? (
          <FormField label={say("kind")}>
            <Select
              options={kinds}
              selectedOption={kinds.find(({ value }) => value === row.kind) ?? null}
              onChange={({ detail: { selectedOption } }) => {
                const chosen = VALUE_KINDS.find((value) => value === selectedOption.value);
                if (chosen) set({ kind: chosen });
              }}
            />
          </FormField>
        ) : null}
      </ColumnLayout>
      {row.operation === "map" ? (
        <FormField errorText={fault === "values" && isEntered ? say("valueFault") : null} stretch>
          <SpaceBetween size="s">
            <ValuePairs
              pairs={row.pairs}
              takesValue={takesValue}
              change={(pairs) => set({ pairs: [...pairs] })}
            />
            <Checkbox
              checked={row.refusesOthers}
              onChange={({ detail }) => set({ refusesOthers: detail.checked })}
            >
              {say("refusesOthers")}
            </Checkbox>
          </SpaceBetween>
        </FormField>
      ) : null}
      {takesValue && (row.operation === "replace" || row.operation === "default") ? (
        <FormField
          label={say("value")}
          errorText={fault === "values" && isEntered ? say("valueFault") : null}
        >
          <Input value={row.value} onChange={({ detail }) => set({ value: detail.value })} />
        </FormField>
      ) : null}
    </SpaceBetween>
  );
}
