import type { Locator, Page } from "@playwright/test";
import type { Database } from "@/db/open-database";
import { heldLease, releaseHeldLeases, renewHeldLeases } from "./fixtures/held-leases";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

const contactCount = 3000;
const progressText = /^1,000 contacts so far, about \d+ \w+ left$/;

/** Adds contacts of whom each third is unsubscribed. */
function addContacts(db: Database, siteId: number): void {
  db.$client
    .prepare(
      `WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < ?)
       INSERT INTO contacts (site_id, email, name, search_text, marketing_status, is_customer, source, created_at,
         updated_at, last_activity_at)
       SELECT ?, 'reader' || n || '@quill.example', '', char(10) || 'reader' || n || '@quill.example',
         CASE n % 3 WHEN 0 THEN 'unsubscribed' ELSE 'subscribed' END, 0, 'import', n, n, n FROM more`,
    )
    .run(contactCount, siteId);
}

/** Has each preparation stop where another process would be at it, with a third of the contacts counted. */
function holdPreparations(db: Database): { release(): void } {
  const state = {
    ...{ span: { first: 1, last: contactCount }, frozenBatches: 1, frozenCount: 1000, isFrozen: false },
    ...{ startedAt: Date.now() - 10_000, batchCount: 3, tally: {} },
  };
  db.$client.exec(`CREATE TRIGGER held AFTER INSERT ON preparations BEGIN
    UPDATE preparations SET ${heldLease}, counted = 1000,
      state = '${JSON.stringify(state)}' WHERE id = NEW.id; END`);
  renewHeldLeases(db, "preparations");
  return {
    release: () => {
      db.$client.exec("DROP TRIGGER held");
      releaseHeldLeases(db, "preparations", ", counted = 0, state = NULL");
    },
  };
}

const storedIn = (db: Database, siteId: number, table: string) =>
  db.$client.prepare(`SELECT count(*) FROM ${table} WHERE site_id = ?`).pluck().get(siteId) as number;

async function selectAll(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Select all 3,000 contacts" }).click();
}

/** Opens the dialog of an item of More Actions. */
async function open(page: Page, name: string): Promise<Locator> {
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
  return page.getByRole("dialog", { name });
}

test("what many are selected for is counted by the worker: it says how far, ends with Cancel, outlives a kill", async ({
  page,
  server,
  db,
  site,
}) => {
  addContacts(db, site.id);
  await signIn(page, server, site);
  await selectAll(page);

  const first = holdPreparations(db);
  for (const [item, table] of [
    ["Hide", "bulk_actions"],
    ["Send email", "broadcasts"],
  ] as const) {
    const dialog = await open(page, item);
    const counting = dialog.getByRole("progressbar", { name: "Counting contacts" });
    await expect(counting).toHaveAttribute("aria-valuetext", progressText);
    await expect(counting).toHaveAttribute("aria-valuenow", "33");
    await expectAccessible(page);
    expect(JSON.stringify(db.$client.prepare("SELECT selection FROM preparations").all())).not.toContain(
      "everyone",
    );
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect.poll(() => storedIn(db, site.id, "preparations") + storedIn(db, site.id, table)).toBe(0);
  }
  first.release();

  const second = holdPreparations(db);
  const hiding = await open(page, "Hide");
  await expect(hiding.getByRole("progressbar", { name: "Counting contacts" })).toBeVisible();
  process.kill(server.pidOf("worker"), "SIGKILL");
  second.release();
  await hiding.getByRole("button", { name: "Hide 3,000 contacts" }).click();
  await expect(hiding).toBeHidden();
  const toasts = page.getByRole("region", { name: /Notifications/ });
  await toasts.getByText("3,000 contacts hidden. Nothing of theirs is deleted.").hover();
  await toasts.getByRole("button", { name: "Undo" }).click();
  await expect(toasts.getByText("3,000 contacts in the list again.")).toBeVisible();

  await selectAll(page);
  const sending = await open(page, "Send email");
  await expect(sending).toContainText("2,000 of 3,000 will get it.");
  await expect(sending.getByRole("list", { name: "Who will not get it" })).toHaveText(
    "1,000 will not: unsubscribed",
  );
  const phrase = "send to 2,000 contacts";
  await sending.getByRole("textbox", { name: `Type ${phrase} to confirm` }).fill(phrase);
  await expect(sending.getByRole("button", { name: "Save to outbox" })).toBeEnabled();
  expect(storedIn(db, site.id, "preparations")).toBe(0);
});
