import { createContact } from "@/db/factories/create-contact";
import { contentOf, savedBy } from "./fixtures/download";
import { expectGone, peopleOf } from "./fixtures/proof";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

const dayMs = 86_400_000;

/**
 * Tests this task: "Find everyone who never bought, not active for a year, unsubscribed, and not tagged keep; save;
 * copy; delete."
 */
test("find those who are long gone, save them as a segment, export a copy, delete them", async ({
  page,
  server,
  db,
  site,
}) => {
  const long = {
    siteId: site.id,
    marketingStatus: "unsubscribed" as const,
    lastActivityAt: Date.now() - 400 * dayMs,
  };
  const gone = [
    createContact(db, { ...long, email: "old.one@quill.example", name: "=Old One" }),
    createContact(db, { ...long, email: "old.two@quill.example" }),
  ];
  const kept = createContact(db, { ...long, email: "kept@quill.example" });
  createContact(db, { ...long, email: "buyer@quill.example", isCustomer: true });
  createContact(db, { ...long, email: "lately@quill.example", lastActivityAt: Date.now() - dayMs });
  createContact(db, { ...long, email: "reader@quill.example", marketingStatus: "subscribed" });
  await signIn(page, server, site);

  await page.getByRole("checkbox", { name: `Select ${kept.email}` }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Add tag" }).click();
  const tagging = page.getByRole("dialog", { name: "Add tag" });
  await expect(tagging.getByRole("button", { name: "Add tag" })).toBeDisabled();
  await tagging.getByRole("combobox", { name: "Tag" }).fill("keep");
  await expect(tagging.getByRole("status")).toHaveText("This contact will get it.");
  await tagging.getByRole("button", { name: "Add tag" }).click();
  await expect(tagging).toBeHidden();
  const toasts = page.getByRole("region", { name: /Notifications/ });
  await expect(toasts.getByText("Tag “keep” added to 1 contact.")).toBeVisible();
  await expect(toasts.getByRole("button", { name: "Undo" })).toBeVisible();
  await expect(page.getByRole("row", { name: /kept@quill/ })).toContainText("keep");
  await page.getByRole("button", { name: "Clear selection" }).click();

  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Filter contacts" });
  const which = (rule: number) => dialog.getByRole("group", { name: `Rule ${rule}: which` });
  for (const [at, field] of ["status", "customer", "activity", "tag"].entries()) {
    await dialog.getByRole("button", { name: "Add a rule" }).click();
    await dialog.getByRole("combobox", { name: `Rule ${at + 1}: about` }).selectOption(field);
  }
  await which(1).getByLabel("Unsubscribed").check();
  await dialog.getByRole("combobox", { name: "Rule 2: how" }).selectOption("no");
  await dialog.getByRole("spinbutton", { name: "Rule 3: days" }).fill("365");
  await dialog.getByRole("combobox", { name: "Rule 4: how" }).selectOption("none_of");
  await which(4).getByLabel("keep").check();
  await expect(dialog.getByRole("status")).toHaveText("2 contacts match.");
  await dialog.getByRole("button", { name: "Show contacts" }).click();
  await expect(page.getByText("2 contacts found")).toBeVisible();

  await page.getByRole("button", { name: "Save as segment" }).click();
  await page.getByRole("textbox", { name: "Name of the segment" }).fill("Long gone");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const segment = page.getByRole("button", { name: /^Long gone/ });
  await expect(segment).toContainText("2");
  await expect(segment).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: /^All/ }).click();
  await expect(page.getByText("6 contacts", { exact: true })).toBeVisible();
  await segment.click();
  await expect(page.getByText("2 contacts found")).toBeVisible();

  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Export CSV" }).click();
  const exporting = page.getByRole("dialog", { name: "Export CSV" });
  await expectAccessible(page);
  const { name, text: csv } = await savedBy(page, () =>
    exporting.getByRole("button", { name: "Export 2 contacts" }).click(),
  );
  await expect(toasts.getByText("2 contacts exported.")).toBeVisible();
  expect(name).toBe("contacts.csv");
  expect(csv.split("\n").map((line) => line.split(",").slice(0, 3).join(","))).toEqual([
    "\ufeffEmail,Name,Marketing status",
    "old.one@quill.example,'=Old One,Unsubscribed",
    `${gone[1]?.email},${gone[1]?.name},Unsubscribed`,
    "",
  ]);

  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const warning = page.getByRole("alertdialog");
  expect(await contentOf(page, warning.getByRole("link", { name: "Download a copy first" }))).toBe(csv);
  await warning.getByRole("textbox").fill("delete 2 contacts");
  await warning.getByRole("button", { name: "Permanently Delete" }).click();
  await expect(warning).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: "2 contacts deleted" })).toBeVisible();
  await expect(segment).toContainText("0");
  expectGone(server, db, gone);
  expect(peopleOf(db, site.id)).toHaveLength(4);

  await page.getByRole("button", { name: "Options of Long gone" }).click();
  await page.getByRole("menuitem", { name: "Delete segment" }).click();
  await expect(segment).toHaveCount(0);
  expect(peopleOf(db, site.id)).toHaveLength(4);
});

