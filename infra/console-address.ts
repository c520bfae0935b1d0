import type { SignIn } from "../schemas/sign-in.ts";

/** The address that calls point to, as a function finds it in its environment; of many consoles, the first. */
export function consoleAddress({ consoles }: SignIn): Readonly<Record<string, string>> {
  const [first] = consoles;
  return first === undefined ? {} : { CONSOLE_URL: first };
}
