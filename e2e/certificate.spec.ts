import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { deletionJobs } from "@/db/schema";
import { checkReceipt } from "@/lib/receipts/check-receipt";
import { deleteContact } from "./fixtures/contact-steps";
import { contentOf, savedBy } from "./fixtures/download";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

test("a deletion leaves a certificate with money, which prints with its letterhead, and which anyone can check", async ({
  page,
  browser,
  server,
  db,
  site,
}) => {
  const catalogue = createCatalogue(db, { siteId: site.id });
  createContactWithEverything(db, {
    siteId: site.id,
    catalogue,
    name: "Ada Quill",
    email: "ada@quill.example",
  });
  db.$client.prepare("UPDATE subscriptions SET amount = 15000, interval = 'year'").run();
  db.$client
    .prepare("UPDATE sites SET name = 'Quill & Sons', postal_address = '1 Ink Lane, Porto' WHERE id = ?")
    .run(site.id);
  await signIn(page, server, site);
  await deleteContact(page, "ada@quill.example");
  await expect(page.getByRole("status")).toContainText("€150.00 a year stopped.");
  await expect(page.getByRole("status").getByText("Nothing needs attention.")).toBeVisible();
  await page.getByRole("link", { name: "See the receipt" }).click();

  const certificate = page.getByRole("article", { name: /Certificate of deletion\s+1 contact deleted/ });
  await expect(certificate).toContainText("Quill & Sons");
  await expect(certificate).toContainText("1 Ink Lane, Porto");
  await expect(certificate).toContainText(/No\. \d+/);
  await expect(certificate).toContainText("Test Owner");
  await expect(certificate.getByRole("region", { name: "Billing" })).toContainText(
    "No longer charged: €150.00 a year.",
  );
  await expect(certificate).toContainText("Exactly what was counted before the deletion was confirmed.");

  await page.emulateMedia({ media: "print" });
  await expect(certificate.getByText("Quill & Sons")).toBeVisible();
  await expect(certificate.getByText(page.url().replace(/^https?:\/\/[^/]+/, ""))).toBeVisible();
  await expect(certificate.getByText("Place and date")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" })).toBeHidden();
  await expect(page.getByRole("link", { name: "All deletions" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  expect(await (await page.request.get(page.url())).text()).not.toMatch(/ada@quill|Ada Quill/);
  const certificateUrl = page.url();

  const check = certificate.getByRole("region", { name: "How to check it" });
  const link = check.getByRole("link", { name: "Download the receipt" });
  const receipt = await contentOf(page, link);
  expect(receipt).not.toMatch(/ada@quill|Ada Quill/);
  await expect(check).toContainText(JSON.parse(receipt).signature);
  const question = page.getByRole("region", { name: "Was someone in it?" });
  await question.getByRole("textbox", { name: "Email" }).fill("someone@quill.example");
  await question.getByRole("button", { name: "Look it up" }).click();
  await expect(question.getByRole("status")).toContainText("Not in this receipt.");
  await question.getByRole("textbox", { name: "Email" }).fill("Ada@Quill.example");
  await question.getByRole("button", { name: "Look it up" }).click();
  const proof = await savedBy(page, () =>
    question.getByRole("button", { name: "Download the proof" }).click(),
  );
  expect(proof.name).toBe("proof-1-1.json");
  expect(page.url()).toBe(certificateUrl);
  await expectAccessible(page);

  // A stranger checks it: without a session, and without a script.
  const stranger = await browser.newContext({ javaScriptEnabled: false });
  const verify = await stranger.newPage();
  await verify.goto(`${server.url}/verify`);
  const checked = async (given: { receipt: string; proof?: string }) => {
    await verify.getByRole("textbox", { name: "Receipt" }).fill(given.receipt);
    const hasProof = verify.getByText("I have a proof as well");
    if (given.proof && !(await verify.getByLabel("File of the proof").isVisible())) await hasProof.click();
    if (given.proof)
      await verify.getByLabel("File of the proof").setInputFiles({
        name: proof.name,
        mimeType: "application/json",
        buffer: Buffer.from(given.proof),
      });
    await verify.getByRole("button", { name: "Check" }).click();
    return verify.getByRole("status");
  };
  const found = await checked({ receipt, proof: proof.text });
  await expect(found).toContainText("Valid: the receipt is as it was signed.");
  await expect(found).toContainText("It is signed with the key that is used here.");
  await expect(found).toContainText("Proven: ada@quill.example was among the emails");
  await expect(found).toContainText("Quill & Sons");
  expect(verify.url()).toBe(`${server.url}/verify`);
  await expect(await checked({ receipt: receipt.replace('"deleted":1', '"deleted":2') })).toContainText(
    "Not valid: the signature does not fit.",
  );
  await expect(await checked({ receipt, proof: proof.text.replace("ada@quill", "eda@quill") })).toContainText(
    "Not proven",
  );
  const key = await verify.request.get(`${server.url}/api/verify/key`);
  const pem = await key.text();
  expect(checkReceipt({ receipt, proof: proof.text, key: pem })).toMatchObject({
    ok: true,
    isKeyGiven: true,
    provenEmail: "ada@quill.example",
  });
  await stranger.close();
});

test("deletions are found by number, why and state, page by page, and nothing typed is in the address bar", async ({
  page,
  server,
  db,
  site,
}) => {
  const job = {
    siteId: site.id,
    status: "completed",
    createdBy: "owner",
    createdAt: 0,
    plan: "{}",
    digest: "d",
    confirmedAt: Date.now(),
    contactCount: 3,
    deletedCount: 3,
  } as const;
  let number = 0;
  const add = (values: Partial<typeof deletionJobs.$inferInsert>) => {
    number += 1;
    db.insert(deletionJobs)
      .values({ ...job, number, ...values })
      .run();
    return number;
  };
  const ticket = add({ why: "Ticket 4711" });
  const held = add({ needsAttentionCount: 1, deletedCount: 2 });
  for (let n = 0; n < 50; n += 1) add({});

  await signIn(page, server, site, "/deletions");
  const table = page.getByRole("table", { name: "Deletions" });
  await expect(table.getByRole("row")).toHaveCount(51);
  await page.getByRole("button", { name: "Older deletions" }).click();
  await expect(table.getByRole("row")).toHaveCount(53);
  await expect(page.getByRole("button", { name: "Older deletions" })).toHaveCount(0);

  const search = page.getByRole("searchbox", { name: "Search deletions" });
  await search.fill("ticket");
  await expect(table.getByRole("row")).toHaveCount(2);
  await expect(table).toContainText("Ticket 4711");
  expect(page.url()).toBe(`${server.url}/deletions`);
  await search.fill(`No. ${held}`);
  await expect(table.getByRole("row").nth(1)).toContainText("2 of 3");
  await search.fill("nothing like it");
  await expect(page.getByRole("heading", { name: "No deletion found" })).toBeVisible();
  await page.getByRole("button", { name: "Show all deletions" }).click();
  await page.getByRole("combobox", { name: "State" }).selectOption("Needs attention");
  await expect(table.getByRole("row")).toHaveCount(2);
  await expect(table.getByRole("row").nth(1)).toContainText("Needs attention");

  const csv = await contentOf(page, page.getByRole("link", { name: "Export CSV" }));
  expect(csv.trim().split("\n")).toHaveLength(53);
  expect(csv).toContain(`${ticket},completed`);
  expect(csv).toContain("Ticket 4711");
});

test("nothing moves while contacts are deleted, on a computer and on a phone", async ({
  page,
  server,
  db,
  site,
}) => {
  for (let n = 1; n <= 45; n += 1) createContact(db, { siteId: site.id, createdAt: n });
  const gone = [1440, 390].map((width) => {
    const { email } = createContact(db, {
      siteId: site.id,
      email: `gone${width}@ink.example`,
      createdAt: 41,
    });
    return { width, email };
  });
  await signIn(page, server, site);
  const second = page.locator("table[aria-label=Contacts] tbody tr").nth(1);
  for (const { width, email } of gone) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await page.getByRole("checkbox", { name: `Select ${email}` }).check();
    await page.getByRole("button", { name: "More Actions" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    await page.getByRole("alertdialog").getByRole("textbox", { name: /^Type/ }).fill(email);
    await second.evaluate((row) => {
      const table = row.closest("table");
      const tops = new Set<number>();
      Object.assign(window, { tops });
      const look = () => {
        const top = table?.querySelectorAll("tbody tr")[1]?.getBoundingClientRect().top;
        if (top !== undefined) tops.add(Math.round(top + window.scrollY));
        requestAnimationFrame(look);
      };
      look();
    });
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").getByText("1 contact deleted")).toBeInViewport();
    await expect(page.getByRole("row", { name: email })).toHaveCount(0);
    await page.getByRole("button", { name: "Dismiss" }).click();
    await expect(page.getByRole("status")).toBeEmpty();
    expect(await page.evaluate(() => [...(window as unknown as { tops: Set<number> }).tops])).toHaveLength(1);
  }
});