test("hide a contact: out of the list and of what is done to everyone, found again, and back; then tag many, and Undo", async ({
  page,
  server,
  db,
  site,
}) => {
  const shy = createContact(db, { siteId: site.id, email: "shy@quill.example" });
  createContact(db, { siteId: site.id, email: "open@quill.example" });
  await signIn(page, server, site, "/contacts?search=quill.example");
  await page.getByRole("checkbox", { name: `Select ${shy.email}` }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Hide", exact: true }).click();
  const hiding = page.getByRole("dialog", { name: "Hide" });
  await hiding.getByRole("button", { name: "Hide 1 contact" }).click();
  const toasts = page.getByRole("region", { name: /Notifications/ });
  await expect(toasts.getByText("1 contact hidden. Nothing of theirs is deleted.")).toBeVisible();
  await expect(page.getByRole("row", { name: /shy@quill/ })).toHaveCount(0);
  await expect(page.getByText(/selected/)).toHaveCount(0);

  db.$client.prepare("UPDATE contacts SET hidden_at = 1 WHERE site_id = ?").run(site.id);
  await page.goto(`${server.url}/contacts`);
  await expect(page.getByText("Everyone is hidden")).toBeVisible();
  await page.getByRole("button", { name: "Show who is hidden" }).click();
  await expect(page.getByText("2 contacts found")).toBeVisible();
  db.$client.prepare("UPDATE contacts SET hidden_at = NULL WHERE email LIKE 'open@%'").run();

  await page.goto(`${server.url}/contacts?search=quill.example`);
  await page.getByRole("button", { name: "1 hidden" }).click();
  await expect(page.getByRole("row", { name: /shy@quill/ })).toContainText("Hidden");
  await expect(page.getByRole("row", { name: /open@quill/ })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: `Select ${shy.email}` }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Unhide" }).click();
  const unhiding = page.getByRole("dialog", { name: "Unhide" });
  await unhiding.getByRole("button", { name: "Unhide 1 contact" }).click();
  await expect(toasts.getByText("1 contact in the list again.")).toBeVisible();
  await page.goto(`${server.url}/contacts?search=quill.example`);
  await expect(page.getByRole("row", { name: /shy@quill/ })).toBeVisible();

  for (let made = 0; made < 58; made += 1) createContact(db, { siteId: site.id });
  await page.goto(`${server.url}/contacts`);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Select all 60 contacts" }).click();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Add tag" }).click();
  const dialog = page.getByRole("dialog", { name: "Add tag" });
  const add = dialog.getByRole("button", { name: "Add tag" });
  await dialog.getByRole("combobox", { name: "Tag" }).pressSequentially("spring");
  await expect(dialog.getByRole("status")).toHaveText("All 60 will get it.");
  await add.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "More Actions" })).toBeFocused();
  await toasts.getByText("Tag “spring” added to 60 contacts.").hover();
  const tagged = () => db.$client.prepare("SELECT count(*) FROM contact_tags").pluck().get() as number;
  const before = tagged();
  expect(before).toBeGreaterThanOrEqual(60);
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Add tag" }).click();
  await dialog.getByRole("combobox", { name: "Tag" }).fill("SPR");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("combobox", { name: "Tag" })).toHaveValue("spring");
  await expect(dialog.getByRole("status")).toHaveText("All 60 have it already.");
  await expect(add).toBeDisabled();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await toasts.getByRole("button", { name: "Undo" }).click();
  await expect(toasts.getByText("Tag “spring” taken off 60 contacts. The contacts stay.")).toBeVisible();
  expect(tagged()).toBe(before - 60);
});
