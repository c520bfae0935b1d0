import FormField from "@cloudscape-design/components/form-field";
import Multiselect from "@cloudscape-design/components/multiselect";

/** A field in which some of several things are chosen. */
export function Choices<Value extends string>({
  label,
  hint,
  none,
  options,
  chosen,
  choose,
}: {
  readonly label: string;
  readonly hint?: string;
  /** What it means where none is chosen. */
  readonly none: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly chosen: readonly Value[];
  readonly choose: (chosen: Value[]) => void;
}) {
  return (
    <FormField label={label} {...(hint === undefined ? {} : { description: hint })}>
      <Multiselect
        options={[...options]}
        selectedOptions={options.filter(({ value }) => chosen.includes(value))}
        placeholder={none}
        onChange={({ detail: { selectedOptions } }) =>
          choose(
            options
              .map(({ value }) => value)
              .filter((value) => selectedOptions.some((one) => one.value === value)),
          )
        }
      />
    </FormField>
  );
}
