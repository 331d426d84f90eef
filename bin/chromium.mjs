import fs from "node:fs";

/** Lists the headless shell first, because it uses a fifth less processor time. */
const places = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/**
 * Returns the path of Chromium: `CHROMIUM_PATH`, one of the system, or the one that Playwright downloaded.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return fs.existsSync(named) ? named : undefined;
  const ofSystem = places.find((place) => fs.existsSync(place));
  if (ofSystem) return ofSystem;
  const { chromium } = await import("@playwright/test");
  const downloaded = chromium.executablePath();
  return fs.existsSync(downloaded) ? downloaded : undefined;
}
