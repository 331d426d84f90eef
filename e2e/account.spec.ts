import { MailServer } from "@/testing/mail-server";
import { appCode } from "@/testing/steps/app-code";
import { addPasskey, giveDeviceWithLock } from "./fixtures/device-with-lock";
import { AppServer } from "./fixtures/server";
import {
  beginSession,
  createTestSite,
  expect,
  expectAccessible,
  fillSignIn,
  signIn,
  test,
} from "./fixtures/test";

const codeMs = 30_000;

test("a second factor is set up and asked for, a session ends elsewhere, a password is reset by mail", async ({
  browser,
}) => {
  const mail = await MailServer.start();
  const server = await AppServer.create({ SMTP_URL: mail.url, MAIL_FROM: "farewell@studio.example" });
  await server.start();
  const db = server.openDatabase();
  try {
    const site = await createTestSite(db);
    const [page, elsewhere] = await Promise.all(
      [1, 2].map(async () => (await browser.newContext()).newPage()),
    );
    if (!page || !elsewhere) throw new Error("there are two pages");
    await elsewhere.context().addCookies(await beginSession(server, site));
    await signIn(page, server, site);

    await page.getByRole("button", { name: "Account", exact: true }).click();
    await page.getByRole("menuitem", { name: "Your account" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
    await page.getByRole("button", { name: "Set up a second factor" }).click();
    await page.getByLabel("Your password, for the second factor").fill(site.password);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
    await expectAccessible(page);
    const key = (await page.locator("code").textContent()) ?? "";
    await page.getByLabel("Code that the app shows now").fill(appCode(key, Date.now()));
    await page.getByRole("button", { name: "Turn it on" }).click();
    const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
    await expect(codes).toHaveCount(10);
    const recoveryCode = (await codes.first().textContent()) ?? "";
    await page.getByRole("button", { name: "I have kept them" }).click();
    await expect(page.getByText("It is on. Signing in asks")).toBeVisible();

    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await expect(page.getByText("1 session was ended.")).toBeVisible();
    await expectAccessible(page);
    await elsewhere.goto(`${server.url}/contacts`);
    await expect(elsewhere).toHaveURL(/\/sign-in/);
    await fillSignIn(elsewhere, site);
    await expect(elsewhere.getByRole("heading", { name: "One more step" })).toBeVisible();
    await expectAccessible(elsewhere);
    await elsewhere.getByLabel("Code").fill("000000");
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
    await expect(elsewhere.getByText("This code is wrong, or was used before.")).toBeVisible();
    await elsewhere.getByLabel("Code").fill(appCode(key, Date.now() + codeMs));
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
    await expect(elsewhere.getByRole("heading", { level: 1, name: "Contacts" })).toBeVisible();

    await page.context().clearCookies();
    await page.goto(`${server.url}/sign-in`);
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    await page.getByLabel("Email").fill(site.email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    await expect(page.getByText("a link is on its way to it")).toBeVisible();
    const letter = await mail.waitFor(({ subject }) => subject === "Choose a new password");
    expect(letter.to).toEqual([site.email]);
    await page.goto(/http\S+\/reset\/[\w-]+/.exec(letter.text)?.[0] ?? "");
    await expectAccessible(page);
    await page.getByLabel("Password", { exact: true }).fill("password1234");
    await page.getByRole("button", { name: "Set the new password" }).click();
    await expect(page.getByText("This password is easy to guess.")).toBeVisible();
    const password = "a lighthouse keeps bees";
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Set the new password" }).click();
    await expect(page.getByText("Your new password is set.")).toBeVisible();
    await elsewhere.reload();
    await expect(elsewhere).toHaveURL(/\/sign-in/);
    await fillSignIn(page, { ...site, password });
    await page.getByLabel("Code").fill(recoveryCode);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();

    await giveDeviceWithLock(page);
    await page.goto(`${server.url}/account`);
    await addPasskey(page, { name: "Laptop", password });
    await page.getByRole("button", { name: "Rename Laptop" }).click();
    await page.getByLabel("New name of the passkey").fill("Studio laptop");
    await page.getByRole("button", { name: "Save the name" }).click();
    await expect(page.getByRole("button", { name: "Remove Studio laptop" })).toBeVisible();
    await page.getByRole("button", { name: "Account", exact: true }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Use a passkey" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();

    await page.goto(`${server.url}/settings/history`);
    for (const told of [
      "Signed in, with a passkey",
      "Turned a second factor on",
      "Signed out elsewhere: 1 session ended",
      "Set a new password by a link in a letter",
      "Used a recovery code instead of the second factor",
    ])
      await expect(page.getByText(told).first()).toBeVisible();
    for (const subject of ["Your second factor is on", "Your password was reset", "A recovery code was used"])
      expect((await mail.waitFor((received) => received.subject === subject)).to).toEqual([site.email]);

    await page.context().clearCookies();
    await page.goto(`${server.url}/reset`);
    await page.getByLabel("Email").fill(site.email);
    await page.getByRole("button", { name: "Send me a link" }).click();
    const again = await mail.waitFor(
      ({ subject, text }) => subject === "Choose a new password" && text !== letter.text,
    );
    await page.goto(/http\S+\/reset\/[\w-]+/.exec(again.text)?.[0] ?? "");
    await expect(page.getByText("Studio laptop, added on")).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel("Password", { exact: true }).fill("a harbour sells maps");
    await page.getByRole("button", { name: "Set the new password" }).click();
    await expect(page.getByText("Choose whether your passkeys stay.")).toBeVisible();
    await page.getByRole("radio", { name: "Remove them all" }).check();
    await page.getByRole("button", { name: "Set the new password" }).click();
    await expect(page.getByText("Your new password is set.")).toBeVisible();
    const told = await mail.waitFor(({ text }) => text.includes("1 passkey was removed."));
    expect(told.subject).toBe("Your password was reset");
    expect(server.log).not.toContain(site.email);
    for (const context of browser.contexts()) await context.close();
  } finally {
    db.$client.close();
    await server.dispose();
    await mail.stop();
  }
});
