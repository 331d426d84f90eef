import type { Page } from "@playwright/test";
import { createContact } from "@/db/factories/create-contact";
import { createDemoServer, type DemoServer, disposeDemoServer } from "./fixtures/demo-server";
import { slowDown } from "./fixtures/slow";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("find by rules, in words and in the address; what is active stands in the dialog; a group within, on a phone", async ({
  page,
}) => {
  const demo = await createDemoServer(400);
  try {
    await demo.server.start();
    await signIn(page, demo.server, demo.site);
    await test.step("find by rules, see them in words and in the address, take one away", () =>
      findByRules(page, demo));
    await showAll(page);
    await test.step("what is active stands in the dialog, opened and applied it changes nothing", () =>
      openWhatIsActive(page, demo));
    await showAll(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await test.step("a group within; and an address that asks for something unknown", () =>
      addGroup(page, demo));
    await test.step("a rule with many words stays within a phone, and can be taken away there", () =>
      takeAwayLongRule(page, demo));
  } finally {
    await page.goto("about:blank");
    await disposeDemoServer(demo);
  }
});

test("Back right after a change leads to what was shown before it, on a slow device too", async ({
  owner: page,
  server,
  db,
  site,
}) => {
  for (const marketingStatus of ["subscribed", "subscribed", "unsubscribed"] as const)
    createContact(db, { siteId: site.id, marketingStatus });
  await slowDown(page, 8);
  for (const round of [1, 2]) {
    await test.step(`round ${round}`, async () => {
      await page.goto(`${server.url}/contacts?status=subscribed`);
      const status = page.getByRole("combobox", { name: "Marketing status" });
      await expect(page.getByText("2 contacts found")).toBeVisible();
      await status.selectOption("unsubscribed");
      await expect(page.getByText("1 contact found")).toBeVisible();
      await page.goBack();
      await expect(page.getByText("2 contacts found")).toBeVisible();
      await expect(status).toHaveValue("subscribed");
    });
  }
});

async function showAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^All/ }).click();
  await expect(page.getByText("400 contacts", { exact: true })).toBeVisible();
}

function countContacts({ db }: DemoServer, sql: string): number {
  return db.$client.prepare(`SELECT count(*) FROM contacts WHERE ${sql}`).pluck().get() as number;
}

async function findByRules(page: Page, demo: DemoServer): Promise<void> {
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Filter contacts" });
  await expect(dialog.getByText("No rules yet. Add one to narrow the list.")).toBeVisible();
  await dialog.getByRole("button", { name: "Add a rule" }).click();
  await dialog.getByRole("combobox", { name: "Rule 1: about" }).selectOption("status");
  await expect(dialog.getByText("Rule 1 isn’t complete yet.")).toBeVisible();
  await dialog.getByRole("group", { name: "Rule 1: which" }).getByLabel("Unsubscribed").check();
  await dialog.getByRole("button", { name: "Add a rule" }).click();
  await dialog.getByRole("combobox", { name: "Rule 2: about" }).selectOption("customer");
  await dialog.getByRole("combobox", { name: "Rule 2: how" }).selectOption("no");
  const both = countContacts(demo, "marketing_status = 'unsubscribed' AND is_customer = 0");
  const one = countContacts(demo, "marketing_status = 'unsubscribed'");
  expect(both).toBeGreaterThan(0);
  expect(both).toBeLessThan(one);
  await expect(dialog.getByRole("status")).toHaveText(`${both} contacts match.`);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Show contacts" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(`${both} contacts found`)).toBeVisible();
  const chips = page.getByRole("list", { name: "Filters" });
  await expect(chips).toContainText("Not a customer");
  await expect(page.getByRole("combobox", { name: "Marketing status" })).toHaveValue("unsubscribed");
  await expectAccessible(page);

  await page.reload();
  await expect(page.getByText(`${both} contacts found`)).toBeVisible();
  await chips.getByRole("button", { name: "Take away: Not a customer" }).click();
  await expect(page.getByText(`${one} contacts found`)).toBeVisible();
  await page.goBack();
  await expect(page.getByText(`${both} contacts found`)).toBeVisible();
}

async function openWhatIsActive(page: Page, demo: DemoServer): Promise<void> {
  await page.getByRole("combobox", { name: "Marketing status" }).selectOption("Bounced");
  await page.getByRole("searchbox", { name: "Search contacts" }).fill("example");
  const found = countContacts(demo, "marketing_status = 'bounced' AND search_text LIKE '%example%'");
  await expect(page.getByText(`${found} contacts found`)).toBeVisible();
  await expect(page).toHaveURL(/typed=/);
  const url = page.url();
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Filter contacts" });
  await expect(dialog.getByRole("searchbox", { name: "Search" })).toHaveValue("example");
  await expect(
    dialog.getByRole("group", { name: "Rule 1: which" }).getByLabel("Bounced", { exact: true }),
  ).toBeChecked();
  await expect(dialog.getByRole("status")).toHaveText(`${found} contacts match.`);
  await dialog.getByRole("button", { name: "Show contacts" }).click();
  await expect(dialog).toBeHidden();
  expect(page.url()).toBe(url);

  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await dialog.getByRole("button", { name: "Clear the search" }).click();
  await dialog.getByRole("button", { name: "Remove rule 1" }).click();
  await expect(dialog.getByRole("combobox", { name: "Rule 1: about" })).toHaveCount(0);
  await dialog.getByRole("button", { name: "Show contacts" }).click();
  await expect(page.getByText("400 contacts", { exact: true })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Marketing status" })).toHaveValue("");
  await page.getByRole("button", { name: /^Needs attention/ }).click();
  await expect(page.getByRole("heading", { name: "Nothing needs attention" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Filters" })).toHaveCount(0);
}

async function takeAwayLongRule(page: Page, demo: DemoServer): Promise<void> {
  const tags = demo.db.$client.prepare("SELECT id FROM tags ORDER BY id LIMIT 6").pluck().all();
  const rules = [
    { field: "tag", is: "any_of", ids: tags },
    {
      match: "any",
      rules: [
        { field: "tag", is: "none_of", ids: tags },
        { field: "customer", is: "no" },
      ],
    },
  ];
  const where = JSON.stringify({ match: "all", rules });
  await page.goto(`${demo.server.url}/contacts?where=${encodeURIComponent(where)}`);
  const takeAway = page.getByRole("button", { name: /^Take away: / });
  await expect(takeAway).toHaveCount(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await takeAway.last().click();
  await expect(takeAway).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Filter", exact: true })).toBeFocused();
}

async function addGroup(page: Page, demo: DemoServer): Promise<void> {
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Filter contacts" });
  await dialog.getByRole("button", { name: "Add a group" }).click();
  await dialog.getByRole("combobox", { name: "Rule 1.1: about" }).selectOption("activity");
  await dialog.getByRole("spinbutton", { name: "Rule 1.1: days" }).fill("365");
  await dialog.getByRole("combobox", { name: "Rule 1.2: about" }).selectOption("customer");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Show contacts" }).click();
  await expect(page.getByRole("list", { name: "Filters" })).toContainText(
    "Not active for 365 days or Customer",
  );
  const where = JSON.stringify({ match: "all", rules: [{ field: "shoe_size", is: "exactly", value: "41" }] });
  await page.goto(`${demo.server.url}/contacts?where=${encodeURIComponent(where)}`);
  await expect(
    page.getByRole("heading", { name: "This link has a filter that no longer exists" }),
  ).toBeVisible();
}
