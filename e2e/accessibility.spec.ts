import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { expect, expectAccessible, test } from "./fixtures/test";

// The other widths and modes of every page are the screenshots'.
for (const [colorScheme, width] of [
  ["light", 1440],
  ["dark", 390],
] as const) {
  test(`axe finds nothing, ${colorScheme}, ${width} px`, async ({ owner: page, server, db, site }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await page.reload();
    await expect(page.getByRole("heading", { name: "No contacts yet" })).toBeVisible();
    await expectAccessible(page);

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
    await expectAccessible(page);
    await page.getByRole("checkbox", { name: `Select ${ada.email}` }).check();
    await expectAccessible(page);
    await page.getByRole("button", { name: "More Actions" }).click();
    await expect(page.getByRole("menuitem", { name: "Delete" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await expect(page.getByRole("alertdialog").getByRole("textbox")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.goto(`${server.url}/contacts/${ada.id}`);
    await expectAccessible(page);
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click();
      await expectAccessible(page);
    }

    await page.getByRole("button", { name: "More Actions" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("alertdialog").getByRole("textbox").fill(ada.email);
    await page.getByRole("button", { name: "Permanently Delete" }).click();
    await expect(page.getByRole("status")).toContainText("1 contact deleted");
    await expectAccessible(page);
    await page.goto(`${server.url}/deletions`);
    await expectAccessible(page);
    await page.getByRole("link", { name: /^Deletion No\./ }).click();
    await expect(page.getByRole("heading", { level: 1, name: "1 contact deleted" })).toBeVisible();
    await expectAccessible(page);
  });
}

test("axe finds nothing on the sign-in page", async ({ page, server }) => {
  await page.goto(`${server.url}/sign-in`);
  await expectAccessible(page);
});

test("the dialog takes the focus to Cancel, keeps it, and gives it back", async ({
  owner: page,
  db,
  site,
}) => {
  const { email } = createContact(db, { siteId: site.id });
  await page.reload();
  await page.getByRole("checkbox", { name: `Select ${email}` }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
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
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "More Actions" })).toBeFocused();
});
