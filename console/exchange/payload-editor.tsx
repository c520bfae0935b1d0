import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { xml } from "@codemirror/lang-xml";
import { bracketMatching, foldGutter, foldKeymap } from "@codemirror/language";
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { unifiedMergeView } from "@codemirror/merge";
import { search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { Finding } from "../../schemas/finding.ts";
import { useIsDark } from "../appearance/appearance.ts";
import { useLanguage } from "../language/language.tsx";
import { editorTheme } from "./editor-theme.ts";
import { placeOf } from "./finding-place.ts";
import { lineSeparator } from "./line-separator.ts";

/** What an editor shows, and whom it tells of a change. */
export interface PayloadEditorProps {
  readonly text: string;
  readonly label: string;
  readonly findings: readonly Finding[];
  /** The text to show the differences from; none are shown without it. */
  readonly original?: string;
  /** Who is told of a change; without it the text can only be read. */
  readonly change?: (text: string) => void;
  /** The finding to go to. */
  readonly goTo?: Finding | undefined;
}

/** Colours for the format that a text looks like. */
function languageOf(text: string): Extension {
  return text.trimStart().startsWith("<") ? xml() : json();
}

const KEYS = keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap, ...lintKeymap]);

/**
 * A payload in an editor, with each finding at its place. It stands in a shadow root, where the editor's styles are
 * adopted sheets: in the page itself it would write a style element, which the content security policy forbids.
 */
export function PayloadEditor(props: PayloadEditorProps) {
  const { text, label, findings, original, change, goTo } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const looks = useRef(new Compartment());
  const tell = useRef(change);
  useEffect(() => {
    tell.current = change;
  }, [change]);
  const { language } = useLanguage();
  const theme = useIsDark() ? editorTheme.dark : editorTheme.light;
  const first = useRef({ text, theme });
  const isReadOnly = change === undefined;

  useEffect(() => {
    const host = place.current;
    if (!host) return;
    const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    const editor = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: first.current.text,
        extensions: [
          lineNumbers(),
          foldGutter(),
          history(),
          bracketMatching(),
          search({ top: true }),
          lintGutter(),
          KEYS,
          EditorView.lineWrapping,
          EditorState.lineSeparator.of(lineSeparator(first.current.text)),
          EditorState.readOnly.of(isReadOnly),
          EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
          languageOf(first.current.text),
          looks.current.of(first.current.theme),
          original === undefined ? [] : unifiedMergeView({ original, mergeControls: false }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) tell.current?.(update.state.sliceDoc());
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, [original, isReadOnly, label]);

  useEffect(() => {
    view.current?.dispatch({ effects: looks.current.reconfigure(theme) });
  }, [theme]);

  useEffect(() => {
    const editor = view.current;
    if (!editor || editor.state.sliceDoc() === text) return;
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    const editor = view.current;
    if (!editor) return;
    const shown = editor.state.doc.toString();
    const diagnostics = findings.flatMap((finding): Diagnostic[] => {
      const at = placeOf(shown, finding.position);
      const severity = finding.severity === "error" ? "error" : "info";
      return at ? [{ ...at, severity, message: finding.message[language] }] : [];
    });
    editor.dispatch(setDiagnostics(editor.state, diagnostics));
  }, [findings, language]);

  useEffect(() => {
    const editor = view.current;
    const at = editor && goTo && placeOf(editor.state.doc.toString(), goTo.position);
    if (!at) return;
    editor.dispatch({ selection: { anchor: at.from }, effects: EditorView.scrollIntoView(at.from) });
    editor.focus();
  }, [goTo]);

  return <div ref={place} />;
}
