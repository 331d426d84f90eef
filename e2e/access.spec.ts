import type { Database } from "@/db/open-database";
import { roles } from "@/db/schema";
import { actionRows } from "./access/action-rows";
import { Asker } from "./access/ask";
import { askCells, type Cell, type Kind, type Person } from "./access/ask-cells";
import { builtActions, builtPaths } from "./access/build";
import { pageRows } from "./access/page-rows";
import { type Question, routeRows } from "./access/route-rows";
import { SiteRecords } from "./access/site-records";
import type { AppServer } from "./fixtures/server";
import { beginSession, createTestSite, expect, type TestSite, test as withBrowser } from "./fixtures/test";

/** Opens no browser: an answer is all that counts here. */
const test = withBrowser.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for the object pattern.
  quietConsole: async ({}, use) => use(undefined),
});

const actions = new Map(builtActions().map((action) => [action.name, action]));

const actionKind: Kind<object> = {
  ask(asker, endpoint, asked) {
    const action = actions.get(nameOf(endpoint));
    if (!action) throw new Error(`the build has no ${endpoint}`);
    return actionRows[endpoint]?.permission === null
      ? asker.form(action, asked)
      : asker.action(action, asked);
  },
  signedOut: "not_signed_in",
  siteless: "not_signed_in",
  notAllowed: "not_allowed",
};

const routeKind: Kind<Question> = {
  ask: (asker, endpoint, asked) => asker.route(endpoint.split(" ")[0] ?? "", asked),
  signedOut: "401",
  siteless: "401",
  notAllowed: "403",
};

const pageKind: Kind<Question> = {
  ask: (asker, _endpoint, asked) => asker.page(asked),
  signedOut: "307 /sign-in",
  siteless: "307 /no-site",
  notAllowed: "404",
};

test("every action, route and page that the build serves has a row", async ({ server }) => {
  expect([...new Set(Object.keys(actionRows).map(nameOf))].sort()).toEqual([...actions.keys()].sort());
  expect(Object.keys(pageRows).sort()).toEqual(builtPaths("page").sort());
  const methods = await Promise.all(builtPaths("route").map((path) => methodsOf(server, path)));
  expect(Object.keys(routeRows).sort()).toEqual(methods.flat().sort());
});

test("every endpoint answers each role about its own and another's records as the table says", async ({
  server,
  db,
}) => {
  const people = await gather(server, db);
  const elsewhere = recordsOf(db, await createTestSite(db), "the mark of another site");
  elsewhere.contact();
  const cells: Cell[] = [];
  for (const row of Object.entries(routeRows))
    cells.push(...(await askCells(routeKind, people, elsewhere, row)));
  for (const row of Object.entries(pageRows))
    cells.push(...(await askCells(pageKind, people, elsewhere, row)));
  // Signing out is the last row, because it ends the sessions.
  for (const row of Object.entries(actionRows))
    cells.push(...(await askCells(actionKind, people, elsewhere, row)));
  console.log(
    `${cells.length} cells: ${actions.size} actions, ${Object.keys(routeRows).length} routes and ${Object.keys(pageRows).length} pages × ${people.length} people`,
  );
  expect(cells.filter(({ said, expected }) => said !== expected)).toEqual([]);
});

/** Brings together a member in each role, each of a site of their own, one who left theirs, and two without a session. */
async function gather(server: AppServer, db: Database): Promise<Person[]> {
  const members: Person[] = [];
  for (const role of roles) {
    const site = await createTestSite(db, role);
    const asker = new Asker(server, await cookieOf(server, site));
    members.push({ name: role, role, asker, records: recordsOf(db, site, role) });
  }
  const left = await createTestSite(db);
  const siteless = new Asker(server, await cookieOf(server, left));
  db.$client.prepare("DELETE FROM memberships WHERE user_id = ?").run(left.userId);
  const of = recordsOf(db, left, "someone who left");
  const ofNoSite = { name: "of no site", isSiteless: true as const, asker: siteless, records: of };
  const site = await createTestSite(db);
  const over = new Asker(server, await cookieOf(server, site));
  db.$client.prepare("UPDATE sessions SET expires_at = 1 WHERE user_id = ?").run(site.userId);
  const records = recordsOf(db, site, "an owner");
  const signedOut = { name: "signed out", asker: new Asker(server, undefined), records };
  return [...members, ofNoSite, signedOut, { name: "session over", asker: over, records }];
}

async function cookieOf(server: AppServer, site: TestSite): Promise<string> {
  const cookies = await beginSession(server, site);
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

function recordsOf(db: Database, site: TestSite & { userId: string }, mark: string): SiteRecords {
  return new SiteRecords(db, site.id, site.userId, mark);
}

/** Asks the running server which methods a route handles. */
async function methodsOf(server: AppServer, path: string): Promise<string[]> {
  const response = await fetch(`${server.url}${path.replace(/\[\w+\]/g, "1")}`, { method: "OPTIONS" });
  const allowed = response.headers.get("allow")?.split(/, */) ?? ["GET"];
  return allowed.filter((one) => one !== "HEAD" && one !== "OPTIONS").map((one) => `${one} ${path}`);
}

/** Returns the name of the action that a row is about: a kind that needs more has a row of its own. */
function nameOf(endpoint: string): string {
  return endpoint.split(" ")[0] ?? endpoint;
}
