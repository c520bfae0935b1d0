import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { FlowDocument } from "../../schemas/api/flow-page-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { flowWording } from "./flow-wording.ts";
import { cliSnippet, postSnippet, sdkSnippet } from "./sending.ts";

function Snippet({ label, text }: { readonly label: string; readonly text: string }) {
  const say = useWording(flowWording);
  return (
    <div>
      <Box variant="awsui-key-label">{label}</Box>
      <Box variant="code">
        <span className="snippet">{text}</span>
      </Box>
      <div>
        <CopyToClipboard
          copyButtonText={say("copy")}
          copyButtonAriaLabel={`${say("copy")}: ${label}`}
          copySuccessText={say("copied")}
          copyErrorText={say("notCopied")}
          textToCopy={text}
        />
      </div>
    </div>
  );
}

/** How a source application, or a tester, sends to a flow. */
export function HowToSend({ flow: { flow, https, inbound } }: { readonly flow: FlowDocument }) {
  const say = useWording(flowWording);
  const { client } = useDesk();
  return (
    <Container
      header={
        <Header variant="h2" description={inbound.adopted ? say("adopted") : undefined}>
          {say("send")}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {https === null ? null : <Snippet label={say("https")} text={postSnippet(client.api, flow)} />}
        <Snippet label={say("queue")} text={inbound.url} />
        <Snippet label={say("cli")} text={cliSnippet(inbound)} />
        <Snippet label={say("sdk")} text={sdkSnippet(inbound)} />
      </SpaceBetween>
    </Container>
  );
}
