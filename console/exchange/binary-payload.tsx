import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { hexSummary } from "../../functions/payload/hex-summary.ts";
import { useWording } from "../language/wording.ts";
import { exchangeWording } from "./exchange-wording.ts";

/** Hands a file over to the browser to be saved; as bytes of no type, so that no browser opens what came. */
function download(name: string, bytes: Uint8Array<ArrayBuffer>) {
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** A payload that is no text, such as a PDF: its first bytes, and all of it as a file. */
export function BinaryPayload({ id, base64 }: { readonly id: string; readonly base64: string }) {
  const say = useWording(exchangeWording);
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const summary = hexSummary(bytes);
  const isPdf = summary.includes("%PDF-");
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={say("binary", { count: bytes.length })}
          actions={
            <Button iconName="download" onClick={() => download(`${id}.${isPdf ? "pdf" : "bin"}`, bytes)}>
              {say("download")}
            </Button>
          }
        >
          {say("payload")}
        </Header>
      }
    >
      <pre className="bytes">{summary}</pre>
    </Container>
  );
}
