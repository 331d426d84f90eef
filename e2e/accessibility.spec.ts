import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { expect, expectAccessible, test } from "./fixtures/test";

const wide = { colorScheme: "light", width: 1440 } as const;
const narrow = { colorScheme: "dark", width: 390 } as const;

// The other widths and modes of every page are the screenshots'.
test("axe finds nothing, light and wide or dark and narrow, and the dialog keeps the focus", async ({
  owner: page,
  db,
  site,
}) => {
  const expectAccessibleIn = async (...looks: (typeof wide | typeof narrow)[]) => {
    for (const { colorScheme, width } of looks) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
    }
  };
  await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();
  await expectAccessibleIn(wide, narrow);

  const catalogue = createCatalogue(db, { siteId: site.id });
  const ada = createContactWithEverything(db, { siteId: site.id, catalogue });
  for (const marketingStatus of [
    "unsubscribed",
    "never_subscribed",
    "pending",
    "bounced",
    "complained",
  ] as const)
    createContact(db, { siteId: site.id, marketingStatus });
  await page.reload();
  await expect(page.getByRole("checkbox", { name: `Select ${ada.email}` })).toBeEnabled();
  await expectAccessibleIn(narrow);
  await page.getByRole("checkbox", { name: `Select ${ada.email}` }).check();
  await expectAccessibleIn(narrow, wide);
  await page.getByRole("button", { name: "More Actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeVisible();
  await expectAccessibleIn(wide);

  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog");
  const cancel = dialog.getByRole("button", { name: "Cancel" });
  await expect(cancel).toBeFocused();
  await expect(dialog.getByRole("textbox")).toBeVisible();
  await expect(cancel).toBeFocused();
  for (let presses = 0; presses < 8; presses += 1) {
    await page.keyboard.press("Tab");
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await expectAccessibleIn(wide, narrow);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "More Actions" })).toBeFocused();

  await page.getByRole("link", { name: ada.name }).click();
  await expect(page.getByRole("heading", { level: 1, name: ada.name })).toBeVisible();
  await expectAccessibleIn(narrow, wide);
  const [, ...others] = await page.getByRole("tab").all();
  for (const tab of others) {
    await tab.click();
    await expectAccessibleIn(narrow);
  }

  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await dialog.getByRole("textbox").fill(ada.email);
  await page.getByRole("button", { name: "Permanently Delete" }).click();
  await expect(page.getByRole("status")).toContainText("1 contact deleted");
  await expectAccessibleIn(wide);
  await page.getByRole("link", { name: "Deletions" }).click();
  await expect(page.getByRole("link", { name: /^Deletion No\./ })).toBeVisible();
  await expectAccessibleIn(wide);
  await page.getByRole("link", { name: /^Deletion No\./ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "1 contact deleted" })).toBeVisible();
  await expectAccessibleIn(wide, narrow);
});

test("axe finds nothing on the sign-in page", async ({ page, server }) => {
  await page.goto(`${server.url}/sign-in`);
  await expectAccessible(page);
});
