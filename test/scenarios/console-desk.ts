import type { Browser, Page } from "playwright-core";

/** The width and height of a phone. */
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** How somebody looks at a console. */
export interface Looking {
  readonly language?: "fr" | "en";
  readonly on?: "desk" | "phone";
  readonly dark?: boolean;
}

/** A console in a browser, as one person sees it. */
export interface OpenConsole {
  readonly page: Page;
  /** What the browser complained of: errors of scripts, and what the content security policy forbade. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens a console in a window of its own, where nobody is signed in. */
export async function openConsole(
  browser: Browser,
  address: string,
  looking: Looking = {},
): Promise<OpenConsole> {
  const context = await browser.newContext({
    locale: looking.language ?? "en",
    viewport: looking.on === "phone" ? PHONE : DESK,
    colorScheme: looking.dark ? "dark" : "light",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address);
  return { page, complaints, close: () => context.close() };
}

/** Signs somebody in who is offered on the issuer's page. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page
    .getByRole("button", { name: /^(Sign in|Se connecter)$/ })
    .first()
    .click();
  await page.getByRole("button", { name }).click();
  await page.waitForURL(
    (url) => !url.pathname.startsWith("/signed-in") && url.pathname !== "/oauth2/authorize",
  );
}
