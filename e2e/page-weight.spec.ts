import { weighPage } from "./bench/page-weight";
import { expect, test } from "./fixtures/test";

const most = { "/sign-in": 130_000, "/contacts": 240_000 };

test("pages are light, and what never changes is kept", async ({ browser, server, owner }) => {
  // Signing in has filled the cache of the owner's window, so each page is weighed in a new one.
  const storageState = await owner.context().storageState();
  const windows = [
    { path: "/sign-in", context: await browser.newContext() },
    { path: "/contacts", context: await browser.newContext({ storageState }) },
  ] as const;
  for (const { path, context } of windows) {
    const page = await context.newPage();
    const { fileCount, scriptBytes } = await weighPage(page, server.url, path);
    expect(page.url()).toBe(`${server.url}${path}`);
    expect(fileCount).toBeGreaterThan(5);
    expect(scriptBytes, path).toBeLessThanOrEqual(most[path]);
    await context.close();
  }

  const script = await owner.locator("script[src]").first().getAttribute("src");
  const url = `${server.url}${script}`;
  const compressed = await owner.request.get(url, { headers: { "Accept-Encoding": "br" } });
  expect(compressed.headers()).toMatchObject({
    "content-encoding": "br",
    "cache-control": "public,max-age=31536000,immutable",
    "x-content-type-options": "nosniff",
  });
  const plain = await owner.request.get(url, { headers: { "Accept-Encoding": "identity" } });
  expect(plain.headers()["content-encoding"]).toBeUndefined();
  expect(await plain.text()).toBe(await compressed.text());
  for (const path of ["/_next/static/chunks/none.js", "/_next/static/..%2f..%2fpackage.json"])
    expect((await owner.request.get(`${server.url}${path}`)).ok(), path).toBe(false);
});
