import { createCatalogue } from "@/db/factories/create-catalogue";
import { createContact } from "@/db/factories/create-contact";
import { createContactWithEverything } from "@/db/factories/create-contact-with-everything";
import { expectGone } from "./fixtures/proof";
import { countSteps } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

/** Is the most clicks that the job may take, from any page of the site to the printed certificate. */
const mostClicks = 8;

test("a customer asked me to delete them: find, see the money, delete, hand over the certificate", async ({
  owner: page,
  server,
  db,
  site,
}, info) => {
  const catalogue = createCatalogue(db, { siteId: site.id });
  for (let at = 0; at < 12; at += 1) createContact(db, { siteId: site.id, name: `Reader ${at}` });
  const ada = createContactWithEverything(db, {
    siteId: site.id,
    catalogue,
    name: "Ada Quill",
    email: "asked@quill.example",
  });
  await page.goto(server.url);
  const steps = countSteps();

  await steps.click(page.getByRole("button", { name: /^Search or jump to/ }));
  await steps.type(page.getByRole("combobox"), "ada q");
  await steps.click(page.getByRole("option", { name: /Ada Quill/ }));
  await expect(page.getByRole("heading", { level: 1, name: "Ada Quill" })).toBeVisible();

  await steps.click(page.getByRole("button", { name: "More Actions" }));
  await steps.click(page.getByRole("menuitem", { name: "Delete", exact: true }));
  const dialog = page.getByRole("alertdialog", { name: "Delete Ada Quill permanently?" });
  await expect(dialog).toContainText("Stops 1 subscription: €15.00 a month");
  await steps.type(dialog.getByRole("textbox", { name: /^Type/ }), ada.email);
  await steps.click(dialog.getByRole("button", { name: "Permanently Delete" }));
  await expect(page.getByRole("status").filter({ hasText: "1 contact deleted" })).toContainText(
    "€15.00 a month stopped",
  );
  expectGone(server, db, [ada]);

  await steps.click(page.getByRole("link", { name: "See the receipt" }));
  await expect(page.getByRole("heading", { level: 1, name: "1 contact deleted" })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("€15.00 a month");
  await expect(page.getByRole("button", { name: "Print" })).toBeVisible();
  await expect(page.getByText(/\bada\b/i)).toHaveCount(0);
  info.annotations.push({ type: "steps", description: steps.summary() });
  expect(steps.clicks(), steps.summary()).toBeLessThanOrEqual(mostClicks);
});
