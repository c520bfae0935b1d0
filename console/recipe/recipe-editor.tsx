import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { type ReactNode, useState } from "react";
import { LazyEditor } from "../exchange/lazy-editor.tsx";
import { useWording } from "../language/wording.ts";
import { inOtherForm, type RecipeDraft, readDraft } from "./recipe-draft.ts";
import { emptyRow, type RecipeRow } from "./recipe-rows.ts";
import { RecipeStep } from "./recipe-step.tsx";
import { recipeWording } from "./recipe-wording.ts";

const NO_FINDINGS = [] as const;

/** The steps of a recipe, one below the other. */
function Steps({
  rows,
  places,
  change,
}: {
  readonly rows: readonly RecipeRow[];
  readonly places: readonly string[];
  readonly change: (rows: readonly RecipeRow[]) => void;
}) {
  const say = useWording(recipeWording);
  return (
    <SpaceBetween size="l">
      {rows.map((row, index) => (
        <RecipeStep
          key={row.key}
          row={row}
          number={index + 1}
          places={places}
          change={(changed) => change(rows.map((one) => (one.key === row.key ? changed : one)))}
          remove={() => change(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      <Button iconName="add-plus" onClick={() => change([...rows, emptyRow(crypto.randomUUID())])}>
        {say("addStep")}
      </Button>
    </SpaceBetween>
  );
}

/** A recipe as it is written: in steps for whoever does not know JSON Patch, or as JSON. */
export function RecipeEditor({
  draft,
  places,
  change,
  footer,
}: {
  readonly draft: RecipeDraft;
  readonly places: readonly string[];
  readonly change: (draft: RecipeDraft) => void;
  /** What may be done with the recipe. */
  readonly footer: ReactNode;
}) {
  const say = useWording(recipeWording);
  const [isOnlyJson, setOnlyJson] = useState(false);
  const read = readDraft(draft);
  const choose = (form: string) => {
    if (form === draft.form) return;
    const other = inOtherForm(draft);
    setOnlyJson(other === undefined);
    if (other) change(other);
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={say("hint")}
          actions={
            <SegmentedControl
              label={say("form")}
              selectedId={draft.form}
              onChange={({ detail }) => choose(detail.selectedId)}
              options={[
                { id: "rows", text: say("asRows") },
                { id: "json", text: say("asJson") },
              ]}
            />
          }
        >
          {say("recipe")}
        </Header>
      }
      footer={footer}
    >
      {draft.form === "rows" ? (
        <Steps
          rows={draft.rows}
          places={places}
          change={(rows) => change({ form: "rows", rows: [...rows] })}
        />
      ) : (
        <SpaceBetween size="s">
          <LazyEditor
            label={say("recipe")}
            text={draft.text}
            findings={NO_FINDINGS}
            change={(text) => {
              setOnlyJson(false);
              change({ form: "json", text });
            }}
          />
          {isOnlyJson ? <StatusIndicator type="info">{say("onlyJson")}</StatusIndicator> : null}
          {read.outcome === "none" ? (
            <Box>
              {read.faults.map((fault) => (
                <StatusIndicator key={fault} type="error" wrapText>
                  {say("notYet", { fault })}
                </StatusIndicator>
              ))}
            </Box>
          ) : null}
        </SpaceBetween>
      )}
    </Container>
  );
}
