import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Toggle from "@cloudscape-design/components/toggle";
import { useWording } from "../language/wording.ts";
import { SHORTCUTS, type Shortcut } from "./key-presses.ts";
import { useShortcutsOn } from "./shortcuts-kept.ts";
import { shortcutsWording, shortcutWording } from "./shortcuts-wording.ts";

const names = Object.keys(SHORTCUTS).filter((name): name is Shortcut => name in SHORTCUTS);

/** The shortcuts, and whether they are on. */
export function ShortcutsHelp({ close }: { readonly close: () => void }) {
  const say = useWording(shortcutsWording);
  const sayShortcut = useWording(shortcutWording);
  const [isOn, turn] = useShortcutsOn();
  return (
    <Modal
      visible
      header={say("title")}
      onDismiss={close}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={close}>
            {say("close")}
          </Button>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Toggle checked={isOn} description={say("hint")} onChange={({ detail }) => turn(detail.checked)}>
          {say("on")}
        </Toggle>
        <SpaceBetween size="xs">
          {names.map((name) => (
            <div key={name}>
              {SHORTCUTS[name].map((key, index) => (
                <span key={key}>
                  {index === 0 ? "" : ` ${say("afterThat")} `}
                  <kbd>{key}</kbd>
                </span>
              ))}{" "}
              {sayShortcut(name)}
            </div>
          ))}
        </SpaceBetween>
      </SpaceBetween>
    </Modal>
  );
}
