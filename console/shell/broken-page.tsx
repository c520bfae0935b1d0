import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { Component, type ReactNode } from "react";
import { useWording } from "../language/wording.ts";
import { shellWording } from "./shell-wording.ts";

/** What stands in the place of a page that failed. */
function BrokenPage({ error }: { readonly error: Error }) {
  const say = useWording(shellWording);
  return (
    <Alert
      type="error"
      header={say("broken")}
      action={<Button onClick={() => location.reload()}>{say("reload")}</Button>}
    >
      <p>{say("brokenHint")}</p>
      <code>{String(error)}</code>
    </Alert>
  );
}

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error?: Error;
}

/** Keeps the failure of a page from the rest of the console. */
export class PageBoundary extends Component<Props, State> {
  override state: State = {};

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error ? <BrokenPage error={this.state.error} /> : this.props.children;
  }
}
