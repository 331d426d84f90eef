import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { findChromium } from "@/bin/chromium.mjs";
import type { DemoServer } from "../fixtures/demo-server";
import { signIn } from "../fixtures/test";

const firstPage = "/api/contacts?everyone=true&sort=added&direction=desc&size=50";
export const readers = 4;
const thinkMs = 10;

/** Returns a function that reads the first page as the owner and returns the ms it took. The page is warmed up. */
export async function firstPageReader(demo: DemoServer): Promise<() => Promise<number>> {
  const cookie = await cookieOf(demo);
  const read = () => timeOf(`${demo.server.url}${firstPage}`, cookie);
  for (let warmUp = 0; warmUp < 200; warmUp += 1) await read();
  return read;
}

export async function cookieOf({ server, site }: DemoServer): Promise<string> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await signIn(page, server, site);
  const cookies = await page.context().cookies();
  await browser.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

async function timeOf(url: string, cookie: string): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(url, { headers: { cookie } });
  await response.json();
  if (!response.ok) throw new Error(`the list answered ${response.status}`);
  return performance.now() - startedAt;
}

export async function readWhile(goesOn: () => boolean, read: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  const reader = async () => {
    while (goesOn()) {
      times.push(await read());
      await sleep(thinkMs);
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  return times;
}
