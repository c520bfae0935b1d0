import { IntlMessageFormat } from "intl-messageformat";
import type { Sentence } from "../../schemas/sentence.ts";
import { useLanguage } from "./language.tsx";

/** The texts of a part of the console, in both languages, as ICU messages. */
export type Wording = Readonly<Record<string, Sentence>>;

/** What a message is told with. */
type Values = Readonly<Record<string, string | number | boolean>>;

const formats = new Map<string, IntlMessageFormat>();

function formatOf(text: string, language: string): IntlMessageFormat {
  const key = `${language} ${text}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new IntlMessageFormat(text, language);
  formats.set(key, made);
  return made;
}

/** Says one text of a wording, in the language of whoever looks. */
export type Say<W extends Wording> = (key: keyof W & string, values?: Values) => string;

/** The texts of a wording, in the language of whoever looks. */
export function useWording<W extends Wording>(wording: W): Say<W> {
  const { language } = useLanguage();
  return (key, values) => {
    const text = wording[key]?.[language] ?? key;
    return String(formatOf(text, language).format(values));
  };
}
