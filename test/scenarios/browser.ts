import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

const INSTALLED = "/usr/bin/chromium";

/** Its own set of switches holds `--single-process`, with which a second page hangs. */
const SWITCHES = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
  "--disable-sync",
];

/** A browser of this machine where there is one, else the one that npm brought, with the libraries that it needs. */
async function executable(): Promise<string> {
  const given = process.env["CHROMIUM_PATH"];
  if (given !== undefined) return given;
  if (existsSync(INSTALLED)) return INSTALLED;
  process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs24.x";
  return chromium.executablePath();
}

/** Starts a browser without a window. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await executable(), args: SWITCHES });
}
