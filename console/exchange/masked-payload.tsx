import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useWording } from "../language/wording.ts";
import { exchangeWording } from "./exchange-wording.ts";
import { LazyEditor } from "./lazy-editor.tsx";

/** The message to whoever may not see its masked values: decoded, and only to be read. */
export function MaskedPayload({ text }: { readonly text: string }) {
  const say = useWording(exchangeWording);
  return (
    <Container
      header={
        <Header variant="h2" description={say("masked")}>
          {say("payload")}
        </Header>
      }
      disableContentPaddings
    >
      <LazyEditor label={say("payload")} text={text} findings={[]} />
    </Container>
  );
}
