import type { Page } from "@playwright/test";
import { AppServer } from "./fixtures/server";
import { expect, expectAccessible, fillSignIn, test } from "./fixtures/test";

const owner = { email: "ines@paper.example", password: "long enough now" };

async function fillSetUp(page: Page, password: string): Promise<void> {
  await page.getByRole("textbox", { name: "Your name" }).fill("Ines Ferreira");
  await page.getByRole("textbox", { name: "Name of your site" }).fill("Paper & Thread");
  await page.getByRole("textbox", { name: "Email" }).fill(owner.email);
  await page.getByLabel("Password").fill(password);
}

test("whoever has the printed link creates the owner and the site, once, and is signed in", async ({
  page,
  browser,
}) => {
  const server = await AppServer.create();
  try {
    await server.start();
    await page.goto(server.url);
    await expect(page.getByRole("heading", { name: "Create your site" })).toBeVisible();
    await expect(page.getByText("open the link that Farewell printed when it started")).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveCount(0);
    await expectAccessible(page);
    const late = await (await browser.newContext()).newPage();
    await late.goto(server.setUpLink);
    await fillSetUp(late, "as good as the other");

    await page.goto(server.setUpLink);
    await expectAccessible(page);
    await fillSetUp(page, "short");
    await page.getByRole("button", { name: "Create the site" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "12 characters" })).toHaveText(
      "Choose a password of at least 12 characters.",
    );
    await expect(page.getByRole("textbox", { name: "Your name" })).toHaveValue("Ines Ferreira");
    await expect(page.getByLabel("Password")).toHaveValue("short");
    await page.getByLabel("Password").fill(owner.password);
    await page.getByRole("button", { name: "Show password" }).click();
    await expect(page.getByLabel("Password")).toHaveAttribute("type", "text");
    await page.getByRole("button", { name: "Create the site" }).click();
    await expect(page).toHaveURL(`${server.url}/`);
    await expect(page.getByRole("link", { name: "Paper & Thread" })).toBeVisible();

    await late.getByRole("button", { name: "Create the site" }).click();
    await expect(late.getByText("This site has an owner now.")).toBeVisible();
    await expectAccessible(late);
    await late.goto(server.setUpLink);
    await expect(late.getByText("This site has an owner now.")).toBeVisible();
    await late.context().close();

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
