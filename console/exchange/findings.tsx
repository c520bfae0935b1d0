import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { Finding } from "../../schemas/finding.ts";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { Listing } from "../shell/listing.tsx";
import { exchangeWording } from "./exchange-wording.ts";

/** Where a finding stands, which goes there where somebody can be taken there. */
function Place({
  finding,
  goTo,
}: {
  readonly finding: Finding;
  readonly goTo: ((finding: Finding) => void) | undefined;
}) {
  const say = useWording(exchangeWording);
  const { path, position } = finding;
  const text = path === "" ? say("whole") : path;
  const { line, column } = position ?? {};
  return (
    <>
      {goTo && line !== undefined ? (
        <Link variant="primary" onFollow={() => goTo(finding)}>
          {text}
        </Link>
      ) : (
        text
      )}
      {line === undefined ? null : (
        <Box variant="small" display="block">
          {say("lineColumn", { line, column: column ?? 1 })}
        </Box>
      )}
    </>
  );
}

/** What is wrong with an exchange, and what to do about it. */
export function Findings({
  findings,
  total,
  goTo,
}: {
  readonly findings: readonly Finding[];
  readonly total: number;
  readonly goTo?: (finding: Finding) => void;
}) {
  const say = useWording(exchangeWording);
  const { language } = useLanguage();
  const numbered = findings.map((finding, index) => ({ finding, index }));
  return (
    <Listing
      items={numbered}
      keyOf={({ index }) => String(index)}
      label={say("findings")}
      empty={say("noFindings")}
      header={
        <Header variant="h2" counter={`(${total})`}>
          {say("findings")}
        </Header>
      }
      footer={total > findings.length ? say("more", { count: total - findings.length }) : null}
      columns={[
        { id: "place", header: say("place"), cell: ({ finding }) => <Place finding={finding} goTo={goTo} /> },
        {
          id: "what",
          header: say("what"),
          cell: ({ finding: { severity, message, expected } }) => (
            <>
              <StatusIndicator type={severity === "error" ? "error" : "info"} wrapText>
                {message[language]}
              </StatusIndicator>
              {expected === null ? null : (
                <Box variant="small" display="block">
                  {say("expected", { expected })}
                </Box>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
