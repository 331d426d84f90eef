import type { Locator, Page } from "@playwright/test";
import { addStripeSubscription } from "@/db/factories/add-stripe-subscription";
import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import type { Database } from "@/db/open-database";
import { write } from "@/db/write";
import { heldLease, releaseHeldLeases, renewHeldLeases } from "./fixtures/held-leases";
import { expect, expectAccessible, signIn, type TestSite, test, violationsOn } from "./fixtures/test";

const dayMs = 86_400_000;
const currencies = ["EUR", "USD", "GBP", "CHF", "SEK", "JPY"];
const longName = `Maximiliana ${"Wolkenstein-Ashdown ".repeat(6)}von Quillmere`;
const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];

/**
 * Fills a site with subscribers of many currencies whose current period is paid, and one whom Stripe bills, which is
 * not connected. The newest has a long name.
 */
function addSubscribers(db: Database, site: TestSite, count: number): void {
  const catalogue = createCatalogue(db, { siteId: site.id });
  const now = Date.now();
  for (let at = 0; at < count; at += 1) {
    const isLast = at === count - 1;
    const { id } = createContactWithEverything(db, {
      siteId: site.id,
      catalogue,
      createdAt: now - (count - at) * 1_000,
      ...(isLast && {
        name: longName,
        email: `maximiliana.of.a.long.house-${site.id}@quillmere-paper.example`,
      }),
    });
    const price = { id, currency: currencies[at % currencies.length], amount: 15_000 + at };
    db.$client
      .prepare(
        "UPDATE subscriptions SET currency = @currency, amount = @amount, next_charge_at = @next WHERE contact_id = @id",
      )
      .run({ ...price, next: now + 20 * dayMs });
    db.$client
      .prepare(
        `UPDATE payments SET currency = @currency, amount = @amount, created_at = @paid,
           provider_payment_id = 'pay_' || id WHERE contact_id = @id`,
      )
      .run({ ...price, paid: now - 5 * dayMs });
    if (isLast)
      write(db, (tx) =>
        addStripeSubscription(tx, {
          catalogue,
          contactId: id,
          customer: `cus_${id}`,
          subscriptions: [`sub_${id}`],
        }),
      );
  }
}

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("textbox")).toBeVisible();
  return dialog;
}

/** Has each count stop where another process would be at it, with a third of the contacts counted. */
function holdCounts(db: Database): void {
  db.$client.exec(`CREATE TRIGGER held_back AFTER INSERT ON manifest_requests BEGIN
      UPDATE manifest_requests SET ${heldLease}, step = 'counting',
        total = 6, counted = 2, counting_since = unixepoch() * 1000 - 20000 WHERE id = NEW.id; END`);
  renewHeldLeases(db, "manifest_requests");
}

function releaseCounts(db: Database): void {
  db.$client.exec("DROP TRIGGER held_back");
  releaseHeldLeases(db, "manifest_requests");
}

/** Fails when one of these is cut off or lies outside the window. */
async function expectInWindow(page: Page, parts: Locator[]): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  for (const part of parts) {
    await expect(part).toBeInViewport({ ratio: 0.99 });
    const box = await part.boundingBox();
    expect(
      box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height,
    ).toBe(true);
  }
}

const decisive = (dialog: Locator) => [
  dialog.getByRole("heading", { name: /^Delete .* permanently\?$/ }),
  dialog.getByText(/^Stops \d+ subscriptions?: /),
  dialog.getByText(/will be held, not deleted\.$/),
  dialog.getByRole("group", { name: "Refund unused time?" }),
  dialog.getByRole("radio", { name: "No refund" }),
  dialog.getByRole("radio", { name: /^Refund \S/ }),
  dialog.getByRole("checkbox", { name: /^Also delete the .*customer at Stripe$/ }),
  dialog.getByRole("textbox", { name: /^Type .* to confirm$/ }),
  dialog.getByRole("button", { name: "Cancel" }),
  dialog.getByRole("button", { name: "Permanently Delete", exact: true }),
];

