import type { Page } from "@playwright/test";
import { createContact } from "@/db/factories/create-contact";
import { intercept } from "./fixtures/held-answers";
import { expect, expectAccessible, test } from "./fixtures/test";

/**
 * Has the first answer to a count be cut short, as the server does for a million contacts, and the next one wait
 * until it is released.
 */
async function cutShort(page: Page, path: RegExp, change: (answer: Answer) => Answer): Promise<() => void> {
  let isReleased = false;
  await intercept(page, path, async (route) => {
    const url = new URL(route.request().url());
    const { next: asked = null, ...body } = route.request().postDataJSON() ?? {};
    if ((asked ?? url.searchParams.get("next")) === null) {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...change(await response.json()), next: "more" } });
      return;
    }
    await expect.poll(() => isReleased).toBe(true);
    url.searchParams.delete("next");
    const isPost = route.request().method() === "POST";
    await route.fulfill({
      response: await route.fetch({ url: url.href, ...(isPost && { postData: body }) }),
    });
  });
  return () => {
    isReleased = true;
  };
}

interface Answer {
  total: number;
  segments: { count: number; isExact: boolean }[];
}

test("what is still counted says so, is counted by a deletion itself, and becomes exact", async ({
  owner: page,
  server,
  db,
  site,
}) => {
  for (let at = 0; at < 5; at += 1) createContact(db, { siteId: site.id, name: `Ada ${at}` });
  const gone = createContact(db, { siteId: site.id, name: "Ben" });
  const countOn = await cutShort(page, /\/api\/contacts\/count/, (answer) => ({
    ...answer,
    total: 2,
    isExact: false,
  }));
  const countSegmentsOn = await cutShort(page, /\/api\/segments/, (answer) => ({
    ...answer,
    segments: answer.segments.map((segment) => ({ ...segment, count: 1, isExact: false })),
  }));
  await page.goto(`${server.url}/contacts`);
  await expect(page.getByRole("button", { name: "All 1+" })).toBeVisible();

  await page.getByRole("searchbox", { name: "Search contacts" }).fill("ada");
  await expect(page.getByText("At least 2 contacts found · still counting…")).toBeVisible();
  await expect(page.getByRole("row", { name: /Ada 4/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Select all 2+ contacts" }).click();
  await expect(page.getByText("At least 2 selected")).toBeVisible();

  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toContainText("5 contacts");
  await dialog.getByRole("button", { name: "Cancel" }).click();

  countOn();
  countSegmentsOn();
  await expect(page.getByText("5 contacts found", { exact: true })).toBeVisible();
  await expect(page.getByText("5 selected", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "All 6" })).toBeVisible();
  expect(db.$client.prepare("SELECT name FROM contacts WHERE id = ?").pluck().get(gone.id)).toBe("Ben");
  expect(db.$client.prepare("SELECT count(*) FROM contacts WHERE site_id = ?").pluck().get(site.id)).toBe(6);
});
