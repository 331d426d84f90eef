import { AppServer } from "./fixtures/server";
import { beginSession, createTestSite, expect, fillSignIn, test } from "./fixtures/test";

test("every kind of answer says what may be done with it", async ({ page, server, db, site }) => {
  await page.context().addCookies(await beginSession(server, site));
  db.$client
    .prepare("INSERT INTO forms (site_id, name, slug, created_at) VALUES (?, 'Summer', ?, 1)")
    .run(site.id, `summer-${site.id}`);
  const read = async (path: string) => {
    const answer = await page.request.get(`${server.url}${path}`);
    const text = await answer.text();
    return { headers: answer.headers(), policy: answer.headers()["content-security-policy"] ?? "", text };
  };
  const nonces = new Set<string>();
  for (const path of ["/contacts", "/sign-in", "/nowhere", "/confirm/unknown", `/forms/summer-${site.id}`]) {
    const { headers, policy, text } = await read(path);
    const nonce = /script-src 'self' 'nonce-([^']+)' 'strict-dynamic'/.exec(policy)?.[1] ?? "";
    nonces.add(nonce);
    const scripts = text.match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length, path).toBeGreaterThan(2);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(policy.includes("frame-ancestors 'none'"), path).toBe(!path.startsWith("/forms/"));
    expect(headers["cache-control"], path).toContain("no-store");
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    expect(headers["strict-transport-security"]).toBeUndefined();
  }
  expect(nonces.size).toBe(5);
  for (const path of ["/api/dashboard", "/api/audit-log", "/api/deletions/export"]) {
    const { headers, policy } = await read(path);
    expect(policy, path).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers["cache-control"], path).toBe("no-store");
  }
});

test("behind a trusted proxy cookies keep to TLS, and wrong passwords of one sender make that sender wait", async ({
  browser,
}) => {
  const server = await AppServer.create({ TRUST_PROXY: "loopback" });
  await server.start();
  const db = server.openDatabase();
  const site = await createTestSite(db);
  const asSender = async (address: string) => {
    const headers = { "x-forwarded-proto": "https", "x-forwarded-for": address };
    const page = await (await browser.newContext({ extraHTTPHeaders: headers })).newPage();
    const shown = await page.goto(`${server.url}/sign-in`);
    expect(shown?.headers()["strict-transport-security"]).toBe("max-age=31536000");
    return page;
  };
  try {
    const guesser = await asSender("203.0.113.7");
    for (let at = 0; at < 7; at += 1) {
      await fillSignIn(guesser, { email: site.email, password: `guess ${at}` });
      await expect(guesser.getByRole("button", { name: "Sign in" })).toBeEnabled();
      await expect(
        guesser.getByText(at < 6 ? "Email or password is wrong." : "Too many wrong passwords."),
      ).toBeVisible();
    }
    await expect(guesser.getByText(/^Too many wrong passwords. Wait \d seconds?.$/)).toBeVisible();

    const page = await asSender("203.0.113.8");
    await fillSignIn(page, site);
    await expect(page.getByRole("heading", { level: 1, name: "Dashboard" })).toBeVisible();
    const cookies = await page.context().cookies();
    expect(cookies.length).toBeGreaterThanOrEqual(2);
    expect(cookies.filter(({ secure, httpOnly }) => !secure || !httpOnly)).toEqual([]);
    const [session] = cookies.filter(({ name }) => name.endsWith("session_token"));
    expect(session).toMatchObject({
      name: expect.stringMatching(/^__Host-/),
      domain: "localhost",
      path: "/",
    });
    await page.goto(`${server.url}/settings/history`);
    await expect(page.getByText("Sign-in refused after repeated wrong passwords")).toBeVisible();
    await expect(page.getByText("Signed in, after 6 wrong passwords")).toBeVisible();
    expect(server.log).not.toMatch(/203\.0\.113|studio\.example/);
    for (const context of browser.contexts()) await context.close();
  } finally {
    db.$client.close();
    await server.dispose();
  }
});
