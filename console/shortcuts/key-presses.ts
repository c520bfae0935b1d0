/** What a key, or one after another, does. */
export const SHORTCUTS = {
  help: ["?"],
  overview: ["g", "o"],
  incidents: ["g", "i"],
  quarantine: ["g", "q"],
  search: ["g", "s"],
  next: ["j"],
  previous: ["k"],
  acknowledge: ["a"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Shortcut = keyof typeof SHORTCUTS;

/** The second key of two must come within so many milliseconds. */
const TOGETHER_MS = 1500;

/** The keys that were pressed and may go on to something, and when the last of them was. */
export interface Pressed {
  readonly keys: readonly string[];
  readonly at: number;
}

/** Nothing was pressed. */
export const NOTHING_PRESSED: Pressed = { keys: [], at: 0 };

const isSame = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((key, index) => key === b[index]);

const names = Object.keys(SHORTCUTS).filter((name): name is Shortcut => name in SHORTCUTS);

/** What one more key does after those before it, and what may still come of it. */
export function afterKey(
  before: Pressed,
  key: string,
  at: number,
): { readonly pressed: Pressed; readonly shortcut?: Shortcut } {
  const earlier = at - before.at <= TOGETHER_MS ? before.keys : [];
  const keys = [...earlier, key];
  const shortcut = names.find((name) => isSame(SHORTCUTS[name], keys));
  if (shortcut) return { pressed: NOTHING_PRESSED, shortcut };
  const goesOn = names.some((name) => isSame(SHORTCUTS[name].slice(0, keys.length), keys));
  if (goesOn) return { pressed: { keys, at } };
  return earlier.length > 0 ? afterKey(NOTHING_PRESSED, key, at) : { pressed: NOTHING_PRESSED };
}
