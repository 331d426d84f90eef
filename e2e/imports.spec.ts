import fs from "node:fs";
import type { Route } from "@playwright/test";
import { eq } from "drizzle-orm";
import { createContact } from "@/db/factories/create-contact";
import type { Database } from "@/db/open-database";
import { imports, jobFailures } from "@/db/schema";
import { checkList, claim, startImport } from "./fixtures/contact-steps";
import { contentOf } from "./fixtures/download";
import { intercept } from "./fixtures/held-answers";
import { heldLeaseNow, renewHeldLeases } from "./fixtures/held-leases";
import { AppServer } from "./fixtures/server";
import { beginSession, createTestSite, expect, expectAccessible, signIn, test } from "./fixtures/test";

const list = `Email;Nom;Ville
ines@atelier.example;Inès Moreau;Lyon
joost@bindery.example;Joost;Delft
not an address;Nobody;
INES@atelier.example;Twice;
`;

test("a list from upload to revert", async ({ owner: page, server, db, site }) => {
  const filesNow = () => fs.readdirSync(`${server.dataDir}/imports`).sort();
  const filesBefore = filesNow();
  createContact(db, { siteId: site.id, email: "joost@bindery.example", name: "J." });
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Import contacts" })).toBeVisible();
  await expectAccessible(page);
  const file = (name: string, bytes: Buffer) =>
    page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "text/csv", buffer: bytes });
  await file("empty.csv", Buffer.alloc(0));
  await expect(page.getByRole("alert").first()).toContainText("The file is empty");
  await file("list.xlsx", Buffer.from("504b0304140006000800000021", "hex"));
  await expect(page.getByRole("alert").first()).toContainText("This is not a CSV");
  expect(filesNow()).toEqual(filesBefore);

  await file("ines@atelier.example.csv", Buffer.from(list, "latin1"));
  await expect(page.getByRole("heading", { level: 1, name: "list.csv" })).toBeVisible();
  await expect(page.getByText("Inès Moreau · Joost")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Email is" })).toHaveValue("email");
  await page.getByRole("combobox", { name: "Email is" }).selectOption("ignore");
  await page.getByRole("button", { name: "Check the list" }).click();
  await expect(page.getByRole("alert").first()).toContainText("Choose the column with the emails");
  await page.getByRole("combobox", { name: "Email is" }).selectOption("email");
  await page.getByRole("combobox", { name: "Nom is" }).selectOption("name");
  await page.getByRole("combobox", { name: "Ville is" }).selectOption("field:Ville");
  await page.getByRole("textbox", { name: "Tags for everyone on the list" }).fill("fair, spring");
  await page.getByRole("button", { name: "Check the list" }).click();
  const rows = page.getByRole("list", { name: "Rows by what becomes of them" });
  await expect(rows).toContainText("1 new contact will be added");
  await expect(rows).toContainText("1 contact will be updated");
  await expect(rows).toContainText("1 row repeats an email from above");
  await expect(page.getByText("Row 4: not a valid email address")).toBeVisible();
  await expectAccessible(page);
  expect(await contentOf(page, page.getByRole("link", { name: "Download all of them as CSV" }))).toBe(
    '\ufeffRow,Problem\n4,not a valid email address\n5,"the same email as row 2: combined, and an opt-out in either counts"\n',
  );

  await startImport(page);
  expect(filesNow()).toEqual(filesBefore);
  await expectAccessible(page);
  const people = () =>
    db.$client
      .prepare("SELECT email, name, marketing_status FROM contacts WHERE site_id = ? ORDER BY id")
      .all(site.id);
  expect(people()).toEqual([
    { email: "joost@bindery.example", name: "Joost", marketing_status: "subscribed" },
    { email: "ines@atelier.example", name: "Inès Moreau", marketing_status: "never_subscribed" },
  ]);

  await page.getByRole("link", { name: "See the contact it added" }).click();
  await expect(page.getByText("1 contact found")).toBeVisible();
  await expect(page.getByRole("row", { name: /ines@atelier/ })).toContainText("spring");
  await page.getByRole("button", { name: /^From import/ }).click();
  await expect(page.getByText("2 contacts", { exact: true })).toBeVisible();

  await page.getByRole("link", { name: "Imports" }).click();
  await page.getByRole("link", { name: /^list\.csv/ }).click();
  await page.getByLabel("Type put back to confirm").fill("put back");
  await page.getByRole("button", { name: "Put back 1 changed contact" }).click();
  await expect(page.getByText("1 contact is as it was before.")).toBeVisible();
  await page.getByRole("button", { name: "Delete 1 added contact…" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("textbox").fill("ines@atelier.example");
  await dialog.getByRole("button", { name: "Permanently Delete" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: "1 contact deleted" })).toBeVisible();
  expect(people()).toEqual([{ email: "joost@bindery.example", name: "J.", marketing_status: "subscribed" }]);
  expect(JSON.stringify(db.$client.prepare("SELECT * FROM imports").all())).not.toContain("atelier");
});

