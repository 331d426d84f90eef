import { createContact } from "@/db/factories/create-contact";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("select a range with Shift, keep it over pages, exclude from all; search, sort, page, and find it all again", async ({
  page,
  server,
  db,
  site,
}) => {
  for (let n = 1; n <= 60; n += 1) {
    const number = String(n).padStart(2, "0");
    createContact(db, {
      siteId: site.id,
      name: `Person ${number}`,
      email: `p${number}@inkwell.example`,
      marketingStatus: n % 2 ? "subscribed" : "unsubscribed",
    });
  }
  createContact(db, { siteId: site.id, name: "Žofie Nováková", email: "zn@letterpress.example" });
  await signIn(page, server, site);
  const box = (row: number) => page.getByRole("row").nth(row).getByRole("checkbox");
  await box(3).check();
  await box(7).click({ modifiers: ["Shift"] });
  await expect(page.getByText("5 selected")).toBeVisible();
  await box(5).uncheck();
  await expect(page.getByText("4 selected")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Select all on this page" })).toBeChecked({
    indeterminate: true,
  });
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("row")).toHaveCount(12);
  await box(1).check();
  await expect(page.getByText("5 selected")).toBeVisible();
  await page.getByRole("row").nth(2).getByRole("link").click();
  await page.getByRole("link", { name: "Back to the list" }).click();
  await expect(page.getByText("5 selected")).toBeVisible();
  const all = page.getByRole("button", { name: "Select all 61 contacts" });
  await expect(all).toHaveCount(0);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await expect(page.getByText("15 selected, 11 on this page")).toBeVisible();
  await all.click();
  await expect(page.getByText("61 selected")).toBeVisible();
  await expect(page.getByRole("button", { name: "Clear selection" })).toBeFocused();
  await box(1).uncheck();
  await expect(page.getByText("60 selected")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("person");
  await expect(page.getByText(/selected/)).toHaveCount(0);

  await page.goto(`${server.url}/contacts`);
  await expect(page.getByText("61 contacts", { exact: true })).toBeVisible();

  const search = page.getByRole("searchbox", { name: "Search contacts" });
  await expect(search).toBeEnabled();
  await search.pressSequentially("novak");
  await expect(page.getByText("1 contact found")).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("row", { name: /Žofie/ })).toBeVisible();
  await expect(page).toHaveURL(/typed=/);
  expect(page.url()).not.toContain("novak");
  await search.fill("nobody at all");
  await expect(page.getByRole("heading", { name: "Nobody matches your search" })).toBeVisible();
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(search).toHaveValue("");

  await page.getByRole("combobox", { name: "Marketing status" }).selectOption("Unsubscribed");
  await expect(page.getByText("30 contacts found")).toBeVisible();
  await page.getByRole("combobox", { name: "Contacts per page" }).selectOption("25");
  await page.getByRole("button", { name: "Name" }).click();
  await expect(page.getByRole("columnheader", { name: "Name" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page.getByRole("row").nth(1)).toContainText("Person 02");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByRole("row")).toHaveCount(6);
  await expect(page.getByRole("row").nth(1)).toContainText("Person 52");
  await page.reload();
  await expect(page.getByRole("row").nth(1)).toContainText("Person 52");
  await page.getByRole("link", { name: "Person 54, p54@inkwell.example" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Person 54" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("row").nth(1)).toContainText("Person 52");
  await page.goBack();
  await expect(page.getByRole("row").nth(1)).toContainText("Person 02");
  await page.goto(`${server.url}/contacts?search=p0&sort=email&direction=desc`);
  await expect(page.getByRole("row").nth(1)).toContainText("p09@inkwell.example");
  await expect(page.getByText("9 contacts found")).toBeVisible();
});

test("an email that was begun waits for those it was meant for; on a phone every action can be reached", async ({
  page,
  server,
  db,
  site,
}) => {
  const [ada, ben] = [
    createContact(db, { siteId: site.id, email: "ada@brush.example" }),
    createContact(db, { siteId: site.id, email: "ben@brush.example" }),
  ];
  await signIn(page, server, site);
  const box = ({ email }: { email: string }) => page.getByRole("checkbox", { name: `Select ${email}` });
  const dialog = page.getByRole("dialog", { name: "Send email" });
  const message = dialog.getByRole("textbox", { name: "Message" });
  const openFor = async (contact: { email: string }) => {
    await box(contact).check();
    await page.getByRole("button", { name: "More Actions" }).click();
    await page.getByRole("menuitem", { name: "Send email" }).click();
  };
  await openFor(ada);
  await dialog.getByRole("textbox", { name: "Subject" }).fill("Your refund");
  await message.fill("Dear Ada,");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Send email" }).click();
  await expect(message).toHaveValue("Dear Ada,");
  await page.keyboard.press("Escape");
  await box(ada).uncheck();

  await openFor(ben);
  await expect(dialog).toContainText("You began “Your refund” for other contacts.");
  await expect(dialog.getByRole("button", { name: /^Send/ })).toHaveCount(0);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Go on with it" }).click();
  await expect(message).toHaveValue("Dear Ada,");
  await page.keyboard.press("Escape");
  await box(ben).uncheck();
  await openFor(ada);
  await dialog.getByRole("button", { name: "Write a new one" }).click();
  await expect(message).toHaveValue("");

  await page.setViewportSize({ width: 390, height: 420 });
  await page.reload();
  await page.getByRole("checkbox", { name: `Select ${ada.email}` }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  const deletes = page.getByRole("menuitem", { name: "Delete" });
  await deletes.scrollIntoViewIfNeeded();
  await expect(deletes).toBeInViewport();
  await deletes.click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
});
