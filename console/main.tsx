import "./appearance/base.css";
import { createRoot } from "react-dom/client";
import * as z from "zod";
import { readConfiguration } from "./configuration/read-configuration.ts";
import { Console } from "./console.tsx";
import { StartFailure } from "./shell/start-failure.tsx";

// zod compiles its checks with eval where it may, which the content security policy forbids.
z.config({ jitless: true });

const place = document.querySelector("#console");
if (!place) throw new Error("the page has no place for the console");
const root = createRoot(place);
try {
  root.render(<Console configuration={await readConfiguration()} />);
} catch (error) {
  root.render(<StartFailure reason={String(error)} />);
}
