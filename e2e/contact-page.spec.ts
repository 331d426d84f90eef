import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { contentOf } from "./fixtures/download";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("two contacts become one, with everything of both; two who have one address, the one that everyone types", async ({
  page,
  server,
  db,
  site,
}) => {
  const catalogue = createCatalogue(db, { siteId: site.id });
  const [keep, drop] = ["keep@quill.example", "drop@quill.example"].map((email) =>
    createContactWithEverything(db, { siteId: site.id, catalogue, email, name: email.slice(0, 4) }),
  );
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: `Select ${keep?.email}` }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Merge two contacts" })).toBeDisabled();
  await page.keyboard.press("Escape");
  await page.getByRole("checkbox", { name: `Select ${drop?.email}` }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Merge two contacts" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge two contacts" });
  await dialog.getByRole("radio", { name: "keep@quill.example" }).check();
  const nameOf = dialog.getByRole("group", { name: "Name", exact: true });
  await nameOf.getByRole("radio", { name: "drop", exact: true }).check();
  const field = db.$client
    .prepare("SELECT name FROM custom_fields WHERE id = ?")
    .pluck()
    .get(catalogue.fieldId);
  const values = dialog.getByRole("group", { name: String(field) });
  await expect(values.getByRole("radio", { name: "keep" })).toBeChecked();
  await values.getByRole("radio", { name: "drop" }).check();
  await expectAccessible(page);
  await dialog.getByRole("textbox", { name: /to confirm$/ }).fill("drop@quill.example");
  await dialog.getByRole("button", { name: "Merge into one" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("1 contact", { exact: true })).toBeVisible();
  expect(db.$client.prepare("SELECT name, email FROM contacts WHERE site_id = ?").all(site.id)).toEqual([
    { name: "drop", email: "keep@quill.example" },
  ]);
  expect(
    db.$client.prepare("SELECT value FROM contact_field_values WHERE contact_id = ?").pluck().all(keep?.id),
  ).toEqual(["drop"]);
  expect(db.$client.pragma("foreign_key_check")).toEqual([]);
  await page.getByRole("link", { name: /keep@quill/ }).click();
  await page.getByRole("tab", { name: "Privacy" }).click();
  const former = page.getByRole("region", { name: "Emails they had before" });
  await expect(former.getByText("drop@quill.example", { exact: false }).first()).toBeVisible();
  await expectAccessible(page);

  createContact(db, { siteId: site.id, email: "ada@twin.example", name: "Ada" });
  createContact(db, { siteId: site.id, email: "ada\u200b@twin.example", name: "Ada Quill" });
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  const twice = page.getByRole("region", { name: "The same email twice" });
  await expect(twice.getByRole("link")).toHaveCount(2);
  await expectAccessible(page);
  for (const box of await page.getByRole("checkbox", { name: /^Select ada/ }).all()) await box.check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Merge two contacts" }).click();
  await page.getByRole("textbox", { name: /to confirm$/ }).fill("ada@twin.example");
  await page.getByRole("button", { name: "Merge into one" }).click();
  await expect(page.getByText("2 contacts", { exact: true })).toBeVisible();
  expect(
    db.$client.prepare("SELECT email FROM contacts WHERE site_id = ? ORDER BY id").pluck().all(site.id),
  ).toEqual(["keep@quill.example", "ada@twin.example"]);
  await page.reload();
  await expect(twice).toHaveCount(0);
});