/** Starts an import that another process runs, and returns its id. */
function startElsewhere(db: Database, siteId: number): number {
  const { id } = db
    .insert(imports)
    .values({
      siteId,
      createdBy: "1",
      status: "importing",
      createdAt: Date.now(),
      rowCount: 1,
      ...heldLeaseNow(),
    })
    .returning({ id: imports.id })
    .get();
  renewHeldLeases(db, "imports");
  return id;
}

test("an import that ends just after the contacts were read has them read again", async ({
  page,
  server,
  db,
  site,
}) => {
  await page.context().addCookies(await beginSession(server, site));
  await page.clock.install();
  await page.goto(`${server.url}/imports`);
  await expect(page.getByLabel("Choose a file")).toBeEnabled();
  await page.clock.fastForward(10_000);
  const importId = startElsewhere(db, site.id);

  const held: Route[] = [];
  const hold = (route: Route) => void held.push(route);
  await intercept(page, "**/api/imports", hold, { times: 1 });
  await page.getByRole("link", { name: "Contacts" }).click();
  await expect(page.getByText("No contacts yet")).toBeVisible();
  await expect.poll(() => held.length).toBe(1);
  createContact(db, { siteId: site.id, email: "mei@quill.example" });
  db.update(imports).set({ status: "completed" }).where(eq(imports.id, importId)).run();
  await held[0]?.continue();
  await expect(page.getByText("mei@quill.example")).toBeVisible();
});

test("a list is read as its owner says, and the check says what it does to consent", async ({
  page,
  server,
  db,
  site,
}) => {
  await page.context().addCookies(await beginSession(server, site));
  createContact(db, { siteId: site.id, email: "ivan@list.example", name: "Vanya" });
  db.$client
    .prepare("INSERT INTO custom_fields (site_id, name, type) VALUES (?, 'Birthday', 'date')")
    .run(site.id);
  const rows = [
    "ivan@list.example,\xc8\xe2\xe0\xed,05/06/1963,Subscribed",
    "olga@list.example,\xce\xeb\xfc\xe3\xe0,0000-00-00,loobunud",
  ];
  await page.goto(`${server.url}/imports`);
  await page.getByLabel("Choose a file").setInputFiles({
    name: "list.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`Email,Name,Birthday,Status\n${rows.join("\n")}\n`, "latin1"),
  });
  await page.getByRole("combobox", { name: "Encoding" }).selectOption("Windows-1252");
  await expect(page.getByText("Èâàí · Îëüãà")).toBeVisible();
  await page.getByRole("combobox", { name: "Encoding" }).selectOption("Windows-1251");
  await expect(page.getByText("Иван · Ольга")).toBeVisible();
  await page.getByRole("radio", { name: /^They already agreed/ }).check();
  await page.getByRole("radio", { name: /^Fill in what is blank/ }).check();
  await page.getByRole("button", { name: "Check the list" }).click();
  await expect(page.getByRole("alert").first()).toContainText("How does Birthday write dates?");
  await page.getByRole("combobox", { name: "Dates in Birthday" }).selectOption("day_first");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check the list" }).click();
  const outcome = page.getByRole("list", { name: "Rows by what becomes of them" });
  await expect(outcome).toContainText("1 not subscribed: its status is not a known word");
  await expect(page.getByRole("list", { name: "Left out of imported rows, by reason" })).toContainText(
    "1 Birthday left out: not a complete date",
  );
  await expectAccessible(page);
  await startImport(page);
  expect(
    db.$client
      .prepare(
        `SELECT contacts.name, marketing_status AS status, value FROM contacts
         LEFT JOIN contact_field_values ON contact_id = contacts.id WHERE site_id = ? ORDER BY contacts.id`,
      )
      .all(site.id),
  ).toEqual([
    { name: "Vanya", status: "subscribed", value: "1963-06-05" },
    { name: "Ольга", status: "never_subscribed", value: null },
  ]);
});

