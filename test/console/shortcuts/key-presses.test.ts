import { expect, test } from "vitest";
import { afterKey, NOTHING_PRESSED, type Pressed } from "../../../console/shortcuts/key-presses.ts";

/** What some keys do, each pressed so many milliseconds after the one before it. */
function pressing(...presses: readonly (readonly [key: string, after: number])[]) {
  const done: string[] = [];
  let pressed: Pressed = NOTHING_PRESSED;
  let at = 100_000;
  for (const [key, after] of presses) {
    at += after;
    const { pressed: next, shortcut } = afterKey(pressed, key, at);
    pressed = next;
    if (shortcut) done.push(shortcut);
  }
  return done;
}

test.each([
  [[["?", 0]], ["help"]],
  [
    [
      ["g", 0],
      ["i", 300],
    ],
    ["incidents"],
  ],
  [
    [
      ["g", 0],
      ["g", 300],
      ["q", 300],
    ],
    ["quarantine"],
  ],
  [
    [
      ["g", 0],
      ["i", 2000],
    ],
    [],
  ],
  [
    [
      ["g", 0],
      ["j", 300],
    ],
    ["next"],
  ],
  [
    [
      ["x", 0],
      ["j", 10],
      ["k", 10],
    ],
    ["next", "previous"],
  ],
  [[["o", 0]], []],
] as const)("%j does %j", (presses, expected) => {
  expect(pressing(...presses)).toEqual(expected);
});
