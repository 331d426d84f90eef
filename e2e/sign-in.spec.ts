import type { Page } from "@playwright/test";
import { createContact } from "@/db/factories/create-contact";
import { intercept } from "./fixtures/held-answers";
import { expect, expectAccessible, fillSignIn, signIn, test } from "./fixtures/test";

test("signing in leads to the page asked for, and nowhere else", async ({ page, server, db, site }) => {
  const { id } = createContact(db, { siteId: site.id, name: "Asked For" });
  await page.goto(`${server.url}/contacts/${id}?tab=notes&search=asked%40for.example`);
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  expect(page.url()).not.toContain("asked%40");
  expect(page.url()).not.toContain("for.example");
  await page.getByLabel("Password").fill("not the password");
  const button = page.getByRole("button", { name: "Sign in" });
  const before = await button.boundingBox();
  await fillSignIn(page, { ...site, password: "not the password" });
  await expect(page.getByText("Email or password is wrong.")).toBeVisible();
  expect(await button.boundingBox()).toEqual(before);
  await fillSignIn(page, site);
  await expect(page).toHaveURL(`${server.url}/contacts/${id}?tab=notes`);
  await expect(page.getByRole("heading", { level: 1, name: "Asked For" })).toBeVisible();

  await page.context().clearCookies();
  await page.goto(`${server.url}/sign-in?to=${encodeURIComponent("//elsewhere.example")}`);
  await fillSignIn(page, site);
  await expect(page).toHaveURL(`${server.url}/`);
});

test("a session that ends in the middle is said, with a way back", async ({ browser, server, db, site }) => {
  const { id } = createContact(db, { siteId: site.id, name: "Still Here" });
  const page = await (await browser.newContext()).newPage();
  await signIn(page, server, site);
  await page.goto(`${server.url}/contacts/${id}?tab=notes`);
  const note = page.getByRole("textbox", { name: "New note" });
  await note.fill("Called about the course.");
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Add note" }).click();
  const dialog = page.getByRole("dialog", { name: "You are signed out" });
  await expect(dialog.getByRole("link", { name: "Sign in again" })).toBeVisible();
  await expectAccessible(page);
  await expect(page.getByLabel("New note")).toHaveValue("Called about the course.");
  await dialog.getByRole("link", { name: "Sign in again" }).click();
  await fillSignIn(page, site);
  await expect(page).toHaveURL(`${server.url}/contacts/${id}?tab=notes`);
  await expect(page.getByRole("heading", { level: 1, name: "Still Here" })).toBeVisible();
  await page.context().close();
});

test("whoever signs out is not told meanwhile that they are signed out, and is told when no answer comes", async ({
  owner: page,
  server,
  db,
  site,
}) => {
  createContact(db, { siteId: site.id, email: "last@quill.example" });
  const path = `${server.url}/contacts`;
  const signOut = async (from: Page) => {
    await from.getByRole("button", { name: "Account" }).click();
    await from.getByRole("menuitem", { name: "Sign out" }).click();
  };
  // A browser complains in the console of an answer that is none, so this is a window of its own.
  const lost = await page.context().newPage();
  await lost.goto(path);
  await intercept(lost, path, (route) => route.fulfill({ status: 504 }));
  await signOut(lost);
  await expect(lost.getByText("The server did not answer. You may still be signed in.")).toBeVisible();
  await lost.close();

  await page.reload();
  const box = page.getByRole("checkbox", { name: "Select last@quill.example" });
  await expect(box).toBeEnabled();
  let isSignedOut = false;
  let isLetGo = false;
  await intercept(page, path, async (route) => {
    const response = await route.fetch();
    isSignedOut = true;
    await expect.poll(() => isLetGo).toBe(true);
    await route.fulfill({ response });
  });
  await signOut(page);
  await expect.poll(() => isSignedOut).toBe(true);
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("first");
  await expect(box).toHaveAttribute("aria-disabled", "true");
  isLetGo = true;
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await fillSignIn(page, site);
  // They come back to the page that was asked for while they signed out.
  await expect(page.getByRole("heading", { level: 1, name: /^(Dashboard|Contacts)$/ })).toBeVisible();
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await expect(box).toBeEnabled();
});
