import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import type { DemoServer } from "../fixtures/demo-server";
import { signIn, type TestSite, violationsOn } from "../fixtures/test";

export const modes = ["light", "dark", "forced"] as const;
export type Mode = (typeof modes)[number];

const looks = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  forced: { colorScheme: "light", forcedColors: "active" },
} as const;

/** Maps each width to a usual height of such a screen, in CSS pixels. */
export const heights: Record<number, number> = {
  320: 640,
  390: 844,
  768: 1024,
  1024: 768,
  1280: 720,
  1440: 900,
};

/** Holds the page that a scene is shown on, and the server behind it. */
export interface Stage extends DemoServer {
  page: Page;
  url: string;
  /** Goes to a path and waits for its heading. */
  open(path: string): Promise<void>;
}

/** Is one state of the product, by its name: `show` brings the page there. */
export interface Scene {
  name: string;
  /** Is true for a page that nobody is signed in on. */
  isPublic?: boolean;
  show(stage: Stage): Promise<void>;
}

interface Shots {
  folder: string;
  width: number;
  modes: readonly Mode[];
}

/**
 * Takes pictures of each scene in one width: it is shown once, and then looked at in each mode. Returns what is wrong,
 * a line each.
 */
export async function takeScenes(
  browser: Browser,
  demo: DemoServer & { site: TestSite },
  scenes: Scene[],
  shots: Shots,
): Promise<string[]> {
  const { width } = shots;
  const viewport = { width, height: heights[width] ?? 900 };
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  context.setDefaultTimeout(20_000);
  const wrong: string[] = [];
  const url = demo.server.url;
  try {
    const page = await context.newPage();
    const stage: Stage = {
      ...demo,
      page,
      url,
      open: async (place) => {
        await page.goto(url + place);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
      },
    };
    const inOrder = [...scenes].sort((a, b) => Number(b.isPublic ?? false) - Number(a.isPublic ?? false));
    let isSignedIn = false;
    for (const scene of inOrder) {
      if (!scene.isPublic && !isSignedIn) await signIn(page, demo.server, demo.site);
      isSignedIn ||= !scene.isPublic;
      wrong.push(...(await takeScene(stage, scene, shots)));
    }
  } finally {
    await context.close();
  }
  return wrong;
}

/** Waits until nothing of the page is still being read. */
export async function waitForContent(page: Page): Promise<void> {
  await page.locator("[data-skeleton]").first().waitFor({ state: "detached" });
}

async function takeScene(stage: Stage, { name, show }: Scene, { folder, width, modes }: Shots) {
  const { page } = stage;
  const wrong: string[] = [];
  const picture = (file: string) => page.screenshot({ path: path.join(folder, `${file}.png`) });
  try {
    await show(stage);
    await waitForContent(page);
    for (const mode of modes) {
      const file = `${name}-${width}-${mode}`;
      await page.emulateMedia(looks[mode]);
      await picture(file);
      wrong.push(...(await findWrong(page, mode)).map((what) => `${file}: ${what}`));
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n").slice(0, 3).join(" ") : String(error);
    wrong.push(`${name}-${width}: not shown, ${reason}`);
    await picture(`${name}-${width}-FAILED`);
  } finally {
    await page.emulateMedia({ media: "screen", ...looks.light });
  }
  return wrong;
}

/** Lists what axe finds, and by how much the page scrolls sideways. Contrast is the viewer's own in forced colours. */
async function findWrong(page: Page, mode: Mode): Promise<string[]> {
  const found = (await violationsOn(page)).filter(({ id }) => mode !== "forced" || id !== "color-contrast");
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  const primary = await countPrimary(page);
  return [
    ...(primary > 1 ? [`${primary} primary buttons at once`] : []),
    ...found.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.slice(0, 160)).join(" ")}`),
    ...(overflow > 0 ? [`scrolls sideways by ${overflow} px`] : []),
  ];
}

/** Counts the primary buttons of the page, or of the dialog over it. */
function countPrimary(page: Page): Promise<number> {
  return page.evaluate(() => {
    const dialog = document.querySelector('[role="dialog"], [role="alertdialog"]');
    const buttons = (dialog ?? document.querySelector("main"))?.querySelectorAll(":is(a, button).bg-accent");
    return [...(buttons ?? [])].filter((button) => button.checkVisibility()).length;
  });
}

export function makeFolder(folder: string): string {
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}
