import { AppServer } from "./fixtures/server";
import { countSteps } from "./fixtures/steps";
import { expect, test } from "./fixtures/test";

const list = `Email,Vorname,Nachname,Status,Birthday,Favourite paper
ines.moreau@atelier.example,Inès,Moreau,subscribed,31/12/1990,Washi
joost@bindery.example,Joost,de Vries,unsubscribed,14/02/1985,Laid
amira@press.example,Amira,Haddad,subscribed,not known,Washi
not an address,Nobody,,,,
`;
/** Is the most clicks from the first visit to the first receipt. */
const mostClicks = 20;

test("I moved here from another tool on a Sunday afternoon: set up, import, a field, a first deletion", async ({
  page,
}, info) => {
  const server = await AppServer.create();
  try {
    await server.start();
    const steps = countSteps();
    await page.goto(server.setUpLink);
    await steps.type(page.getByRole("textbox", { name: "Your name" }), "Ines Ferreira");
    await steps.type(page.getByRole("textbox", { name: "Name of your site" }), "Paper & Thread");
    await steps.type(page.getByRole("textbox", { name: "Email" }), "ines@paper.example");
    await steps.type(page.getByLabel("Password", { exact: true }), "long enough now");
    await steps.click(page.getByRole("button", { name: "Create the site" }));
    await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
    const setUp = page.getByRole("region", { name: "Set up your site" });
    await expect(setUp).toContainText("0 of 5 done");

    await steps.click(setUp.getByRole("link", { name: "Import a list" }));
    await page
      .getByLabel("Choose a file")
      .setInputFiles({ name: "old-tool.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
    await expect(page.getByRole("heading", { name: "How to read the list" })).toBeVisible();
    await steps.click(page.getByRole("radio", { name: "They already agreed" }));
    await steps.click(page.getByRole("button", { name: "Check the list" }));
    await expect(page.getByRole("heading", { name: "What would happen" })).toBeVisible();
    await expect(page.getByRole("list", { name: "Rows by what becomes of them" })).toContainText(
      "3 new contacts will be added",
    );
    await steps.click(page.getByRole("button", { name: /^Import 3/ }));
    await expect(page.getByRole("heading", { name: "What happened" })).toBeVisible();
    await steps.click(page.getByRole("link", { name: "See the 3 contacts it added" }));
    await expect(page.getByRole("row", { name: /Amira Haddad/ })).toBeVisible();

    await steps.click(page.getByRole("checkbox", { name: "Select joost@bindery.example" }));
    await steps.click(page.getByRole("button", { name: "More Actions" }));
    await steps.click(page.getByRole("menuitem", { name: "Delete", exact: true }));
    const dialog = page.getByRole("alertdialog", { name: "Delete Joost de Vries permanently?" });
    await expect(dialog).toContainText("Nothing is being billed.");
    await steps.type(dialog.getByRole("textbox", { name: /^Type/ }), "joost@bindery.example");
    await steps.click(dialog.getByRole("button", { name: "Permanently Delete" }));
    await expect(page.getByRole("status").filter({ hasText: "1 contact deleted" })).toBeVisible();
    await steps.click(page.getByRole("link", { name: "See the receipt" }));
    await expect(page.getByRole("heading", { level: 1, name: "1 contact deleted" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("Paper & Thread");

    await steps.click(page.getByRole("link", { name: "Dashboard" }));
    await expect(setUp).toContainText("2 of 5 done");
    info.annotations.push({ type: "steps", description: steps.summary() });
    expect(steps.clicks(), steps.summary()).toBeLessThanOrEqual(mostClicks);
  } finally {
    await page.goto("about:blank");
    await server.dispose();
  }
});
