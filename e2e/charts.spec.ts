import type { Page } from "@playwright/test";
import { deleteContact } from "./fixtures/contact-steps";
import { createDemoServer, type DemoServer, disposeDemoServer } from "./fixtures/demo-server";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

const dayMs = 86_400_000;

test("look at revenue and growth, go further back, read the numbers, on a phone too, which follow a deletion", async ({
  page,
}) => {
  const demo = await createDemoServer(400, Date.now());
  try {
    await demo.server.start();
    await signIn(page, demo.server, demo.site, "/");
    await test.step("look at revenue and growth, go further back, and read the numbers", () =>
      lookBack(page, demo));
    await test.step("on a phone nothing is wider than the page and axe finds nothing, in the dark", () =>
      lookOnPhone(page));
    await test.step("the numbers follow a deletion, here and under Deletions", () =>
      followDeletion(page, demo));
  } finally {
    await page.goto("about:blank");
    await disposeDemoServer(demo);
  }
});

/** Counts the demo's contacts added in the last `days` days, today included. */
function addedIn({ db }: DemoServer, days: number): number {
  const from = Math.floor(Date.now() / dayMs) - days + 1;
  return db.$client
    .prepare("SELECT count(*) FROM contacts WHERE created_at >= ?")
    .pluck()
    .get(from * dayMs) as number;
}

async function lookBack(page: Page, demo: DemoServer): Promise<void> {
  const contacts = page.getByRole("figure", { name: "Contacts over time" });
  const revenue = page.getByRole("figure", { name: "Revenue over time" });
  await expect(contacts).toContainText(`${addedIn(demo, 30)} added in 30 days`);
  await expect(revenue).toContainText("the 30 days before");
  await expect(page.getByRole("img", { name: "Revenue by day" })).toBeVisible();
  await page.getByText("90 days", { exact: true }).click();
  await expect(contacts).toContainText(`${addedIn(demo, 90)} added in 90 days`);
  await expect(revenue).toContainText("the 90 days before");

  await page.getByRole("img", { name: "Change in contacts by day" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(contacts.getByText("in all")).toBeVisible();
  await page.getByRole("button", { name: "Contacts as a table" }).click();
  const table = page.getByRole("table", { name: "Contacts over time" });
  await expect(table.getByRole("row")).toHaveCount(91);
  await expect(table.getByRole("row").nth(1)).toContainText("400");
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.reload();
  await expect(contacts).toContainText("in 90 days");
  await expect(page.getByRole("radio", { name: "90 days" })).toBeChecked();
}

async function lookOnPhone(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByText("12 months", { exact: true }).click();
  await expect(page.getByRole("img", { name: "Revenue by week" })).toBeVisible();
  await page.getByRole("img", { name: "Change in contacts by week" }).focus();
  await page.keyboard.press("ArrowRight");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function followDeletion(page: Page, demo: DemoServer): Promise<void> {
  const email = demo.db.$client
    .prepare(
      "SELECT email FROM contacts WHERE id NOT IN (SELECT contact_id FROM subscriptions) ORDER BY created_at DESC",
    )
    .pluck()
    .get() as string;
  const contacts = page.getByRole("figure", { name: "Contacts over time" });
  await page.getByText("30 days", { exact: true }).click();
  await expect(contacts.getByText("400", { exact: true })).toBeVisible();
  const added = addedIn(demo, 30);
  await page.getByRole("link", { name: "Contacts", exact: true }).click();
  await deleteContact(page, email);
  await page.getByRole("link", { name: "Dashboard" }).click();
  await expect(contacts.getByText("399", { exact: true })).toBeVisible();
  await expect(contacts).toContainText(`${added} added, 1 deleted in 30 days`);

  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Deletions" }).click();
  const deletions = page.getByRole("figure", { name: "Deleted contacts over time" });
  await expect(page.getByText("1 contact deleted in 30 days")).toBeVisible();
  await expect(deletions).toHaveCount(0);
  const yesterday = new Date(Date.now() - dayMs).toISOString().slice(0, 10);
  demo.db.$client
    .prepare("INSERT INTO contacts_daily VALUES (?, ?, 0, 2) ON CONFLICT DO UPDATE SET deleted = 2")
    .run(demo.site.id, yesterday);
  await page.reload();
  await expect(deletions).toContainText("3in 30 days");
  await expect(page.getByRole("img", { name: "Deleted contacts by day" })).toBeVisible();
  const wrong = await page.request.get(`${demo.server.url}/api/growth?days=31`);
  expect(wrong.status()).toBe(400);
  expect(await wrong.json()).toMatchObject({ field: "days", expected: "30, 90 or 365" });
}
