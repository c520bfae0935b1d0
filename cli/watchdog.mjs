#!/usr/bin/env node
import * as module from "node:module";
import "./node-version.mjs";

// Most of a command's time goes into reading its modules.
module.enableCompileCache();
await import("./watchdog.ts");
