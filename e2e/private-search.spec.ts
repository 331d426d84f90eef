import type { Page } from "@playwright/test";
import { createContact } from "@/db/factories/create-contact";
import { holdAnswers } from "./fixtures/held-answers";
import { createTestSite, expect, fillSignIn, signIn, test } from "./fixtures/test";

const typed = "made.up@secret.example";

/** Collects the URL of every request that a page makes. */
function urlsOf(page: Page): string[] {
  const urls: string[] = [];
  page.on("request", (request) => urls.push(decodeURIComponent(request.url())));
  return urls;
}

test("what is typed to find somebody is in no URL, no history and no log", async ({
  page,
  server,
  db,
  site,
}) => {
  createContact(db, { siteId: site.id, email: typed });
  createContact(db, { siteId: site.id, email: "other@quill.example" });
  const urls = urlsOf(page);
  await signIn(page, server, site);
  const search = page.getByRole("searchbox", { name: "Search contacts" });
  await expect(search).toBeEnabled();
  await search.pressSequentially(typed);
  await expect(page.getByText("1 contact found")).toBeVisible();
  await expect(page).toHaveURL(/typed=/);

  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Filter contacts" });
  for (const [at, field] of ["email", "name", "note"].entries()) {
    await dialog.getByRole("button", { name: "Add a rule" }).click();
    await dialog.getByRole("combobox", { name: `Rule ${at + 1}: about` }).selectOption(field);
    await dialog.getByRole("textbox", { name: `Rule ${at + 1}: value` }).fill(typed);
  }
  await expect(dialog.getByRole("status")).toHaveText("0 contacts match.");
  await dialog.getByRole("button", { name: "Show contacts" }).click();
  await expect(page.getByRole("heading", { name: "Nobody matches your search" })).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill(typed);
  await expect(page.getByRole("option", { name: typed })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.goto(`${server.url}/settings/erased`);
  for (const box of await page.getByRole("textbox").all()) await box.fill(typed);
  await page.keyboard.press("Enter");
  await page.goto(`${server.url}/deletions`);
  for (const box of await page.getByRole("searchbox").all()) await box.fill(typed);

  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, history.state, location.href]));
  expect(kept).not.toContain("made.up");
  expect(urls.filter((url) => url.includes("made.up"))).toEqual([]);
  expect(server.log).not.toContain("made.up");
});

test("a search survives a reload and Back, and nothing else: not another tab, a deletion, the next to sign in", async ({
  page,
  server,
  db,
  site,
  context,
}) => {
  const ada = createContact(db, { siteId: site.id, email: typed, name: "" });
  createContact(db, { siteId: site.id, email: "other@quill.example" });
  await signIn(page, server, site);
  const search = page.getByRole("searchbox", { name: "Search contacts" });
  await search.fill("made.up");
  await expect(page.getByText("1 contact found")).toBeVisible();
  await expect(page).toHaveURL(/typed=/);
  const link = page.url();
  await page.reload();
  await expect(search).toHaveValue("made.up");
  await expect(page.getByText("1 contact found")).toBeVisible();
  await page.getByRole("button", { name: /^All/ }).click();
  await expect(page.getByText("2 contacts", { exact: true })).toBeVisible();
  await page.goBack();
  await expect(search).toHaveValue("made.up");
  await expect(page.getByText("1 contact found")).toBeVisible();

  const second = await context.newPage();
  await second.goto(`${link}&status=subscribed`);
  await expect(second.getByRole("heading", { name: "What was typed isn’t in this link" })).toBeVisible();
  await second.getByRole("button", { name: "Show without it" }).click();
  await expect(second.getByRole("searchbox", { name: "Search contacts" })).toHaveValue("");
  await expect(second.getByRole("combobox", { name: "Marketing status" })).toHaveValue("subscribed");
  await second.close();

  // The deletion is over before this window hears of any.
  const letGo = await holdAnswers(page, "**/api/deletions");
  await page.goto(`${server.url}/contacts?search=made.up&sort=name`);
  await expect(page).toHaveURL(/sort=name/);
  await expect(page).not.toHaveURL(/search=/);
  await expect(search).toHaveValue("made.up");

  await page.getByRole("checkbox", { name: `Select ${ada.email}` }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("textbox", { name: /type/i }).fill(ada.email);
  await page.getByRole("button", { name: "Permanently Delete" }).click();
  const state = db.$client.prepare("SELECT status FROM deletion_jobs WHERE site_id = ?").pluck();
  await expect.poll(() => state.get(site.id)).toBe("completed");
  await letGo();
  await expect(page.getByRole("heading", { name: "Nobody matches your search" })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => JSON.stringify({ ...sessionStorage })))
    .not.toContain("made.up");
  await page.reload();
  await expect(page.getByRole("heading", { name: "What was typed isn’t in this link" })).toBeVisible();
  await page.getByRole("button", { name: "Show all contacts" }).click();

  await search.fill("other");
  await expect(page.getByText("1 contact found")).toBeVisible();
  await expect(page).toHaveURL(/typed=/);
  const before = page.url();
  await page.context().clearCookies();
  await page.goto(`${server.url}/sign-in`);
  await fillSignIn(page, await createTestSite(db));
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await page.goto(before);
  await expect(page.getByRole("heading", { name: "What was typed isn’t in this link" })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain("other");
});
