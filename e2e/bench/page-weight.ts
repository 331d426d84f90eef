import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from "@playwright/test";
import { findChromium } from "@/bin/chromium.mjs";
import { signIn } from "../fixtures/test";
import type { Bench } from "./data";

const openPaths = ["/sign-in"];
const ownerPaths = [
  "/contacts",
  "/contacts/1",
  "/deletions",
  "/imports",
  "/broadcasts",
  "/settings/payments",
];
/** Is how long a page may take after it went quiet to begin something by itself, such as fetching other pages. */
const settleMs = 2000;

export interface PageWeight {
  path: string;
  fileCount: number;
  /** Is the JavaScript that the browser got, as compressed as the server sent it. */
  scriptBytes: number;
}

/** Weighs the JavaScript that pages load by themselves, each in a browser that has seen none of it before. */
export async function pageWeights(demo: Bench): Promise<PageWeight[]> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
  const owner = { storageState: await signedIn(browser, demo) };
  const weights: PageWeight[] = [];
  for (const path of openPaths) weights.push(await weigh(browser, {}, demo, path));
  for (const path of ownerPaths) weights.push(await weigh(browser, owner, demo, path));
  await browser.close();
  return weights;
}

async function signedIn(browser: Browser, { server, site }: Bench) {
  const context = await browser.newContext();
  await signIn(await context.newPage(), server, site);
  return context.storageState();
}

async function weigh(
  browser: Browser,
  visitor: BrowserContextOptions,
  { server }: Bench,
  path: string,
): Promise<PageWeight> {
  const context = await browser.newContext(visitor);
  const page = await context.newPage();
  const weight = await weighPage(page, server.url, path, () => page.waitForTimeout(settleMs));
  await context.close();
  return weight;
}

/** Weighs the JavaScript that one page loads in a browser that has seen none of it, until it is quiet. */
export async function weighPage(
  page: Page,
  origin: string,
  path: string,
  settle?: () => Promise<void>,
): Promise<PageWeight> {
  const scripts: Request[] = [];
  const note = (request: Request) => {
    if (new URL(request.url()).pathname.endsWith(".js")) scripts.push(request);
  };
  page.on("requestfinished", note);
  await page.goto(`${origin}${path}`, { waitUntil: "networkidle" });
  await settle?.();
  page.off("requestfinished", note);
  const sizes = await Promise.all(scripts.map((script) => script.sizes()));
  const scriptBytes = sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0);
  return { path, fileCount: sizes.length, scriptBytes };
}
