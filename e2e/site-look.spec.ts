import type { Page } from "@playwright/test";
import { startMailOf } from "./fixtures/mail";
import type { AppServer } from "./fixtures/server";
import { expect, expectAccessible, signIn, test } from "./fixtures/test";

const orange = "rgb(179, 84, 30)";

test("a site's name, colour, logo and address are what its visitors see, and the product's nowhere", async ({
  page,
  browser,
  server,
  db,
  site,
}) => {
  const mail = await startMailOf(db, site, "Mill <letters@mill.example>");
  try {
    db.$client
      .prepare("INSERT INTO forms (site_id, slug, name, created_at) VALUES (?, 'mill', 'Mill letters', 1)")
      .run(site.id);
    await signIn(page, server, site, "/settings/site");
    await dressSite(page, server);

    const visitor = await (await browser.newContext({ viewport: { width: 1280, height: 844 } })).newPage();
    await visitor.goto(`${server.url}/forms/mill`);
    for (const [colorScheme, width] of [
      ["light", 1280],
      ["dark", 390],
    ] as const) {
      await visitor.emulateMedia({ colorScheme });
      await visitor.setViewportSize({ width, height: 844 });
      await expectOfSite(visitor, "Mill letters · Mill & Daughters");
      await expect(visitor.getByRole("button", { name: /^Yes, send me email/ })).toHaveCSS(
        "background-color",
        orange,
      );
    }

    await visitor.emulateMedia({ colorScheme: "light" });
    await visitor.getByRole("textbox", { name: "Email" }).fill("not an address");
    await visitor.getByRole("button", { name: /^Yes, send me email/ }).click();
    await expect(visitor.getByText("Type an email address such as name@example.com.")).toBeVisible();
    await visitor.getByRole("textbox", { name: "Email" }).fill("reader@quill.example");
    await visitor.getByRole("button", { name: /^Yes, send me email/ }).click();
    await expect(visitor.getByRole("status")).toContainText("Thank you");
    await expectOfSite(visitor, "Mill letters · Mill & Daughters");

    const { text, html } = await mail.waitFor(({ to }) => to.includes("reader@quill.example"));
    expect(text).toMatch(/^Mill & Daughters\n/);
    expect(text).toMatch(/12 Mill Lane\nExeter\n*$/);
    expect(html).toContain("#b3541e");
    expect(text + html).not.toContain("Farewell");
    await visitor.goto(text.match(/https?:\/\/\S+\/confirm\/\S+/)?.[0] ?? "");
    await expectOfSite(visitor, "Confirm · Mill & Daughters");
    await visitor.getByRole("button", { name: "Yes, send me email" }).click();
    await expect(visitor.getByRole("status")).toHaveText("Confirmed. You can close this page.");
    await visitor.context().close();

    const entries = db.$client.prepare(
      "SELECT action, counts, note FROM audit_log WHERE site_id = ? AND action LIKE 'site_%'",
    );
    expect(entries.all(site.id)).toEqual([
      { action: "site_changed", counts: "{}", note: null },
      { action: "site_logo_set", counts: "{}", note: null },
    ]);
  } finally {
    await mail.stop();
  }
});

test("an assistant sees the settings of the site and cannot change them", async ({
  page,
  server,
  db,
  site,
}) => {
  db.$client.prepare("UPDATE memberships SET role = 'assistant' WHERE site_id = ?").run(site.id);
  await signIn(page, server, site, "/settings/site");
  await expect(page.getByText("Only owners can change these settings.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toBeDisabled();
  await expect(page.getByRole("button", { name: "Save changes" })).toHaveCount(0);
  await expectAccessible(page);
});

async function dressSite(page: Page, server: AppServer): Promise<void> {
  await page.getByRole("textbox", { name: "Name" }).fill("Mill & Daughters");
  await page.getByRole("textbox", { name: "Postal address" }).fill("12 Mill Lane\nExeter");
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("Europe/London");
  await page.getByRole("textbox", { name: "Colour", exact: true }).fill("orange");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Type a colour such as #0d5f5b.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Colour", exact: true }).fill("#B3541E");
  await page.getByRole("link", { name: "Payments" }).click();
  const question = page.getByRole("alertdialog", { name: "Discard changes?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(page.getByRole("textbox", { name: "Colour", exact: true })).toHaveValue("#B3541E");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("link", { name: "Mill & Daughters" })).toBeVisible();

  const logo = page.getByLabel("Choose a logo");
  await logo.setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
  });
  await expect(page.getByText("Choose a PNG, JPEG or WebP picture.")).toBeVisible();
  await logo.setInputFiles("public/icons/192.png");
  await expect(page.getByRole("button", { name: "Remove logo" })).toBeVisible();
  const url = await page.locator('img[src^="/api/sites/"]').first().getAttribute("src");
  const { headers, status } = await page.request
    .get(`${server.url}${url}`)
    .then((response) => ({ headers: response.headers(), status: response.status() }));
  expect([status, headers["content-type"], headers["x-content-type-options"]]).toEqual([
    200,
    "image/png",
    "nosniff",
  ]);
  expect(headers["content-security-policy"]).toContain("sandbox");
}

/** Expects the site's name, logo and title on a page that axe finds nothing on, and the product's name nowhere. */
async function expectOfSite(page: Page, title: string): Promise<void> {
  await expect(page).toHaveTitle(title);
  await expect(page.getByRole("main").getByText("Mill & Daughters", { exact: true })).toBeVisible();
  await expect(page.locator('img[src^="/api/sites/"]')).toBeVisible();
  expect(await page.content()).not.toContain("Farewell");
  await expectAccessible(page);
}
