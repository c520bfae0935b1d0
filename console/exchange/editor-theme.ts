import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

interface Colours {
  readonly text: string;
  readonly background: string;
  readonly faint: string;
  readonly active: string;
  readonly name: string;
  readonly string: string;
  readonly number: string;
  readonly selection: string;
}

/** Each has a contrast of 4.5 to 1 at least: WCAG 2.2, 1.4.3. */
const LIGHT: Colours = {
  text: "#0f141a",
  background: "#ffffff",
  faint: "#5f6b7a",
  active: "#f2f3f5",
  name: "#033160",
  string: "#1d6b2c",
  number: "#8d1f55",
  selection: "#cfe3fb",
};
const DARK: Colours = {
  text: "#ebebf0",
  background: "#161d26",
  faint: "#a4a4ad",
  active: "#232b37",
  name: "#75cfff",
  string: "#8fdb8f",
  number: "#ffb0d8",
  selection: "#1b4a7a",
};

function themeOf(colours: Colours, dark: boolean): Extension {
  const view = EditorView.theme(
    {
      "&": { color: colours.text, backgroundColor: colours.background, fontSize: "14px" },
      ".cm-content": { fontFamily: "ui-monospace, SFMono-Regular, Menlo, monospace" },
      ".cm-gutters": { color: colours.faint, backgroundColor: colours.background, border: "none" },
      ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: colours.active },
      "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
        backgroundColor: colours.selection,
      },
      ".cm-cursor": { borderLeftColor: colours.text },
      ".cm-tooltip": { color: colours.text, backgroundColor: colours.background },
      ".cm-scroller": { maxHeight: "60vh", overflow: "auto" },
    },
    { dark },
  );
  const highlight = HighlightStyle.define([
    { tag: [tags.propertyName, tags.tagName, tags.attributeName], color: colours.name },
    { tag: [tags.string, tags.attributeValue], color: colours.string },
    { tag: [tags.number, tags.bool, tags.null], color: colours.number },
    { tag: [tags.comment, tags.processingInstruction], color: colours.faint },
  ]);
  return [view, syntaxHighlighting(highlight)];
}

/** How the editor looks, in a light or a dark page. */
export const editorTheme = { light: themeOf(LIGHT, false), dark: themeOf(DARK, true) } as const;
