import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Input from "@cloudscape-design/components/input";
import { useWording } from "../language/wording.ts";
import type { Pair } from "./recipe-rows.ts";
import { recipeWording } from "./recipe-wording.ts";

/** Old values, each with the one that takes its place. */
export function ValuePairs({
  pairs,
  takesValue,
  change,
}: {
  readonly pairs: readonly Pair[];
  /** Whether a new value is entered. */
  readonly takesValue: boolean;
  readonly change: (pairs: readonly Pair[]) => void;
}) {
  const say = useWording(recipeWording);
  const set = (index: number, entered: Partial<Pair>) =>
    change(pairs.map((pair, at) => (at === index ? { ...pair, ...entered } : pair)));
  return (
    <AttributeEditor
      items={pairs}
      empty={say("noPair")}
      addButtonText={say("addPair")}
      removeButtonText={say("removePair")}
      removeButtonAriaLabel={({ old }) => say("removePairOf", { old })}
      isItemRemovable={() => pairs.length > 1}
      onAddButtonClick={() => change([...pairs, { old: "", value: "" }])}
      onRemoveButtonClick={({ detail }) => change(pairs.filter((_, at) => at !== detail.itemIndex))}
      definition={[
        {
          label: say("old"),
          control: ({ old }, index) => (
            <Input value={old} onChange={({ detail }) => set(index, { old: detail.value })} />
          ),
        },
        {
          label: say("value"),
          control: ({ value }, index) => (
            <Input
              value={takesValue ? value : "null"}
              disabled={!takesValue}
              onChange={({ detail }) => set(index, { value: detail.value })}
            />
          ),
        },
      ]}
    />
  );
}
