import fs from "node:fs";

/** The one without a window first: it takes a fifth less of the processor. */
const places = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/**
 * Where a Chromium is: CHROMIUM_PATH, one of the system, or the one Playwright has downloaded.
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
