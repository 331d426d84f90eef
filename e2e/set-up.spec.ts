import { AppServer } from "./fixtures/server";
import { expect, expectAccessible, fillSignIn, test } from "./fixtures/test";

const owner = { email: "ines@paper.example", password: "long enough now" };

test("the first visitor creates the owner and the site, once, and is signed in", async ({ page }) => {
  const server = await AppServer.create();
  try {
    await server.start();
    await page.goto(server.url);
    await expect(page.getByRole("heading", { name: "Create your site" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Your name" }).fill("Ines Ferreira");
    await page.getByRole("textbox", { name: "Name of your site" }).fill("Paper & Thread");
    await page.getByRole("textbox", { name: "Email" }).fill(owner.email);
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create the site" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "10 characters" })).toHaveText(
      "Choose a password of at least 10 characters.",
    );
    await expect(page.getByRole("textbox", { name: "Your name" })).toHaveValue("Ines Ferreira");
    await expect(page.getByLabel("Password")).toHaveValue("short");
    await page.getByLabel("Password").fill(owner.password);
    await page.getByRole("button", { name: "Show password" }).click();
    await expect(page.getByLabel("Password")).toHaveAttribute("type", "text");
    await page.getByRole("button", { name: "Create the site" }).click();
    await expect(page).toHaveURL(`${server.url}/`);
    await expect(page.getByRole("link", { name: "Paper & Thread" })).toBeVisible();
    await page.goto(`${server.url}/setup`);
    await expect(page).toHaveURL(`${server.url}/`);
    await page.getByRole("button", { name: "Account" }).click();
    await expect(page.getByText("Owner of Paper & Thread")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(`${server.url}/sign-in`);
    await page.goto(`${server.url}/settings/history`);
    await fillSignIn(page, owner);
    await expect(page).toHaveURL(`${server.url}/settings/history`);
  } finally {
    await page.goto("about:blank");
    await server.dispose();
  }
});
