import type { Locator, Page } from "@playwright/test";
import { createContact } from "@/db/factories/create-contact";
import { holdAnswers, watchForChange } from "./fixtures/held-answers";
import { beginSession, expect, test } from "./fixtures/test";

/** Lists, for each page, the links and buttons that ask the server for something. */
const controls: Record<string, (page: Page) => Record<string, Locator>> = {
  "/": (page) => ({
    "a place of the header": page
      .getByRole("navigation", { name: "Main" })
      .getByRole("link", { name: "Deletions" }),
    "the main link": page.getByRole("link", { name: "Open Contacts" }),
    "a step of the set-up": page.getByRole("link", { name: "Set up sending" }),
    "the sample contact": page.getByRole("button", { name: "Add a sample contact" }),
    "a period": page.getByText("90 days", { exact: true }),
  }),
  "/contacts": (page) => ({
    "a contact": page.getByRole("link", { name: /Slow Person/ }),
    "a sort": page.getByRole("button", { name: "Email" }),
    "a segment": page
      .getByRole("navigation", { name: "Segments" })
      .getByRole("button", { name: /^Customers/ }),
    "the form to add someone": page.getByRole("button", { name: "Add contact" }),
    "the filter": page.getByRole("button", { name: "Filter", exact: true }),
    "the account": page.getByRole("button", { name: /account/i }),
    "the search of everything": page.getByRole("button", { name: /Search or jump to/ }),
  }),
  "/settings/payments": (page) => ({
    "another page of the settings": page
      .getByRole("navigation", { name: "Settings" })
      .getByRole("link", { name: "History" }),
  }),
};

test("every click shows a change before its answer is there", async ({ page, server, db, site }) => {
  createContact(db, { siteId: site.id, email: "slow@quill.example", name: "Slow Person" });
  await page.context().addCookies(await beginSession(server, site));
  for (const [path, controlsOf] of Object.entries(controls))
    for (const what of Object.keys(controlsOf(page))) {
      await page.goto(server.url + path);
      const control = controlsOf(page)[what] as Locator;
      await expect(control).toBeEnabled();
      // A link works before React does, and then the browser itself goes there.
      await page.waitForFunction(() => document.documentElement.dataset.awake !== undefined);
      const letGo = await holdAnswers(page);
      const expectChange = await watchForChange(page);
      await control.click();
      await expectChange(`${path}: ${what}`);
      await letGo();
    }
});
