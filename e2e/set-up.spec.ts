import { AppServer } from "./fixtures/server";
import { expect, expectAccessible, test } from "./fixtures/test";

test("the first visitor creates the owner and the site, once", async ({ page }) => {
  const server = await AppServer.create();
  try {
    await server.start();
    await page.goto(server.url);
    await expect(page.getByRole("heading", { name: "Create your site" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Your name" }).fill("Ines Ferreira");
    await page.getByRole("textbox", { name: "Name of your site" }).fill("Paper & Thread");
    await page.getByRole("textbox", { name: "Email" }).fill("ines@paper.example");
    await page.getByLabel("Password").fill("short");
    await page.getByRole("button", { name: "Create the site" }).click();
    await expect(page.getByText("Expected at least 10 characters.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Your name" })).toHaveValue("Ines Ferreira");
    await page.getByLabel("Password").fill("long enough now");
    await page.getByRole("button", { name: "Create the site" }).click();
    await page.waitForURL(`${server.url}/sign-in`);
    await page.getByRole("textbox", { name: "Email" }).fill("ines@paper.example");
    await page.getByLabel("Password").fill("long enough now");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();
    await expect(page.getByText("Paper & Thread")).toBeVisible();
    await page.goto(`${server.url}/setup`);
    await expect(page).toHaveURL(`${server.url}/contacts`);
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(`${server.url}/sign-in`);
    await page.goto(`${server.url}/contacts`);
    await expect(page).toHaveURL(`${server.url}/sign-in`);
  } finally {
    await page.goto("about:blank");
    await server.dispose();
  }
});
