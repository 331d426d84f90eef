import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "./fixtures/test";

test("a form can be shown in other pages, tells programs nothing, and asks for a puzzle when there are too many", async ({
  page,
  browser,
  server,
  db,
  site,
}) => {
  const slug = `letters-${site.id}`;
  db.$client
    .prepare("INSERT INTO forms (site_id, slug, name, created_at) VALUES (?, ?, 'Letters', 1)")
    .run(site.id, slug);
  const count = () =>
    db.$client.prepare("SELECT count(*) FROM contacts WHERE site_id = ?").pluck().get(site.id) as number;
  const header = async (path: string) =>
    (await page.request.get(`${server.url}${path}`)).headers()["x-frame-options"];
  expect(await header(`/forms/${slug}`)).toBeUndefined();
  expect(await header("/sign-in")).toBe("DENY");

  const submit = async (email: string) => {
    await page.goto(`${server.url}/forms/${slug}`);
    await page.getByRole("textbox", { name: "Email" }).fill(email);
    await page.getByRole("button", { name: /^Yes, send me email/ }).click();
  };
  await page.goto(`${server.url}/forms/${slug}`);
  await expect(page.getByRole("textbox")).toHaveCount(2);
  await page.getByRole("textbox", { name: "Email" }).fill("robot@quill.example");
  await page.locator('input[name="website"]').evaluate((box: HTMLInputElement) => {
    box.value = "https://spam.example";
  });
  await page.getByRole("button", { name: /^Yes, send me email/ }).click();
  await expect(page.getByRole("status")).toContainText("Thank you");
  expect(count()).toBe(0);

  await submit("known@quill.example");
  await expect(page.getByRole("status")).toContainText("Thank you");
  const answer = await page.getByRole("status").textContent();
  await submit("known@quill.example");
  await expect(page.getByRole("status")).toHaveText(answer ?? "");
  expect(count()).toBe(1);
  for (let more = 3; more <= 10; more += 1) {
    await submit(`reader${more}@quill.example`);
    await expect(page.getByRole("status")).toContainText("Thank you");
  }
  const before = count();
  await submit("one.more@quill.example");
  await expect(page.getByRole("status")).toContainText("Thank you");
  expect(count()).toBe(before + 1);

  // A page of somebody else holds the form in a frame, in a browser that keeps Web Crypto from it.
  const elsewhere = http.createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><iframe title="Sign up" src="${server.url}/forms/${slug}"></iframe>`);
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, "subtle", { value: undefined }));
  await page.goto(`http://localhost:${(elsewhere.address() as AddressInfo).port}/`);
  const framed = page.frameLocator("iframe");
  await framed.getByRole("textbox", { name: "Email" }).fill("in.a.frame@quill.example");
  await framed.getByRole("button", { name: /^Yes, send me email/ }).click();
  await expect(framed.getByRole("status")).toContainText("Thank you");
  expect(count()).toBe(before + 2);

  elsewhere.close();

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(`${server.url}/forms/${slug}`);
  await plain.getByRole("textbox", { name: "Email" }).fill("no.script@quill.example");
  await plain.getByRole("button", { name: /^Yes, send me email/ }).click();
  await expect(plain.getByRole("alert")).toContainText("Please try again in a minute");
  await expect(plain.getByRole("textbox", { name: "Email" })).toHaveValue("no.script@quill.example");
  await plain.context().close();
  expect(count()).toBe(before + 2);
});