test("edit a contact, write notes, and give the person a copy of everything", async ({
  page,
  server,
  db,
  site,
}) => {
  const catalogue = createCatalogue(db, { siteId: site.id });
  const ada = createContactWithEverything(db, { siteId: site.id, catalogue, email: "iris@quill.example" });
  await signIn(page, server, site, `/contacts/${ada.id}`);

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Edit contact" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Ada Quill-Ink");
  await dialog.getByRole("textbox", { name: "Email" }).fill("ada@ink.example");
  await expect(dialog.getByText("A new email has to confirm")).toBeVisible();
  const renamed = (name: string) =>
    db.$client
      .prepare("UPDATE contacts SET name = ?, updated_at = updated_at + 5 WHERE id = ?")
      .run(name, ada.id);
  renamed("Ida");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The name is now “Ida”.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Take theirs" }).click();
  await expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("Ida");
  await expect(dialog.getByRole("textbox", { name: "Email" })).toHaveValue("ada@ink.example");
  await expect(dialog.getByRole("button", { name: "Save" })).toBeFocused();
  await dialog.getByRole("textbox", { name: "Name" }).fill("Ada Quill-Ink");
  renamed("Ada Q.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The name is now “Ada Q.”.");
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Ada Quill-Ink" })).toBeVisible();
  await expect(page.getByText("ada@ink.example")).toBeVisible();
  await expect(page.getByText("Pending")).toBeVisible();

  await page.getByRole("tab", { name: "Notes" }).click();
  await page.getByRole("textbox", { name: "New note" }).fill("Called about the workshop.");
  await page.getByRole("button", { name: "Add note" }).click();
  const note = page.getByRole("listitem").filter({ hasText: "Called about the workshop." });
  await expect(note).toBeVisible();
  await note.getByRole("button", { name: "Edit note" }).click();
  await page.getByRole("textbox", { name: "Change the note" }).fill("Called twice.");
  await page.getByRole("button", { name: "Save note" }).click();
  const changed = page.getByRole("listitem").filter({ hasText: "Called twice." });
  await changed.getByRole("button", { name: "Delete note" }).click();
  await expect(changed).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(changed).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(changed).toBeVisible();
  // The page handles keys only once it is hydrated, which the enabled button shows.
  await expect(page.getByRole("button", { name: "Edit", exact: true })).toBeEnabled();
  await page.getByRole("tab", { name: "Notes" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Privacy" })).toBeFocused();
  await expect(page.getByRole("heading", { name: "Everything stored about them" })).toBeVisible();
  const copy = await contentOf(page, page.getByRole("link", { name: "Download it as JSON" }));
  const data = JSON.parse(copy) as {
    records: Record<string, unknown[]>;
  };
  expect(data.records.purchases).toHaveLength(2);
  expect(data.records.notes).toHaveLength(2);
});

test("a tab for each side of a contact: older notes, everything that happened, words where there is nothing", async ({
  page,
  server,
  db,
  site,
}) => {
  const catalogue = createCatalogue(db, { siteId: site.id });
  const { id } = createContactWithEverything(db, { siteId: site.id, catalogue });
  const bare = createContact(db, { siteId: site.id });
  db.$client
    .prepare(
      `WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 45)
       INSERT INTO notes (contact_id, id, body, written_by, created_at)
       SELECT ?, 1000000 + n, 'Note number ' || n, 'owner', n FROM more`,
    )
    .run(id);
  await signIn(page, server, site, `/contacts/${id}?tab=notes`);
  const panel = page.getByRole("tabpanel", { name: "Notes" });
  await expect(panel.getByText("The newest 20 of 46.")).toBeVisible();
  await expect(panel.getByRole("listitem")).toHaveCount(20);
  await panel.getByRole("button", { name: "Show older: Notes" }).click();
  await expect(panel.getByRole("listitem")).toHaveCount(40);
  await expect(panel.getByRole("listitem").nth(20)).toBeFocused();
  await panel.getByRole("button", { name: "Show older: Notes" }).press("Enter");
  await expect(panel.getByRole("listitem")).toHaveCount(46);
  await expect(panel.getByText("Note number 1", { exact: true })).toBeVisible();
  await expect(panel.getByRole("button", { name: "Show older: Notes" })).toHaveCount(0);
  await panel.getByRole("listitem").last().getByRole("button", { name: "Delete note" }).click();
  await expect(panel.getByRole("listitem")).toHaveCount(45);

  await page.getByRole("tab", { name: "Overview" }).click();
  const overview = page.getByRole("tabpanel", { name: "Overview" });
  const steps = overview.getByRole("region", { name: "Lifecycle" }).getByRole("listitem");
  await expect(steps).toHaveText([/^Added/, /^Subscribed/, /^First purchase/, /^Last activity/]);
  const activity = overview.getByRole("region", { name: "Activity" });
  await expect(activity).toContainText("Completed the lesson Lesson 1");
  await expect(activity).toContainText("Paid €149.00 for");
  await expect(activity).toContainText("Opened “News from the bench”");
  await expect(activity).toContainText("Subscribed to");
  await activity.getByRole("button", { name: "Email", exact: true }).click();
  await expect(activity).toContainText("Email sent: “News from the bench”");
  await expect(activity).not.toContainText("Subscribed to");
  await activity.getByRole("button", { name: "Payments", exact: true }).click();
  await expect(activity).toContainText("Paid €149.00 for");
  await expect(activity).not.toContainText("Email sent");
  await expectAccessible(page);
  db.$client.prepare("DELETE FROM notes WHERE contact_id = ?").run(id);
  await activity.getByRole("button", { name: "Notes", exact: true }).click();
  await expect(activity).toContainText("No note yet.");

  await page.getByRole("tab", { name: "Email" }).click();
  const mail = page.getByRole("tabpanel", { name: "Email" });
  await expect(mail.getByRole("region", { name: "Sequences" })).toContainText("WelcomeActive, started");
  await expect(mail.getByRole("region", { name: "Email" }).getByRole("listitem")).toContainText(
    "Opened · sent",
  );
  await page.getByRole("tab", { name: "Forms" }).click();
  await expect(page.getByRole("tabpanel", { name: "Forms" })).toContainText(/Name.*Email.*@/);

  const { begun, total } = db.$client
    .prepare(
      `SELECT count(lesson_progress.lesson_id) AS begun, count(*) AS total FROM lessons
       LEFT JOIN lesson_progress ON lesson_id = lessons.id AND contact_id = ?
       WHERE product_id = (SELECT product_id FROM lessons JOIN lesson_progress ON lesson_id = id WHERE contact_id = ?)`,
    )
    .get(id, id) as { begun: number; total: number };
  expect(begun).toBeGreaterThan(0);
  const { paid } = db.$client
    .prepare("SELECT sum(amount) AS paid FROM payments WHERE contact_id = ? AND status = 'paid'")
    .get(id) as { paid: number };
  await expect(page.getByRole("main")).toContainText(`Paid after refunds€${(paid / 100).toFixed(2)}`);
  await page.getByRole("tab", { name: "Products" }).click();
  const lessons = page.getByRole("tabpanel", { name: "Products" }).getByRole("listitem");
  await expect(lessons).toHaveCount(total);
  await expect(lessons.filter({ hasText: "Not started" })).toHaveCount(total - begun);
  await page.getByRole("tab", { name: "Payments" }).click();
  await expect(page.getByText("€15.00 a month")).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${server.url}/contacts/${bare.id}?tab=privacy`);
  await expect(page.getByRole("tab", { name: "Privacy" })).toBeInViewport();
  for (const [tab, path, words] of [
    ["Privacy", "privacy", "Nothing but their name, email and status."],
    ["Payments", "purchases", "They have no subscription."],
    ["Products", "products", "They have not started a lesson yet."],
    ["Email", "email", "No email was sent to them yet."],
    ["Forms", "forms", "They have not sent a form yet."],
  ] as const) {
    await page.getByRole("tab", { name: tab }).click();
    await expect(page).toHaveURL(`${server.url}/contacts/${bare.id}?tab=${path}`);
    await expect(page.getByText(words)).toBeVisible();
    await expectAccessible(page);
  }
});

test("tags in place, by keys too, custom fields by their type, and a note that waits while another tab is shown", async ({
  page,
  server,
  db,
  site,
}) => {
  const { id } = createContact(db, { siteId: site.id, email: "ruth@loom.example", name: "Ruth" });
  const add = db.$client.prepare("INSERT INTO tags (site_id, name) VALUES (?, ?)");
  for (const name of ["early bird", "teacher", "Weaver"]) add.run(site.id, name);
  const tags = () =>
    db.$client
      .prepare(
        "SELECT name FROM tags JOIN contact_tags ON tag_id = tags.id WHERE contact_id = ? ORDER BY name",
      )
      .pluck()
      .all(id);
  await signIn(page, server, site, `/contacts/${id}`);
  const details = page.getByRole("region", { name: "Details" });
  const box = details.getByRole("combobox", { name: "Add a tag" });
  await box.fill("e");
  await expect(details.getByRole("option")).toHaveText(["early bird", "teacher", "Weaver"]);
  await expectAccessible(page);
  await box.press("ArrowDown");
  await box.press("Enter");
  await expect(details.getByRole("button", { name: "Remove tag early bird" })).toBeVisible();
  await expect(box).toHaveValue("");
  await expect(box).toBeFocused();
  await expect(details.getByText("Tag early bird added.")).toBeAttached();
  await box.fill("weaver");
  await box.press("Enter");
  await expect(details.getByRole("button", { name: "Remove tag Weaver" })).toBeVisible();
  await box.fill("brand new");
  await box.press(",");
  await expect(details.getByRole("listitem")).toHaveText(["Weaver", "brand new", "early bird"]);
  await box.press("Escape");

  await details.getByRole("button", { name: "Remove tag Weaver" }).click();
  await expect(details.getByRole("listitem")).toHaveText(["brand new", "early bird"]);
  await expect(box).toBeFocused();
  await expect.poll(tags).toEqual(["brand new", "early bird"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(details.getByRole("listitem")).toHaveCount(3);
  await expect.poll(tags).toEqual(["Weaver", "brand new", "early bird"]);

  const addField = db.$client.prepare(
    "INSERT INTO custom_fields (site_id, name, type, position, options) VALUES (?, ?, ?, ?, ?)",
  );
  addField.run(site.id, "Shoe size", "number", 2, null);
  addField.run(site.id, "Loom", "choice", 1, '["Floor","Table"]');
  await page.reload();
  await expect(details).toContainText("LoomNot setShoe sizeNot set");
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Edit contact" });
  await dialog.getByRole("combobox", { name: "Loom" }).selectOption("Table");
  await dialog.getByLabel("Shoe size").fill("large");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Type a number.");
  await expectAccessible(page);
  await dialog.getByLabel("Shoe size").fill("39");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(details).toContainText("LoomTableShoe size39");

  await page.getByRole("tab", { name: "Notes" }).click();
  await page.getByRole("textbox", { name: "New note" }).fill("Half a thought");
  await page.getByRole("tab", { name: "Overview" }).click();
  await page.getByRole("tab", { name: "Notes" }).click();
  await expect(page.getByRole("textbox", { name: "New note" })).toHaveValue("Half a thought");
  db.$client
    .prepare("UPDATE contacts SET name = 'Ruth L.', updated_at = updated_at + 1 WHERE id = ?")
    .run(id);
  await page.getByRole("button", { name: "Add note" }).dblclick();
  await expect(page.getByRole("heading", { name: "Ruth L." })).toBeVisible();
  await expect(page.getByRole("tabpanel", { name: "Notes" }).getByRole("listitem")).toHaveCount(1);
});