test("nothing that decides is below the fold, at three sizes", async ({ page, server, db, site }) => {
  addSubscribers(db, site, 60);
  await signIn(page, server, site);
  const atEachSize = async (check: () => Promise<void>, height?: number) => {
    for (const size of sizes)
      await test.step(`${size.width} × ${height ?? size.height}`, async () => {
        await page.setViewportSize({ ...size, ...(height !== undefined && { height }) });
        await check();
      });
  };
  const boxes = page.getByRole("checkbox", { name: /^Select .*@/ });
  await boxes.first().check();
  const one = await openDialog(page);
  // The one is held for Stripe, so nothing of theirs is promised to be refunded.
  const ofOne = decisive(one).filter((_, at) => ![3, 4, 5].includes(at));
  await atEachSize(() => expectInWindow(page, ofOne));
  await one.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  const many = await openDialog(page);
  await expect(many).toHaveAccessibleName("Delete 50 contacts permanently?");
  await atEachSize(() => expectInWindow(page, decisive(many)));
  await expect(many.getByText("This is everyone")).toHaveCount(0);
  await many.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("button", { name: "Select all 60 contacts" }).click();
  const everyone = await openDialog(page);
  await expect(everyone).toHaveAccessibleName("Delete 60 contacts permanently?");
  const isEveryone = everyone.getByText("This is everyone on your site.");
  await atEachSize(() => expectInWindow(page, [...decisive(everyone), isEveryone]));
  await everyone.getByRole("button", { name: "and 55 more" }).click();
  await everyone.getByText(/^What goes: [\d,]+ records$/).click();
  await atEachSize(() => expectInWindow(page, decisive(everyone)));
  await expectAccessible(page);

  await everyone.getByRole("textbox").fill("delete 60 contacts");
  await everyone.getByRole("radio", { name: /^Refund \S/ }).check();
  const act = everyone.getByRole("button", { name: "Permanently Delete" });
  await atEachSize(async () => {
    await act.scrollIntoViewIfNeeded();
    await expectInWindow(page, [everyone.getByRole("textbox"), act]);
    await expect(act).toBeEnabled();
  }, 500);
});

test("someone is taken out by key, the rest is counted again, and putting them back counts them in", async ({
  page,
  server,
  db,
  site,
}) => {
  const people = Array.from({ length: 8 }, (_, at) =>
    createContact(db, { siteId: site.id, name: `Reader ${at}`, email: `reader${at}-${site.id}@ink.example` }),
  );
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  const dialog = await openDialog(page);
  await expect(dialog.getByText("This is everyone on your site.")).toBeVisible();
  await expect(dialog.getByRole("list", { name: "Contacts to delete" }).getByRole("listitem")).toHaveCount(5);
  await dialog.getByRole("textbox").fill("delete 8 contacts");
  await dialog.getByRole("button", { name: `Take out ${people[1]?.email}` }).press("Enter");
  await expect(dialog.getByRole("status")).toHaveText("Reader 1 is taken out. 7 contacts left to delete.");
  await expect(dialog.getByRole("button", { name: `Take out ${people[2]?.email}` })).toBeFocused();
  await expect(dialog).toHaveAccessibleName("Delete 7 contacts permanently?");
  await expect(dialog.getByRole("textbox", { name: "Type delete 7 contacts to confirm" })).toHaveValue("");
  await expect(dialog.getByText("This is everyone on your site.")).toHaveCount(0);

  await dialog.getByRole("button", { name: "and 3 more" }).click();
  await dialog.getByRole("button", { name: `Take out ${people[7]?.email}` }).click();
  await expect(dialog).toHaveAccessibleName("Delete 6 contacts permanently?");
  await dialog.getByRole("button", { name: "Put back" }).click();
  await expect(dialog).toHaveAccessibleName("Delete 8 contacts permanently?");
  await dialog.getByRole("button", { name: `Take out ${people[0]?.email}` }).click();
  await dialog.getByRole("textbox", { name: "Type delete 7 contacts to confirm" }).fill("delete 7 contacts");
  await dialog.getByRole("button", { name: "Permanently Delete" }).click();
  await expect(page.getByRole("status").filter({ hasText: "7 contacts deleted" })).toBeVisible();
  const left = db.$client.prepare("SELECT id FROM contacts WHERE site_id = ?").pluck().all(site.id);
  expect(left).toEqual([people[0]?.id]);
  expect(page.url()).not.toMatch(/reader|ink/);
});

test("the last one cannot be taken out, and is deleted by their email", async ({
  page,
  server,
  db,
  site,
}) => {
  const [first, second] = ["one", "two"].map((name) =>
    createContact(db, { siteId: site.id, name, email: `${name}-${site.id}@ink.example` }),
  );
  createContact(db, { siteId: site.id, email: `hidden-${site.id}@ink.example`, hiddenAt: 1 });
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  const dialog = await openDialog(page);
  await expect(dialog.getByText("This is everyone on your site except 1 hidden contact.")).toBeVisible();
  await dialog.getByRole("button", { name: `Take out ${first?.email}` }).click();
  await expect(dialog.getByRole("textbox", { name: `Type ${second?.email} to confirm` })).toBeVisible();
  await expect(dialog.getByRole("button", { name: `Take out ${second?.email}` })).toBeDisabled();
});

