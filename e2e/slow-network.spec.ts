import type { Page } from "@playwright/test";
import { createContact } from "@/db/factories/create-contact";
import { holdAnswers, intercept } from "./fixtures/held-answers";
import type { AppServer } from "./fixtures/server";
import { expect, expectAccessible, signIn, type TestSite, test } from "./fixtures/test";

const code = "**/_next/static/chunks/*.js";

/** Selects the only contact of the list by key and asks to delete it. */
async function askToDelete(page: Page) {
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("#");
}

async function openList(page: Page, server: AppServer, site: TestSite) {
  await signIn(page, server, site);
  await expect(page.getByRole("checkbox", { name: "Select slow@quill.example" })).toBeEnabled();
}

test.beforeEach(({ db, site }) => {
  createContact(db, { siteId: site.id, email: "slow@quill.example", name: "Slow Person" });
});

test("the delete dialog opens before its code is there, with the focus on Cancel throughout, and what is typed into the palette is not lost", async ({
  page,
  server,
  site,
}) => {
  await openList(page, server, site);
  let letGo = await holdAnswers(page, code);
  await askToDelete(page);
  const dialog = page.getByRole("alertdialog", { name: "Delete 1 contact permanently?" });
  const cancel = dialog.getByRole("button", { name: "Cancel" });
  await expect(dialog).toContainText("Counting what belongs to 1 contact");
  await expect(cancel).toBeFocused();
  await expectAccessible(page);
  await letGo();
  await expect(page.getByRole("button", { name: "Permanently Delete" })).toBeVisible();
  await expect(page.getByRole("alertdialog").getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");

  letGo = await holdAnswers(page, code);
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Search or jump to" });
  await expect(palette.getByRole("textbox", { name: "Search or jump to" })).toBeFocused();
  await page.keyboard.type("slow@");
  await letGo();
  await expect(palette.getByRole("option", { name: /Slow Person/ })).toBeVisible();
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("quill");
  await expect(palette.getByRole("combobox")).toHaveValue("slow@quill");
  await expect(palette.getByRole("option", { name: /Slow Person/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Slow Person" })).toBeVisible();
});

test("a dialog whose code cannot be loaded says so, and loads it again when asked", async ({
  context,
  server,
  site,
}) => {
  // The console of this page is not listened to, because a browser complains there of what did not load.
  const page = await context.newPage();
  await openList(page, server, site);
  await intercept(page, code, (route) => route.abort());
  await askToDelete(page);
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("alert")).toHaveText(
    "This part of the page could not be loaded. Nothing was changed.",
  );
  await expectAccessible(page);
  await page.unroute(code);
  await dialog.getByRole("button", { name: "Try again" }).click();
  await expect(dialog.getByRole("button", { name: "Permanently Delete" })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
});
