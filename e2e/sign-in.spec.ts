import { createContact } from "@/db/factories/create-contact";
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
