import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { findChromium } from "@/bin/chromium.mjs";
import { createDemoServer, disposeDemoServer } from "../fixtures/demo-server";
import { AppServer } from "../fixtures/server";
import { createTestSite } from "../fixtures/test";
import { accountScenes } from "./account-scenes";
import { dialogScenes } from "./dialog-scenes";
import { freshScenes, setUpScenes } from "./fresh-scenes";
import { heldScenes } from "./held-scenes";
import { pageScenes } from "./page-scenes";
import { heights, type Mode, makeFolder, modes, type Scene, takeScenes } from "./stage";

/**
 * Takes a picture of every page, dialog and state on demo data, at six widths, light, dark and in forced colours:
 * `npm run screenshots -- [folder] [--widths 390,1440] [--modes light] [--only receipt]`. Fails when axe finds
 * anything, a page scrolls sideways or a scene cannot be shown.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { widths: { type: "string" }, modes: { type: "string" }, only: { type: "string" } },
});
const folder = makeFolder(positionals[0] ?? "test-results/screenshots");
const widths = values.widths?.split(",").map(Number) ?? Object.keys(heights).map(Number);
const wanted = (values.modes?.split(",") ?? modes) as Mode[];
const chosen = (scenes: Scene[]) => scenes.filter(({ name }) => name.includes(values.only ?? ""));

const demo = await createDemoServer(2_000, Date.now());
const empty = await AppServer.create();
await Promise.all([demo.server.start(), empty.start()]);
const fresh = { ...demo, site: await createTestSite(demo.db) };
const nobody = { ...demo, server: empty };
const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });

let count = 0;
const wrong: string[] = [];
for (const width of widths) {
  const shots = { folder, width, modes: wanted };
  const parts = [
    [demo, [...pageScenes, ...accountScenes, ...dialogScenes, ...heldScenes]],
    [fresh, freshScenes],
    [nobody, setUpScenes],
  ] as const;
  for (const [on, scenes] of parts) {
    const taken = chosen([...scenes]);
    const found = await takeScenes(browser, on, taken, shots);
    for (const line of found) console.error(line);
    wrong.push(...found);
    count += taken.length * wanted.length;
  }
  console.log(`${width} px: ${count} pictures so far, ${wrong.length} findings`);
}
await browser.close();
await empty.dispose();
await disposeDemoServer(demo);
console.log(`${count} pictures in ${folder}, ${wrong.length} findings`);
process.exitCode = wrong.length > 0 ? 1 : 0;
