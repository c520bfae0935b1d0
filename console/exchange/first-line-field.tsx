import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { type ShownField, textOf } from "./field-value.ts";
import { firstLineWording } from "./first-line-wording.ts";

/** One field of a message: where it stands, what it holds, what is wrong with it, and what it is to hold. */
export function FirstLineField({
  field: { place, value, findings },
  text,
  change,
}: {
  readonly field: ShownField;
  readonly text: string;
  readonly change: (text: string) => void;
}) {
  const say = useWording(firstLineWording);
  const { language } = useLanguage();
  const present = textOf(value);
  return (
    <FormField
      label={place}
      description={present === "" ? say("none") : say("present", { value: present })}
      errorText={text === present ? findings.map(({ message }) => message[language]).join(" ") : undefined}
    >
      <Input value={text} onChange={({ detail }) => change(detail.value)} />
    </FormField>
  );
}
