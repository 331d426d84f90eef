import fs from "node:fs";
import type { Page } from "@playwright/test";
import {
  createDemoCopy,
  type DemoCopy,
  type DemoServer,
  disposeDemoServer,
  startDemoCopy,
} from "./fixtures/demo-server";
import { heldLease, releaseHeldLeases, renewHeldLeases } from "./fixtures/held-leases";
import { expectGone, type Person, peopleOf, rowsOf } from "./fixtures/proof";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

const total = 5_003;
let copy: DemoCopy;
let demo: DemoServer;
let excluded: Person[];

// To make the contacts takes longer than a story does, so all begin with a copy of the same.
test.describe.configure({ mode: "default", timeout: 240_000 });
test.beforeAll(async () => {
  copy = await createDemoCopy(total);
  demo = await startDemoCopy(copy);
});
test.beforeEach(async ({ page }) => {
  if (peopleOf(demo.db, demo.site.id).length < total) {
    await disposeDemoServer(demo);
    demo = await startDemoCopy(copy);
  }
  await signIn(page, demo.server, demo.site);
  excluded = [];
});
test.afterAll(async () => {
  await disposeDemoServer(demo);
  fs.rmSync(copy.file);
});

test("counting says how far it is, goes on without its tab, and ends with Cancel", async ({
  page,
  context,
}) => {
  holdCounts();
  await openDialog(page);
  const counting = page.getByRole("progressbar", { name: "Counting contacts" });
  await expect(counting).toHaveAttribute("aria-valuetext", /^1,700 of 5,003, about \d+ \w+ left$/);
  await expect(page.getByText("Counting what belongs to 5,003 contacts…")).toBeVisible();
  await expect(page.getByRole("alertdialog").getByRole("button", { name: "Cancel" })).toBeFocused();
  await expectAccessible(page);
  await page.close();

  const second = await context.newPage();
  await openDialog(second);
  await expect(second.getByRole("progressbar", { name: "Counting contacts" })).toBeVisible();
  expect(storedOf("deletion_jobs")).toBe(1);
  await second.close();
  releaseCounts();
  await expect.poll(() => storedOf("deletion_jobs WHERE status = 'previewed'")).toBe(1);

  const third = await context.newPage();
  await openDialog(third);
  const dialog = third.getByRole("alertdialog", { name: "Delete 5,003 contacts permanently?" });
  await expect(dialog.getByRole("textbox", { name: "Type delete 5,003 contacts to confirm" })).toBeVisible();
  expect(storedOf("deletion_jobs")).toBe(1);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => storedOf("manifest_requests") + storedOf("deletion_items")).toBe(0);

  holdCounts();
  await third.getByRole("button", { name: "More Actions" }).click();
  await third.getByRole("menuitem", { name: "Delete" }).click();
  await expect(third.getByRole("progressbar", { name: "Counting contacts" })).toBeVisible();
  await third.keyboard.press("Escape");
  await expect.poll(() => storedOf("manifest_requests") + storedOf("deletion_jobs")).toBe(0);
  expect(peopleOf(demo.db, demo.site.id)).toHaveLength(total);
  releaseCounts();
});

test("delete 5,000 selected across pages with three excluded, by mouse", async ({ page }) => {
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Select all 5,003 contacts" }).click();
  await exclude(page, 3, (box) => box.uncheck());
  for (const row of [7, 20]) {
    await nextPage(page, () => page.getByRole("button", { name: "Next" }).click());
    await exclude(page, row, (box) => box.uncheck());
  }
  await expect(page.getByText("5,000 selected")).toBeVisible();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Delete 5,000 contacts permanently?" });
  await dialog
    .getByRole("textbox", { name: "Type delete 5,000 contacts to confirm" })
    .fill("delete 5000 contacts");
  const before = { gone: goneOf(), kept: rowsOf(demo.db, excluded) };
  await dialog.getByRole("button", { name: "Permanently Delete" }).click();
  await expect(page.getByRole("progressbar", { name: "Deleting contacts" })).toBeVisible();
  await prove(page, before);
});

