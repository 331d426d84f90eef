import type { Page } from "@playwright/test";
import { createContact } from "@/db/factories/create-contact";
import { countLayoutShifts } from "./fixtures/layout-shifts";
import { beginSession, expect, test } from "./fixtures/test";

/** Is the most that everything on the pages may shift in the whole story, as Chromium counts it. */
const mostShift = 0.02;

async function topOfSecondRow(page: Page): Promise<number> {
  const row = page.getByRole("table", { name: "Contacts" }).getByRole("row").nth(2);
  return row.evaluate((element) => element.getBoundingClientRect().top + window.scrollY);
}

test("nothing jumps from the dashboard to the receipt, wide and on a phone", async ({
  page,
  server,
  db,
  site,
}) => {
  await page.context().addCookies(await beginSession(server, site));
  for (let at = 0; at < 30; at += 1)
    createContact(db, { siteId: site.id, createdAt: at, email: `c${at}@still.example`, name: `Still ${at}` });
  const shifts = await countLayoutShifts(page);
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])
    await test.step(`at ${viewport.width} px`, async () => {
      const gone = createContact(db, { siteId: site.id, createdAt: -1, email: "gone@still.example" });
      // The window is known to the site from here on: a new one is laid out at another width for a moment.
      await page.goto(`${server.url}/icon.svg`);
      await page.setViewportSize(viewport);
      const before = await shifts.sum();

      await page.goto(server.url);
      await page.getByRole("link", { name: "Open Contacts" }).click();
      const box = page.getByRole("checkbox", { name: `Select ${gone.email}` });
      await expect(box).toBeEnabled();
      await expect(
        page.getByRole("navigation", { name: "Segments" }).getByRole("button").first(),
      ).toBeVisible();
      const top = await topOfSecondRow(page);
      await box.check();
      expect(await topOfSecondRow(page), "a contact is ticked").toBe(top);

      await page.getByRole("button", { name: "More Actions" }).click();
      await page.getByRole("menuitem", { name: "Delete", exact: true }).click();
      const dialog = page.getByRole("alertdialog");
      await dialog.getByRole("textbox", { name: /^Type/ }).fill(gone.email);
      await dialog.getByRole("button", { name: "Permanently Delete" }).click();
      await expect(dialog).toBeHidden();
      expect(await topOfSecondRow(page), "the deletion runs").toBe(top);
      await expect(page.getByRole("status").filter({ hasText: "1 contact deleted" })).toBeVisible();
      await expect(page.getByRole("row", { name: /gone@still/ })).toHaveCount(0);
      expect(await topOfSecondRow(page), "the deletion has ended").toBe(top);

      await page.getByRole("link", { name: "See the receipt" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "1 contact deleted" })).toBeVisible();
      expect((await shifts.sum()) - before, shifts.list().join("\n")).toBeLessThanOrEqual(mostShift);
    });
});
