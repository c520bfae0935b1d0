#!/usr/bin/env node
import "./node-version.mjs";
await import("./watchdog.ts");
