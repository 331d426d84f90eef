import { createContact } from "@/db/factories/create-contact";
import { deleteContact } from "./fixtures/contact-steps";
import { intercept } from "./fixtures/held-answers";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("typed text is asked about before it is lost; who is a contact already is shown in place, and can be opened", async ({
  page,
  server,
  db,
  site,
}) => {
  const ada = createContact(db, { siteId: site.id, email: "ada@quill.example", name: "Ada Quill" });
  await signIn(page, server, site);
  const question = page.getByRole("alertdialog", { name: "Discard changes?" });

  await page.getByRole("button", { name: "Add contact" }).click();
  const adding = page.getByRole("dialog", { name: "Add a contact" });
  await page.keyboard.press("Escape");
  await expect(adding).toBeHidden();
  await page.getByRole("button", { name: "Add contact" }).click();
  await adding.getByRole("textbox", { name: "Name" }).fill("Half a name");
  await page.keyboard.press("Escape");
  await expect(question).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(adding.getByRole("textbox", { name: "Name" })).toBeFocused();
  await expect(adding.getByRole("textbox", { name: "Name" })).toHaveValue("Half a name");
  await adding.getByRole("button", { name: "Cancel" }).click();
  await question.getByRole("button", { name: "Discard" }).click();
  await expect(adding).toBeHidden();

  await page.getByRole("button", { name: "Add contact" }).click();
  await adding.getByRole("textbox", { name: "Email" }).fill(ada.email);
  await adding.getByRole("textbox", { name: "Name" }).fill("Ada Q.");
  const status = adding.getByRole("status").first();
  await expect(status).toContainText("ada@quill.example is already a contact.");
  await expectAccessible(page);
  await adding.getByRole("button", { name: "Add", exact: true }).click();
  await expect(status).toContainText("Marketing status: subscribed.");
  await expect(adding.getByRole("textbox", { name: "Name" })).toHaveValue("Ada Q.");
  await adding.getByRole("link", { name: "Open contact" }).click();
  await expect(page).toHaveURL(`${server.url}/contacts/${ada.id}`);
  await expect(page.getByRole("heading", { level: 1, name: "Ada Quill" })).toBeVisible();
  expect(db.$client.prepare("SELECT name FROM contacts WHERE site_id = ?").pluck().all(site.id)).toEqual([
    "Ada Quill",
  ]);

  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const editing = page.getByRole("dialog", { name: "Edit contact" });
  await editing.getByRole("textbox", { name: "Name" }).fill("Ada Q. Loom");
  await page.keyboard.press("Escape");
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(editing.getByRole("textbox", { name: "Name" })).toHaveValue("Ada Q. Loom");
  await editing.getByRole("textbox", { name: "Name" }).fill("Ada Quill");
  await page.keyboard.press("Escape");
  await expect(editing).toBeHidden();

  db.$client
    .prepare(
      "INSERT INTO notes (contact_id, id, body, written_by, created_at) VALUES (?, 1, 'Called.', 'owner', 1)",
    )
    .run(ada.id);
  await page.goto(`${server.url}/contacts/${ada.id}?tab=notes`);
  await page.getByRole("button", { name: "Edit note: Called." }).click();
  await page.getByRole("textbox", { name: "Change the note" }).fill("Called twice.");
  await page.getByRole("button", { name: "Cancel" }).click();
  await question.getByRole("button", { name: "Discard" }).click();
  await expect(page.getByText("Called.", { exact: true })).toBeVisible();
});

test("someone who was deleted comes back with nothing, and it is said before, after and on their page", async ({
  page,
  server,
  db,
  site,
}) => {
  createContact(db, { siteId: site.id, email: "ruth@loom.example", name: "Ruth Loom" });
  await signIn(page, server, site);
  await deleteContact(page, "ruth@loom.example");
  await page.getByRole("button", { name: "Add contact" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a contact" });
  await dialog.getByRole("textbox", { name: "Email" }).fill("ruth@loom.example");
  const status = dialog.getByRole("status").first();
  const box = dialog.getByRole("checkbox", { name: "They want marketing email." });
  await box.hover();
  // The answer about the email comes whole during the press, and must not move the box away from under it.
  await intercept(page, "**/contacts", async (route) => route.fulfill({ response: await route.fetch() }));
  const answer = page.waitForResponse((response) =>
    Boolean(response.request().postData()?.includes("ruth@loom.example")),
  );
  await page.mouse.down();
  await expect(box).toBeFocused();
  await answer;
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50))));
  await page.mouse.up();
  await page.unroute("**/contacts");
  await expect(box).toBeChecked();
  await expect(status).toContainText("This email was deleted here on");
  await expect(status).toContainText("nothing from before comes back");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Nothing from before came back.")).toBeVisible();
  await page.getByRole("link", { name: "ruth@loom.example" }).click();
  await expect(page.getByText("nothing from before was kept")).toBeVisible();
  await expect(page.getByText("No marketing email goes to them until they confirm")).toBeVisible();
  await expect(page.getByText("Came back", { exact: true })).toBeVisible();
  await expectAccessible(page);
});
