import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import Toggle from "@cloudscape-design/components/toggle";
import { useState } from "react";
import type { Finding } from "../../schemas/finding.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { useWording } from "../language/wording.ts";
import { exchangeWording } from "./exchange-wording.ts";
import { Findings } from "./findings.tsx";
import { laidOut } from "./json-layout.ts";
import { LazyEditor } from "./lazy-editor.tsx";
import { usePayloadCheck } from "./payload-check.ts";
import { SaveCorrection } from "./save-correction.tsx";

type Checked = ReturnType<typeof usePayloadCheck>;

/** What the contract says of the text as it stands. */
function Verdict({ checked: { verdict, error } }: { readonly checked: Checked }) {
  const say = useWording(exchangeWording);
  if (error) return <StatusIndicator type="warning">{say("unchecked")}</StatusIndicator>;
  if (!verdict) return <StatusIndicator type="in-progress">{say("checking")}</StatusIndicator>;
  if (verdict.verdict === "valid") return <StatusIndicator type="success">{say("valid")}</StatusIndicator>;
  return <StatusIndicator type="error">{say("invalid", { count: verdict.findingsTotal })}</StatusIndicator>;
}

/** A text of an exchange, and which version of it: 0 is what came. */
interface Text {
  readonly exchange: HeldExchange;
  readonly version: number;
  readonly original: string;
  readonly charset: string | null;
}

/** The newest text, as it stands or laid out, to be edited and checked while it is; with what is wrong with it. */
export function Payload({ exchange, version, original, charset }: Text) {
  const say = useWording(exchangeWording);
  const pretty = laidOut(original);
  const [layout, setLayout] = useState<"asItCame" | "laidOut">(
    pretty !== undefined && !original.trim().includes("\n") ? "laidOut" : "asItCame",
  );
  const base = layout === "laidOut" ? (pretty ?? original) : original;
  const [edited, setEdited] = useState<string>();
  const [showsDifferences, setShowsDifferences] = useState(false);
  const [goTo, setGoTo] = useState<Finding>();
  const text = edited ?? base;
  const isEdited = text !== base;
  const letters = charset === null || charset === "utf-8" ? undefined : say("charset", { charset });
  const checked = usePayloadCheck(exchange.id, text);
  const findings = checked.verdict?.findings ?? [];
  return (
    <SpaceBetween size="l">
      <Findings
        findings={findings}
        total={checked.verdict?.findingsTotal ?? findings.length}
        goTo={(finding) => setGoTo({ ...finding })}
      />
      <Container
        header={
          <Header
            variant="h2"
            description={isEdited ? say("edited") : letters}
            info={<Verdict checked={checked} />}
            actions={
              <SpaceBetween direction="horizontal" size="s" alignItems="center">
                <Toggle
                  checked={showsDifferences}
                  onChange={({ detail }) => setShowsDifferences(detail.checked)}
                >
                  {say("differences")}
                </Toggle>
                {isEdited ? (
                  <>
                    <Button onClick={() => setEdited(undefined)}>{say("undo")}</Button>
                    <SaveCorrection
                      exchange={exchange}
                      text={text}
                      basedOn={version}
                      isValid={checked.verdict?.verdict === "valid"}
                    />
                  </>
                ) : pretty === undefined ? null : (
                  <SegmentedControl
                    label={say("layout")}
                    selectedId={layout}
                    onChange={({ detail }) => {
                      setEdited(undefined);
                      setLayout(detail.selectedId === "laidOut" ? "laidOut" : "asItCame");
                    }}
                    options={[
                      { id: "asItCame", text: say("asItCame") },
                      { id: "laidOut", text: say("laidOut") },
                    ]}
                  />
                )}
              </SpaceBetween>
            }
          >
            {say("payload")}
          </Header>
        }
        disableContentPaddings
      >
        <LazyEditor
          key={`${layout} ${showsDifferences}`}
          label={say("payload")}
          text={text}
          change={setEdited}
          findings={findings}
          goTo={goTo}
          {...(showsDifferences ? { original: base } : {})}
        />
      </Container>
    </SpaceBetween>
  );
}
