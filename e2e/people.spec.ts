import { createContact } from "@/db/factories/create-contact";
import { appCode } from "@/testing/steps/app-code";
import { createColleague } from "./fixtures/colleague";
import { intercept } from "./fixtures/held-answers";
import { createTestSite, expect, expectAccessible, fillSignIn, signIn, test } from "./fixtures/test";

const password = "a quiet river under 9 bridges";

test("an owner invites someone, who joins, is refused what their role may not, and is removed", async ({
  page,
  server,
  db,
  site,
  browser,
}) => {
  createContact(db, { siteId: site.id });
  const email = `rui-${site.id}@studio.example`;
  await signIn(page, server, site, "/settings/people");
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("combobox", { name: "Role", exact: true }).selectOption("support");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  const link = page.getByRole("region", { name: "The link of the invitation" }).getByRole("status");
  await expect(link).toContainText("/join/");
  const url = (await link.textContent()) ?? "";
  await expect(page.getByRole("region", { name: "Invitations" }).getByText(email)).toBeVisible();
  await expectAccessible(page);

  const other = await (await browser.newContext()).newPage();
  const opened = await other.goto(url);
  expect(opened?.headers()["cache-control"]).toContain("no-store");
  await expect(other.getByRole("heading", { name: /^Join Studio/ })).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("textbox", { name: "Your name" }).fill("Rui");
  await other.getByLabel("Password").fill("password12345");
  await expect(other.getByText("Easy to guess.")).toBeVisible();
  await other.getByLabel("Password").fill(password);
  await expect(other.getByText("Strong.")).toBeVisible();
  await expectAccessible(other);
  await other.getByRole("button", { name: "Create your account" }).click();
  await expect(other).toHaveURL(`${server.url}/`);
  const again = await other.context().newPage();
  await again.goto(url);
  await expect(again.getByRole("heading", { name: "This link does not work" })).toBeVisible();

  await other.goto(`${server.url}/settings/people`);
  await expect(other.getByText(/^You are Support of Studio/)).toBeVisible();
  await expect(other.getByRole("button", { name: /^Remove/ })).toHaveCount(0);
  const denied = await other.request.get(`${server.url}/api/audit-log`);
  expect(denied.status()).toBe(403);

  await other.goto(`${server.url}/contacts`);
  const head = other.getByRole("columnheader", { name: "Name" });
  await expect(head).toBeVisible();
  await expect(other.getByRole("checkbox")).toHaveCount(0);
  expect((await head.boundingBox())?.width).toBeGreaterThan(150);
  await page.reload();
  await page.getByRole("button", { name: "Remove Rui" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByText("They no longer belong to this site.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove Rui" })).toHaveCount(0);
  await other.goto(`${server.url}/contacts`);
  await expect(other.getByRole("heading", { name: "You belong to no site here" })).toBeVisible();
  await expectAccessible(other);
  await other.context().close();

  const own = page.getByRole("listitem").filter({ hasText: site.email });
  await own.getByRole("combobox").selectOption("admin");
  await own.getByRole("button", { name: /^Save the role/ }).click();
  await expect(page.getByText("A site needs an owner.")).toBeVisible();
  const told = db.$client.prepare("SELECT action FROM audit_log WHERE site_id = ? ORDER BY id").pluck();
  expect(told.all(site.id)).toEqual(
    expect.arrayContaining(["person_invited", "person_joined", "person_removed"]),
  );
  await page.goto(`${server.url}/settings/history`);
  await expect(page.getByText("Asked to read the audit log, which their role may not")).toBeVisible();
  expect(server.log).not.toContain(url.split("/join/")[1] ?? "no token");
});

