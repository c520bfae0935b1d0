/** The languages that the product speaks to people. */
export type Language = "fr" | "en";

/** The language that the environment asks for; as POSIX has it, a variable that is empty is not set. */
export function spokenLanguage(environment: NodeJS.ProcessEnv): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  const locale = LC_ALL || LC_MESSAGES || LANG || "";
  return locale.toLowerCase().startsWith("fr") ? "fr" : "en";
}
