import Button from "@cloudscape-design/components/button";
import Alert from "@cloudscape-design/components/alert";
import { useLocation } from "wouter";
import { useWording } from "../language/wording.ts";
import { shellWording } from "./shell-wording.ts";

/** What stands at an address that leads nowhere. */
export function NotFound() {
  const say = useWording(shellWording);
  const [, navigate] = useLocation();
  return (
    <Alert
      type="info"
      header={say("notFound")}
      action={<Button onClick={() => navigate("/")}>{say("overview")}</Button>}
    />
  );
}