test("whoever lacks the second factor that the site asks for sets one up before anything else", async ({
  browser,
  server,
  db,
  site,
}) => {
  const colleague = createColleague(db, site, { name: "Colleague", role: "support" });
  db.$client.prepare("UPDATE sites SET second_factor_needed = 1 WHERE id = ?").run(site.id);
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${server.url}/sign-in`);
  await fillSignIn(page, colleague);
  await expect(page.getByRole("heading", { name: "This site needs a second factor" })).toBeVisible();
  const refused = await page.request.get(`${server.url}/api/dashboard`);
  expect([refused.status(), await refused.json()]).toEqual([
    403,
    { ok: false, refusal: "second_factor_needed" },
  ]);
  await page.goto(`${server.url}/account`);
  await expect(page).toHaveURL(`${server.url}/second-factor`);
  await expectAccessible(page);
  await page.getByLabel("Your password, for the second factor").fill(site.password);
  await page.getByRole("button", { name: "Continue" }).click();
  const key = (await page.locator("code").textContent()) ?? "";
  await page.getByLabel("Code that the app shows now").fill(appCode(key, Date.now()));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(10);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
  await page.context().close();
});

test("a tab that shows one site does nothing on another that was chosen elsewhere", async ({
  browser,
  server,
  db,
}) => {
  const [one, two] = [await createTestSite(db), await createTestSite(db)];
  const second = db.$client.prepare("SELECT name FROM sites WHERE id = ?").pluck().get(two.id) as string;
  db.$client
    .prepare(
      `INSERT INTO memberships (user_id, site_id, role, created_at)
       SELECT id, ?, 'owner', 9e12 FROM users WHERE email = ?`,
    )
    .run(two.id, one.email);
  for (const { id } of [one, two]) createContact(db, { siteId: id, email: `reader@site${id}.example` });
  const context = await browser.newContext();
  const stale = await context.newPage();
  await signIn(stale, server, one);
  await expect(stale.getByText(`reader@site${one.id}.example`)).toBeVisible();
  // The page reads nothing meanwhile, because such a reading would meet the refusal before the deletion does.
  await intercept(stale, /\/api\//, (route) => route.abort());

  const elsewhere = await context.newPage();
  await elsewhere.goto(`${server.url}/contacts`);
  await elsewhere.getByRole("button", { name: "Search or jump to…" }).click();
  await elsewhere.getByRole("combobox").fill(second);
  await elsewhere.getByRole("option", { name: `Go to site ${second}` }).click();
  await expect(elsewhere.getByRole("link", { name: second })).toBeVisible();
  await elsewhere.getByRole("button", { name: "Sites" }).click();
  const chosen = elsewhere.getByRole("menuitemradio", { name: second });
  await expect(chosen).toHaveAttribute("aria-checked", "true");
  await expectAccessible(elsewhere);

  await stale.getByRole("checkbox", { name: "Select all on this page" }).check();
  await stale.getByRole("button", { name: "More Actions" }).click();
  await stale.getByRole("menuitem", { name: "Delete" }).click();
  const refused = stale.getByRole("dialog", { name: "You changed to another site" });
  await expect(refused).toBeVisible();
  expect(db.$client.prepare("SELECT site_id FROM manifest_requests").pluck().all()).not.toContain(two.id);
  await stale.unroute(/\/api\//);
  const answers = await stale.evaluate(async () => {
    const upload = await fetch("/api/imports", { method: "POST", body: "email" });
    const page = await fetch("/imports");
    return [upload.status, (await upload.json()).refusal, new URL(page.url).pathname];
  });
  expect(answers).toEqual([409, "other_site", "/other-site"]);
  const files = ["", `?site=${one.id}`, `?site=${two.id}`].map(async (asked) => {
    const file = await context.request.get(`${server.url}/api/deletions/export${asked}`);
    return file.status();
  });
  expect(await Promise.all(files)).toEqual([409, 409, 200]);
  await refused.getByRole("link", { name: "Go to that site" }).click();
  await expect(stale.getByRole("link", { name: second })).toBeVisible();
  await stale.goto(`${server.url}/other-site`);
  await expectAccessible(stale);
  await context.close();
});
