import fs from "node:fs";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findChromium } from "@/bin/chromium.mjs";
import { createDemoServer, type DemoServer, disposeDemoServer } from "../fixtures/demo-server";
import { signIn, violationsOn } from "../fixtures/test";

/**
 * Takes a screenshot of every page on demo data, on a desktop and a phone, light and dark (`npm run screenshots
 * [folder]`). Fails when axe finds anything on a page or a page scrolls sideways.
 */
const folder = process.argv[2] ?? "test-results/screenshots";
const settingsPages = ["site", "payments", "sending", "outbox", "forms", "erased", "api-keys", "history"];
const contactTabs = ["overview", "purchases", "products", "email", "forms", "notes", "privacy"];
const jobDialogs = [
  ["Cancel subscription", "cancel-subscriptions-dialog"],
  ["Export CSV", "export-dialog"],
  ["Hide", "hide-dialog"],
  ["Merge two contacts", "merge-dialog"],
] as const;
const exampleList = `Email Address,First Name,Last Name,Marketing Status,Tags,Town
ines.moreau@atelier.example,Inès,Moreau,subscribed,"fair, paper",Lyon
joost@bindery.example,Joost,de Vries,unsubscribed,fair,Delft
not an address,Nobody,,,,
ines.moreau@atelier.example,Inès,Moreau,subscribed,fair,Lyon
`;
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const demo = await createDemoServer(2_000, Date.now());
await demo.server.start();
const browser = await chromium.launch({ executablePath: await findChromium(), args: ["--no-sandbox"] });
fs.mkdirSync(folder, { recursive: true });
for (const [size, viewport] of Object.entries(sizes)) {
  for (const colorScheme of ["light", "dark"] as const)
    await takeAll(browser, demo, viewport, colorScheme, `${size}-${colorScheme}`);
}
await browser.close();
await disposeDemoServer(demo);

async function takeAll(
  chromium: Browser,
  { server, db, site }: DemoServer,
  viewport: { width: number; height: number },
  colorScheme: "light" | "dark",
  suffix: string,
): Promise<void> {
  const context = await chromium.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  const take = async (name: string) => {
    await page.screenshot({ path: path.join(folder, `${name}-${suffix}.png`) });
    const found = await violationsOn(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) found.push({ id: `scrolls sideways by ${overflow} px`, nodes: [] });
    for (const { id, nodes } of found) console.error(`${name}-${suffix}: ${id}`, ...nodes);
    if (found.length > 0) process.exitCode = 1;
  };
  await page.goto(`${server.url}/sign-in`);
  await take("sign-in");
  await signIn(page, server, site);
  await page.getByRole("img", { name: /^Revenue by/ }).waitFor();
  await page.getByRole("navigation", { name: "Segments" }).getByRole("button").first().waitFor();
  await take("contacts");
  const rich = db.$client
    .prepare(
      `SELECT contacts.id FROM contacts JOIN subscriptions ON contact_id = contacts.id AND status = 'active'
       WHERE EXISTS (SELECT 1 FROM notes WHERE contact_id = contacts.id)
         AND EXISTS (SELECT 1 FROM lesson_progress WHERE contact_id = contacts.id)
       ORDER BY (SELECT count(*) FROM email_deliveries WHERE contact_id = contacts.id) DESC`,
    )
    .pluck()
    .get();
  for (const tab of contactTabs) {
    await page.goto(`${server.url}/contacts/${rich}?tab=${tab}`);
    await page.getByRole("tabpanel").waitFor();
    await take(`contact-${tab}`);
  }
  await page.goto(`${server.url}/contacts`);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("status").getByText("match").waitFor();
  await take("filter-dialog");
  await page.keyboard.press("Escape");
  for (const at of [1, 2])
    await page
      .getByRole("checkbox", { name: /^Select / })
      .nth(at)
      .check();
  for (const [item, name] of jobDialogs) {
    await page.getByRole("button", { name: "More Actions" }).click();
    if (item === jobDialogs[0]?.[0]) await take("more-actions");
    await page.getByRole("menuitem", { name: item, exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await take(name);
    await page.keyboard.press("Escape");
  }
  await page.goto(`${server.url}/contacts?search=ma`);
  await openDialog(page);
  await take("delete-dialog");
  const phrase = await page.getByRole("alertdialog").locator("label strong").textContent();
  await page
    .getByRole("alertdialog")
    .getByRole("textbox")
    .fill(phrase ?? "");
  await page.getByRole("button", { name: "Permanently Delete" }).click();
  await page.getByRole("status").getByText("deleted").waitFor();
  await take("deleted");
  await page.goto(`${server.url}/deletions`);
  await page
    .getByRole("link", { name: /^Deletion No\./ })
    .first()
    .waitFor();
  await take("deletions");
  await page
    .getByRole("link", { name: /^Deletion No\./ })
    .first()
    .click();
  await page.getByRole("heading", { level: 1, name: /deleted/ }).waitFor();
  await take("receipt");
  await page.goto(`${server.url}/imports`);
  await take("imports");
  await page.getByLabel("Choose a file").setInputFiles({
    name: "spring-fair.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(exampleList),
  });
  await page.getByRole("heading", { name: "How to read the list" }).waitFor();
  await take("import-columns");
  await page.getByRole("radio", { name: "They already agreed" }).check();
  await page.getByRole("button", { name: "Check the list" }).click();
  await page.getByRole("heading", { name: "What would happen" }).waitFor();
  await take("import-check");
  await page.getByRole("button", { name: "Discard the list" }).click();
  await page.goto(`${server.url}/contacts`);
  for (const row of [1, 2, 3, 4, 5]) await page.getByRole("row").nth(row).getByRole("checkbox").check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Send email" }).click();
  await page.getByText("will get it.").waitFor();
  await take("send-email");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByRole("combobox", { name: "Rule 2: about" }).selectOption("progress");
  await page.getByRole("button", { name: "Add a group" }).click();
  await page.getByText(/contacts? match/).waitFor();
  await take("filter");
  await page.getByRole("button", { name: "Show contacts" }).click();
  await page.getByRole("list", { name: "Filters" }).waitFor();
  await page.getByRole("button", { name: "Search or jump to" }).click();
  await page.keyboard.type("ma");
  await page.getByRole("option").nth(3).waitFor();
  await take("go-to");
  for (const place of [
    "broadcasts",
    ...settingsPages.map((name) => `settings/${name}`),
    "forms/letters-from-the-studio",
  ]) {
    await page.goto(`${server.url}/${place}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await take(place.replace("/", "-"));
  }
  await context.close();
}

/** Opens the dialog for the first three contacts listed. */
async function openDialog(page: Page): Promise<void> {
  for (const row of [1, 2, 3]) await page.getByRole("row").nth(row).getByRole("checkbox").check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("textbox").waitFor();
}
