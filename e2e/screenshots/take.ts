import fs from "node:fs";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { findChromium } from "../../.ci/chromium.mjs";
import { createDemoServer, type DemoServer, disposeDemoServer } from "../fixtures/demo-server";
import { signIn } from "../fixtures/test";

/** `npm run screenshots [folder]`: every page on demo data, on a desktop and a phone, light and dark. */
const folder = process.argv[2] ?? "test-results/screenshots";
const settingsPages = ["payments", "outbox", "forms", "erased", "api-keys"];
const exampleList = `Email Address,First Name,Last Name,Marketing Status,Tags,Town
ines.moreau@atelier.example,Inès,Moreau,subscribed,"fair, paper",Lyon
joost@bindery.example,Joost,de Vries,unsubscribed,fair,Delft
not an address,Nobody,,,,
ines.moreau@atelier.example,Inès,Moreau,subscribed,fair,Lyon
`;
const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const demo = await createDemoServer(2_000);
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
  const page = await chromium.newPage({ viewport, colorScheme, reducedMotion: "reduce" });
  const take = (name: string) => page.screenshot({ path: path.join(folder, `${name}-${suffix}.png`) });
  await page.goto(`${server.url}/sign-in`);
  await take("sign-in");
  await signIn(page, server, site);
  await page.getByRole("checkbox", { name: "Select all on this page" }).isEnabled();
  await take("contacts");
  const rich = db.$client
    .prepare("SELECT contact_id FROM subscriptions WHERE status = 'active' ORDER BY contact_id DESC")
    .pluck()
    .get();
  await page.goto(`${server.url}/contacts/${rich}`);
  await take("contact");
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
  await take("deletions");
  await page.getByRole("link", { name: "See the receipt" }).click();
  await page.getByRole("heading", { level: 1, name: /Deletion of/ }).waitFor();
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
  await page.getByRole("menuitem", { name: "Send e-mail" }).click();
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
  await page.getByRole("button", { name: "Go to" }).click();
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
  await page.close();
}

/** The dialog for the first three contacts listed. */
async function openDialog(page: Page): Promise<void> {
  for (const row of [1, 2, 3]) await page.getByRole("row").nth(row).getByRole("checkbox").check();
  await page.getByRole("button", { name: "More Actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("textbox").waitFor();
}