test("an import that was set aside can be tried again, and others are not held up by it", async ({
  page,
  server,
  db,
  site,
}) => {
  await page.context().addCookies(await beginSession(server, site));
  const { id } = db
    .insert(imports)
    .values({ siteId: site.id, createdBy: "1", status: "failed", createdAt: Date.now() })
    .returning({ id: imports.id })
    .get();
  db.insert(jobFailures)
    .values({
      ...{ jobTable: "imports" as const, jobId: id, status: "checking", signature: "Error" },
      ...{ sameCount: 5, totalCount: 5, reference: "4d1c", failedAt: Date.now(), retryAt: Date.now() },
    })
    .run();
  await page.goto(`${server.url}/imports/${id}`);
  await expect(page.getByText("It failed 5 times in the same way")).toContainText("Reference: 4d1c");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("The file is gone. Upload it again.")).toBeVisible();
});

test("a dropped file, discarded after its check, and pasted rows, on a phone", async ({
  page,
  server,
  db,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, server, site, "/imports");
  await expect(page.getByLabel("Choose a file")).toBeEnabled();
  const dataTransfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["Email\nmei@quill.example\n"], "dropped.csv"));
    return transfer;
  });
  await page.getByText("Drop a CSV file here").dispatchEvent("drop", { dataTransfer });
  await expect(page.getByRole("heading", { level: 1, name: "dropped.csv" })).toBeVisible();
  await page.getByRole("button", { name: "Check the list" }).click();
  await page.getByRole("button", { name: "Discard the list" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Import contacts" })).toBeVisible();
  await expect(page.getByText("dropped.csv")).toHaveCount(0);
  expect(db.$client.prepare("SELECT id FROM imports WHERE site_id = ?").all(site.id)).toEqual([]);

  await page.getByText("Or paste rows from a spreadsheet").click();
  await page.getByRole("textbox", { name: "Pasted rows" }).fill("Email\tName\nmei@quill.example\tMei");
  await page.getByRole("button", { name: "Use these rows" }).click();
  await page.getByRole("button", { name: "Check the list" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import 1 contact" }).click();
  await expect(page.getByRole("heading", { name: "What happened" })).toBeVisible();
  await page.getByRole("link", { name: "Contacts" }).click();
  await expect(page.getByText("mei@quill.example")).toBeVisible();
});

test("killed in the middle of an import, it goes on after the next start and ends the same", async ({
  page,
}) => {
  const server = await AppServer.create();
  try {
    await server.start();
    const db = server.openDatabase();
    const site = await createTestSite(db);
    await page.context().addCookies(await beginSession(server, site));
    const rows = Array.from({ length: 15_000 }, (_, at) => `reader${at % 12_500}@list.example,Reader ${at}`);
    await checkList(page, server.url, `Email,Name\n${rows.join("\n")}\n`, claim);
    await page.getByRole("button", { name: "Import 12,500 contacts" }).click();
    await expect(page.getByRole("progressbar", { name: "Importing contacts" })).toBeVisible();
    await page.goto("about:blank");
    const count = () => db.$client.prepare("SELECT count(*) FROM contacts").pluck().get() as number;
    await expect.poll(count, { intervals: [20] }).toBeGreaterThan(2_000);
    await server.kill();
    const whenKilled = count();
    expect(whenKilled).toBeLessThan(12_500);
    await server.start();
    await expect
      .poll(() => db.$client.prepare("SELECT status FROM imports").pluck().get(), { timeout: 60_000 })
      .toBe("completed");
    expect(count()).toBe(12_500);
    expect(
      db.$client.prepare("SELECT created_count, duplicate_count, subscribed_count FROM imports").get(),
    ).toEqual({ created_count: 12_500, duplicate_count: 2_500, subscribed_count: 12_500 });
    expect(db.$client.prepare("SELECT count(*) FROM consent_events").pluck().get()).toBe(12_500);
    db.$client.close();
    await page.goto(`${server.url}/imports`);
    await expect(page.getByText("12,500 new, 2,500 left out")).toBeVisible();
  } finally {
    await page.goto("about:blank");
    await server.dispose();
  }
});

test("whoever opens the contacts while an import is under way sees its people when it ends", async ({
  page,
  server,
  db,
  site,
}) => {
  await page.context().addCookies(await beginSession(server, site));
  const id = startElsewhere(db, site.id);
  await page.goto(`${server.url}/contacts`);
  await expect(page.getByText("No contacts yet")).toBeVisible();
  createContact(db, { siteId: site.id, email: "late@quill.example" });
  db.update(imports).set({ status: "completed", leaseOwner: null }).where(eq(imports.id, id)).run();
  await expect(page.getByText("late@quill.example")).toBeVisible();
});
