import { I18nProvider, type I18nProviderProps } from "@cloudscape-design/components/i18n";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { firstLanguage, type Language } from "./first-language.ts";

/** Each language in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fr: "Français", en: "English" };

const KEPT_UNDER = "watchdog.language";

/** The texts of the components themselves, which load for the one language that is spoken. */
const componentTexts: Readonly<Record<Language, () => Promise<{ default: I18nProviderProps.Messages }>>> = {
  fr: () => import("@cloudscape-design/components/i18n/messages/all.fr"),
  en: () => import("@cloudscape-design/components/i18n/messages/all.en"),
};

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}

const Spoken = createContext<Spoken>({ language: "en", speak: () => {} });

/** Speaks one language to all below, and keeps the choice in the browser. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(() =>
    firstLanguage(localStorage.getItem(KEPT_UNDER), navigator.languages),
  );
  const [texts, setTexts] = useState<I18nProviderProps.Messages>();
  useEffect(() => {
    document.documentElement.lang = language;
    void componentTexts[language]().then((loaded) => setTexts(loaded.default));
  }, [language]);
  const speak = (chosen: Language) => {
    localStorage.setItem(KEPT_UNDER, chosen);
    setLanguage(chosen);
  };
  if (!texts) return null;
  return (
    <Spoken value={{ language, speak }}>
      <I18nProvider locale={language} messages={[texts]}>
        {children}
      </I18nProvider>
    </Spoken>
  );
}

/** The language of whoever looks, and how to change it. */
export function useLanguage(): Spoken {
  return useContext(Spoken);
}
