import { createContact } from "@/db/factories/create-contact";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("a segment is saved without the search, changed, renamed, moved, deleted and brought back", async ({
  page,
  server,
  db,
  site,
}) => {
  createContact(db, { siteId: site.id, email: "ada@quill.example", isCustomer: true });
  createContact(db, { siteId: site.id, email: "ben@quill.example", marketingStatus: "unsubscribed" });
  await signIn(page, server, site);
  const pill = (name: string) =>
    page.getByRole("navigation", { name: "Segments" }).getByRole("button", { name });
  const names = () => page.getByRole("navigation", { name: "Segments" }).getByRole("button").allInnerTexts();
  const save = async (name: string) => {
    await page.getByRole("button", { name: "Save as segment" }).click();
    await page.getByRole("textbox", { name: "Name of the segment" }).fill(name);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(pill(name)).toHaveAttribute("aria-pressed", "true");
  };
  await page.getByRole("combobox", { name: "Marketing status" }).selectOption("Bounced");
  await save("Fans");
  await page.getByRole("combobox", { name: "Marketing status" }).selectOption("Pending");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page).toHaveURL(/segment=\d+$/);

  await pill("All").click();
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("quill");
  await expect(page.getByText("2 contacts found")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save as segment" })).toHaveCount(0);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Filter contacts" });
  await dialog.getByRole("button", { name: "Add a rule" }).click();
  await dialog.getByRole("combobox", { name: "Rule 1: about" }).selectOption("customer");
  await dialog.getByRole("combobox", { name: "Rule 1: how" }).selectOption("no");
  await dialog.getByRole("button", { name: "Show contacts" }).click();
  await page.getByRole("button", { name: "Save as segment" }).click();
  await expect(page.getByText("rules that name one person are left out")).toBeVisible();
  await page.getByRole("textbox", { name: "Name of the segment" }).fill("Fans");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("There is already a segment with this name.")).toBeVisible();
  await page.getByRole("textbox", { name: "Name of the segment" }).fill("Leads");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(pill("Leads")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("list", { name: "Filters" })).toHaveCount(0);
  const url = page.url();

  await page.getByRole("combobox", { name: "Marketing status" }).selectOption("Unsubscribed");
  await expect(page.getByText("Changed from Leads")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Reset" }).click();
  await expect(page.getByText("Changed from Leads")).toHaveCount(0);
  expect(page.url()).toBe(url);

  const option = async (name: string, of = "Leads") => {
    await page.getByRole("button", { name: `Options of ${of}` }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await option("Move earlier");
  await expect
    .poll(async () => (await names()).slice(-2).map((text) => text.split(/\s/)[0]))
    .toEqual(["Leads", "Fans"]);
  await option("Rename");
  await page.getByRole("textbox", { name: "Name of the segment" }).fill("Warm leads");
  await page.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(pill("Warm leads")).toHaveAttribute("aria-pressed", "true");

  const stored = () =>
    db.$client.prepare("SELECT id, name, filter, position, columns FROM segments ORDER BY id").all();
  const before = stored();
  await option("Delete segment", "Warm leads");
  await expect(pill("Warm leads")).toHaveCount(0);
  await expect(pill("All")).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(pill("Warm leads")).toBeVisible();
  expect(stored()).toEqual(before);
  await page.goto(url);
  await expect(pill("Warm leads")).toHaveAttribute("aria-pressed", "true");
  await page.goto(`${server.url}/contacts?segment=999999`);
  await expect(page.getByRole("heading", { name: "This segment was deleted" })).toBeVisible();
});
