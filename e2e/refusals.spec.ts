import type { Page } from "@playwright/test";
import { createContact } from "@/db/factories/create-contact";
import { createSite } from "@/db/factories/create-site";
import { beginSession, createTestSite, expect, signIn, test } from "./fixtures/test";

test("without a session every route answers 401, and pages lead to the sign-in", async ({
  page,
  server,
  db,
  site,
}) => {
  const { id } = createContact(db, { siteId: site.id });
  const refused = { ok: false, refusal: "not_signed_in" };
  for (const path of [
    `contacts/${id}`,
    "deletions",
    "deletions/1",
    "growth?days=30",
    "audit-log",
    "bulk-actions",
    "bulk-actions/1/plan",
    "broadcasts",
    "broadcasts/1",
    "broadcasts/1/draft",
    "broadcasts/1/preview",
    "segments",
    `contacts/${id}/records?list=notes`,
    `contacts/${id}/copy`,
  ]) {
    const response = await page.request.get(`${server.url}/api/${path}`);
    expect([path, response.status(), await response.json()]).toEqual([path, 401, refused]);
  }
  for (const path of ["contacts", "contacts/count"]) {
    const response = await page.request.post(`${server.url}/api/${path}`, { data: { everyone: true } });
    expect([path, response.status(), await response.json()]).toEqual([path, 401, refused]);
  }
  for (const path of ["contacts", `contacts/${id}`, "deletions", "deletions/1"]) {
    const shown = await page.request.get(`${server.url}/${path}`);
    expect(shown.url()).toBe(`${server.url}/sign-in?to=${encodeURIComponent(`/${path}`)}`);
  }
  await page.goto(`${server.url}/contacts`);
  await expect(page).toHaveURL(`${server.url}/sign-in?to=%2Fcontacts`);
});

test("a wrong password is refused without saying which part is wrong", async ({ page, server, site }) => {
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole("textbox", { name: "Email" }).fill(site.email);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "wrong" })).toHaveText(
    "Email or password is wrong.",
  );
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(site.email);
});

test("another site's contact is not found, by page, by route and in a deletion", async ({
  page,
  server,
  db,
  site,
}) => {
  await page.context().addCookies(await beginSession(server, site));
  const { id } = createContact(db, { siteId: createSite(db).id });
  for (const path of [`contacts/${id}`, "contacts/0", "contacts/1e3", "deletions/999999", "broadcasts/1"]) {
    const response = await page.request.get(`${server.url}/api/${path}`);
    expect([path, response.status(), await response.json()]).toEqual([
      path,
      404,
      { ok: false, refusal: "not_found" },
    ]);
    expect([path, (await page.request.get(`${server.url}/${path}`)).status()]).toEqual([path, 404]);
  }
});

test("a filter that is not understood is refused, never ignored", async ({ page, server, db, site }) => {
  await page.context().addCookies(await beginSession(server, site));
  createContact(db, { siteId: site.id });
  const refused: [object, string][] = [
    [{}, "input"],
    [{ filter: {} }, "input"],
    [{ filter: { everyone: "yes" } }, "everyone"],
    [{ filter: { everyone: true, status: "subscribed" } }, "input"],
    [{ filter: { everyone: true, tag: 3 } }, "tag"],
    [{ filter: { status: "deleted" } }, "status"],
    [{ filter: { search: "" } }, "search"],
    [{ filter: { everyone: true }, next: "x" }, "next"],
  ];
  for (const [data, field] of refused) {
    const response = await page.request.post(`${server.url}/api/contacts/count`, { data });
    expect([data, response.status(), await response.json()]).toMatchObject([
      data,
      400,
      { refusal: "invalid_input", field },
    ]);
  }
  const segments = await page.request.get(`${server.url}/api/segments?next=x`);
  expect([segments.status(), await segments.json()]).toMatchObject([400, { field: "next" }]);
  await page.goto(`${server.url}/contacts?status=deleted`);
  await expect(page.getByText("There is no such marketing status.")).toBeVisible();
  await expect(page.getByRole("button", { name: "More Actions" })).toHaveCount(0);
  await page.getByRole("link", { name: "Show all contacts" }).click();
  await expect(page.getByText("1 contact", { exact: true })).toBeVisible();
});

test("a file of contacts is for an owner of the site, on our own pages, once", async ({
  page,
  server,
  db,
  site,
  browser,
}) => {
  createContact(db, { siteId: site.id });
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Export CSV" }).click();
  await expect(page.getByRole("button", { name: "Export 1 contact" })).toBeVisible();
  const jobId = db.$client.prepare("SELECT max(id) FROM bulk_actions").pluck().get();
  const url = `${server.url}/api/bulk-actions/${jobId}/file`;
  const from = (origin: string) => ({ headers: { origin } });
  const statusOf = async (asker: Pick<Page, "request">, origin: string) =>
    (await asker.request.post(url, from(origin))).status();

  const stranger = await browser.newContext();
  expect(await statusOf(stranger, server.url)).toBe(401);
  await stranger.addCookies(await beginSession(server, await createTestSite(db)));
  expect(await statusOf(stranger, server.url)).toBe(404);
  await stranger.close();
  expect(await statusOf(page, "https://elsewhere.example")).toBe(403);
  const setRole = db.$client.prepare("UPDATE memberships SET role = ? WHERE site_id = ?");
  setRole.run("assistant", site.id);
  expect(await statusOf(page, server.url)).toBe(403);
  setRole.run("owner", site.id);
  expect(await statusOf(page, server.url)).toBe(200);
  expect(await statusOf(page, server.url)).toBe(409);
});

test("a link on another page does not copy contacts", async ({ page, server, db, site }) => {
  await page.context().addCookies(await beginSession(server, site));
  const { id } = createContact(db, { siteId: site.id });
  const statusOf = async (fetchSite: string) => {
    const headers = { "sec-fetch-site": fetchSite };
    return (await page.request.get(`${server.url}/api/contacts/${id}/copy`, { headers })).status();
  };
  expect(await statusOf("cross-site")).toBe(403);
  expect(await statusOf("same-site")).toBe(403);
  expect(await statusOf("same-origin")).toBe(200);
});

test("an export that is refused says so, and the page stays", async ({ browser, server, db, site }) => {
  const { email } = createContact(db, { siteId: site.id });
  const page = await (await browser.newContext()).newPage();
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: `Select ${email}` }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Export CSV" }).click();
  const start = page.getByRole("button", { name: "Export 1 contact" });
  await expect(start).toBeVisible();
  db.$client.prepare("UPDATE memberships SET role = 'assistant' WHERE site_id = ?").run(site.id);
  await start.click();
  const toasts = page.getByRole("region", { name: /Notifications/ });
  await expect(toasts.getByText("You may not do this on this site. Nothing was changed.")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: `Select ${email}` })).toBeChecked();
  await page.context().close();
});
