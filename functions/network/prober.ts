import type { Prober } from "../ports.ts";
import { askPage } from "./page.ts";
import { askPort } from "./port.ts";

/** Asks applications over the network. */
export const networkProber: Prober = {
  ask(probe) {
    switch (probe.type) {
      case "https":
        return askPage(probe);
      case "tcp":
        return askPort(probe);
    }
  },
};
