import { createContact } from "@/db/factories/create-contact";
import { expect, expectAccessible, test } from "./fixtures/test";

test("through the list, to the warning and anywhere else by keys", async ({
  owner: page,
  server,
  db,
  site,
}) => {
  const first = createContact(db, { siteId: site.id, email: "first@quill.example", createdAt: 3 });
  const second = createContact(db, { siteId: site.id, email: "second@quill.example", createdAt: 2 });
  createContact(db, { siteId: site.id, email: "third@quill.example", name: "Third Person", createdAt: 1 });
  await page.reload();
  const box = (email: string) => page.getByRole("checkbox", { name: `Select ${email}` });
  await expect(box(first.email)).toBeEnabled();
  await page.keyboard.press("j");
  await expect(box(first.email)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(box(second.email)).toBeChecked();
  await page.keyboard.press("k");
  await expect(box(first.email)).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.keyboard.press("#");
  const warning = page.getByRole("alertdialog", { name: "Delete 2 contacts permanently?" });
  await expect(warning).toBeVisible();
  await page.keyboard.press("x");
  await page.keyboard.press("Escape");
  await expect(warning).toBeHidden();
  await expect(box(first.email)).toBeFocused();
  await page.keyboard.press("?");
  await page.keyboard.press("Escape");
  await expect(box(first.email)).toBeFocused();
  await expect(page.getByText("2 selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("2 selected")).toBeHidden();

  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search contacts" })).toBeFocused();
  await page.keyboard.type("xj");
  await expect(page.getByRole("searchbox", { name: "Search contacts" })).toHaveValue("xj");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("second@");
  await page.keyboard.press("Enter");
  await expect(box(second.email)).toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.press("Escape");
  await expect(page.getByText("3 contacts", { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox", { name: "Search contacts" })).not.toBeFocused();
  await page.keyboard.press("j");
  await expect(box(second.email)).toBeFocused();

  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Search or jump to" });
  await expect(palette).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type("third pe");
  await expect(palette.getByRole("option", { name: /Third Person/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Third Person" })).toBeVisible();
  await page.goto(`${server.url}/deletions`);

  await page.getByRole("button", { name: "Search or jump to" }).focus();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await expectAccessible(page);
  await help.getByRole("checkbox", { name: "Single-key shortcuts" }).uncheck();
  await help.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("?");
  await expect(help).toBeHidden();
});