test("a yearly plan is said by the year, with the day of its next charge", async ({
  page,
  server,
  db,
  site,
}) => {
  const catalogue = createCatalogue(db, { siteId: site.id });
  const { id } = createContactWithEverything(db, { siteId: site.id, catalogue });
  db.$client
    .prepare(
      "UPDATE subscriptions SET interval = 'year', amount = 15000, next_charge_at = ? WHERE contact_id = ?",
    )
    .run(Date.UTC(2099, 7, 26, 12), id);
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  const dialog = await openDialog(page);
  await expect(dialog).toContainText("Stops 1 subscription: €150.00 a year, next charge Aug 26, 2099.");
  await expect(dialog.getByRole("listitem").filter({ hasText: "€150.00 a year" })).toBeVisible();
});

test("why is one line: refused with an email or a name in it, and kept on the deletion otherwise", async ({
  page,
  server,
  db,
  site,
}) => {
  const email = `ada-${site.id}@quill.example`;
  createContact(db, { siteId: site.id, name: "Ada Quill", email });
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: `Select ${email}` }).check();
  const dialog = await openDialog(page);
  await dialog.getByRole("textbox").fill(email);
  await dialog.getByRole("button", { name: "Say why" }).click();
  const why = dialog.getByRole("textbox", { name: "Why (optional)" });
  await expect(why).toBeFocused();
  await expect(why).toHaveAccessibleDescription(
    /Don't write names here; this line stays after they are gone\./,
  );
  await expectAccessible(page);
  for (const [said, refusal] of [
    [`Asked by ${email}`, "Why: take the email address out."],
    ["Ada called", "Why: take the name out."],
  ] as const) {
    await why.fill(said);
    await dialog.getByRole("button", { name: "Permanently Delete" }).click();
    await expect(dialog.getByRole("alert")).toContainText(refusal);
    await expect(why).toHaveAttribute("aria-invalid", "true");
    await expect(why).toBeFocused();
  }
  await why.fill("Ticket 4711");
  await dialog.getByRole("button", { name: "Permanently Delete" }).click();
  await expect(page.getByRole("status").filter({ hasText: "1 contact deleted" })).toBeVisible();
  const kept = db.$client.prepare("SELECT why FROM deletion_jobs WHERE site_id = ?").pluck().all(site.id);
  expect(kept).toEqual(["Ticket 4711"]);
});

test("nothing moves when the count arrives, and the title has the number before", async ({
  page,
  server,
  db,
  site,
}) => {
  addSubscribers(db, site, 6);
  await signIn(page, server, site);
  holdCounts(db);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog).toHaveAccessibleName("Delete 6 contacts permanently?");
  await expect(dialog.getByRole("progressbar", { name: "Counting contacts" })).toBeVisible();
  const boxesOf = () =>
    Promise.all(
      [
        dialog,
        dialog.getByRole("heading", { name: /^Delete/ }),
        dialog.getByRole("button", { name: "Cancel" }),
        dialog.getByRole("button", { name: "Permanently Delete" }),
      ].map((part) => part.boundingBox()),
    );
  const before = await boxesOf();
  releaseCounts(db);
  await expect(dialog.getByRole("textbox")).toBeVisible();
  expect(await boxesOf()).toEqual(before);

  holdCounts(db);
  const names = dialog.getByRole("heading", { name: "Who goes" });
  const place = await names.boundingBox();
  await dialog
    .getByRole("button", { name: /^Take out/ })
    .first()
    .click();
  await expect(dialog).toHaveAccessibleName("Delete 5 contacts permanently?");
  await expect(dialog.getByText(/^Counting what belongs to/)).toBeVisible();
  expect(await names.boundingBox()).toEqual(place);
  releaseCounts(db);
  await expect(dialog.getByRole("textbox", { name: "Type delete 5 contacts to confirm" })).toBeVisible();
  expect(await boxesOf()).toEqual(before);
});

test("in forced colours the chosen refund shows by its border, and axe finds nothing", async ({
  page,
  server,
  db,
  site,
}) => {
  addSubscribers(db, site, 12);
  await page.emulateMedia({ forcedColors: "active" });
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  const dialog = await openDialog(page);
  const outlineOf = (name: RegExp) =>
    dialog.getByText(name).evaluate((label) => getComputedStyle(label).outlineStyle);
  expect([await outlineOf(/^No refund$/), await outlineOf(/^Refund [^u]/)]).toEqual(["solid", "none"]);
  await dialog.getByRole("radio", { name: /^Refund \S/ }).check();
  expect([await outlineOf(/^No refund$/), await outlineOf(/^Refund [^u]/)]).toEqual(["none", "solid"]);
  const found = await violationsOn(page);
  expect(found.filter(({ id }) => id !== "color-contrast")).toEqual([]);
});