test("delete 5,000 selected across pages with three excluded, by keyboard alone", async ({ page }) => {
  await tabTo(page, "Select all on this page");
  await page.keyboard.press("Space");
  await tabTo(page, "Select all 5,003 contacts", { back: true });
  await page.keyboard.press("Enter");
  for (const row of [1, 2, 4]) {
    await exclude(page, row, async (box) => {
      await tabTo(page, (await box.getAttribute("aria-label")) ?? "");
      await page.keyboard.press("Space");
    });
    if (row === 4) break;
    await tabTo(page, "Next");
    await nextPage(page, () => page.keyboard.press("Enter"));
    await page.keyboard.press("Shift+Tab");
    await tabTo(page, "Select all on this page", { back: true });
  }
  await expect(page.getByText("5,000 selected")).toBeVisible();
  await tabTo(page, "More Actions", { back: true });
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.getByRole("menuitem", { name: "Delete" })).toBeFocused();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog", { name: "Delete 5,000 contacts permanently?" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(dialog.getByRole("textbox")).toBeVisible();
  await page.keyboard.press("Shift+Tab");
  await expect(dialog.getByRole("radio", { name: "No refund" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(dialog.getByRole("textbox")).toBeFocused();
  await page.keyboard.type("delete 5,000 contacts");
  const before = { gone: goneOf(), kept: rowsOf(demo.db, excluded) };
  await page.keyboard.press("Enter");
  await prove(page, before);
});

/** Has each count stop where another process would be at it, with a third of the contacts counted. */
function holdCounts(): void {
  demo.db.$client.exec(`CREATE TRIGGER held AFTER INSERT ON manifest_requests BEGIN
    UPDATE manifest_requests SET ${heldLease}, step = 'counting',
      total = ${total}, counted = 1700, counting_since = unixepoch() * 1000 - 20000 WHERE id = NEW.id; END`);
  renewHeldLeases(demo.db, "manifest_requests");
}

function releaseCounts(): void {
  demo.db.$client.exec("DROP TRIGGER held");
  releaseHeldLeases(demo.db, "manifest_requests");
}

function storedOf(table: string): number {
  return demo.db.$client.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
}

/** Selects everyone on the contacts page and opens the dialog that deletes them. */
async function openDialog(page: Page): Promise<void> {
  await page.goto(`${demo.server.url}/contacts`);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Select all 5,003 contacts" }).click();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
}

function goneOf(): Person[] {
  const kept = new Set(excluded.map(({ id }) => id));
  return peopleOf(demo.db, demo.site.id).filter(({ id }) => !kept.has(id));
}

async function prove(page: Page, before: { gone: Person[]; kept: Record<string, number> }): Promise<void> {
  expect(before.gone).toHaveLength(5_000);
  await expect(page.getByRole("status")).toContainText(
    "5,000 contacts deleted, 0 already gone, 0 need attention.",
    {
      timeout: 60_000,
    },
  );
  await expect(page.getByText("3 contacts", { exact: true })).toBeVisible();
  for (const { email } of excluded)
    await expect(page.getByRole("checkbox", { name: `Select ${email}` })).toBeVisible();
  expect(peopleOf(demo.db, demo.site.id).map(({ id }) => id)).toEqual(
    excluded.map(({ id }) => id).sort((a, b) => a - b),
  );
  expect(rowsOf(demo.db, excluded)).toEqual(before.kept);
  expectGone(demo.server, demo.db, before.gone);
}

/** Excludes the contact in this row and adds it to `excluded`. */
async function exclude(
  page: Page,
  row: number,
  untick: (box: ReturnType<Page["getByRole"]>) => Promise<void>,
) {
  const name = await page.getByRole("row").nth(row).getByRole("checkbox").getAttribute("aria-label");
  const email = name?.replace(/^Select /, "") ?? "";
  const box = page.getByRole("checkbox", { name: `Select ${email}`, exact: true });
  await expect(box).toBeChecked();
  await untick(box);
  await expect(box).not.toBeChecked();
  const person = peopleOf(demo.db, demo.site.id).find((one) => one.email === email);
  if (!person) throw new Error("no such contact");
  excluded.push(person);
}

async function nextPage(page: Page, go: () => Promise<void>): Promise<void> {
  const first = await page.getByRole("row").nth(1).textContent();
  await go();
  await expect(page.getByRole("row").nth(1)).not.toHaveText(first ?? "");
  await expect(page.getByRole("table", { name: "Contacts" })).toHaveAttribute("aria-busy", "false");
}

/** Presses Tab until the focused element has this accessible name. Throws when Tab does not reach it. */
async function tabTo(page: Page, name: string, { back = false } = {}): Promise<void> {
  for (let presses = 0; presses < 400; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("aria-label") ?? element?.textContent?.trim();
    });
    if (focused === name) return;
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(`Tab does not reach ${name}`);
}
