import fs from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { findChromium } from "@/bin/chromium.mjs";
import { signIn } from "../fixtures/test";
import type { Bench } from "./data";

/** Is what a browser asks: a path, and for lists a body. */
export interface Question {
  path: string;
  asked?: object;
}

export const listOf = (filter: object, page: object = {}): Question => ({
  path: "/api/contacts",
  asked: { filter, page: { sort: "added", direction: "desc", size: 50, ...page } },
});
export const firstPage = listOf({ everyone: true });
export const readers = 4;
const thinkMs = 10;
const warmUps = 200;

/** Is an owner who is signed in and asks the server as a browser does. */
export interface Person {
  /** Returns the ms until the whole answer was there. Throws when it is not a success. */
  get(question: Question): Promise<number>;
  /** Adds a tag to a contact with the server action of the contact page; returns the ms. */
  addTag(contactId: number, tag: string): Promise<number>;
}

/** Signs in as the owner in a browser, and warms the first page up. */
export async function signInPerson(bench: Bench): Promise<Person> {
  const cookie = await cookieOf(bench);
  const actionId = findActionId("tagContactAction");
  const { url } = bench.server;
  const timed = async (request: () => Promise<Response>) => {
    const startedAt = performance.now();
    const response = await request();
    const text = await response.text();
    if (!response.ok || text.includes('"refusal"'))
      throw new Error(`answered ${response.status}: ${text.slice(0, 200)}`);
    return performance.now() - startedAt;
  };
  const person: Person = {
    get: ({ path, asked }) =>
      timed(() =>
        fetch(
          `${url}${path}`,
          asked
            ? { method: "POST", headers: { cookie }, body: JSON.stringify(asked) }
            : { headers: { cookie } },
        ),
      ),
    addTag: (contactId, tag) =>
      timed(() =>
        fetch(`${url}/contacts/${contactId}`, {
          method: "POST",
          headers: {
            cookie,
            origin: url,
            "next-action": actionId,
            "content-type": "text/plain;charset=UTF-8",
          },
          body: JSON.stringify([{ contactId, tag }]),
        }),
      ),
  };
  for (let warmUp = 0; warmUp < warmUps; warmUp += 1) await person.get(firstPage);
  return person;
}

export async function cookieOf({ server, site }: Bench): Promise<string> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await signIn(page, server, site);
  const cookies = await page.context().cookies();
  await browser.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** Finds the id under which the build serves a server action. */
function findActionId(name: string): string {
  const manifest = JSON.parse(fs.readFileSync(".next/server/server-reference-manifest.json", "utf8")) as {
    node: Record<string, { exportedName: string }>;
  };
  const found = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === name);
  if (!found) throw new Error(`the build has no action ${name}`);
  return found[0];
}

/** Has several readers ask again and again while `goesOn`, and returns the ms of each answer. */
export async function readWhile(
  goesOn: () => boolean,
  read: () => Promise<number>,
  atOnce: number,
): Promise<number[]> {
  const times: number[] = [];
  const reader = async () => {
    while (goesOn()) {
      times.push(await read());
      await sleep(thinkMs);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, reader));
  return times;
}
