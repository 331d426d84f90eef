import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createContact } from "@/db/factories/create-contact";
import { expectGone } from "./fixtures/proof";
import { AppServer } from "./fixtures/server";
import { createTestSite, expect, signIn, test } from "./fixtures/test";

const commandLine = path.resolve("dist/farewell.mjs");

test("a backup is made while people are served, and restoring it brings nobody back", async ({ page }) => {
  const server = await AppServer.create();
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-backups-"));
  const farewell = (...typed: string[]) => {
    const env = { ...process.env, APP_SECRET: "", DATA_DIR: server.dataDir };
    const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, ...typed], {
      ...{ cwd: os.tmpdir(), env, encoding: "utf8" },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    return stdout;
  };
  try {
    await server.start();
    let db = server.openDatabase();
    const site = await createTestSite(db);
    const ada = createContact(db, { siteId: site.id, email: "ada@quill.example", name: "Ada Quill" });
    createContact(db, { siteId: site.id, email: "ben@quill.example", name: "Ben Loom" });
    expect(farewell("backup", directory)).toContain("It holds the secret of this instance");
    await signIn(page, server, site);
    await page.getByRole("checkbox", { name: "Select ada@quill.example" }).check();
    await page.getByRole("button", { name: "More Actions" }).click();
    await page.getByRole("menuitem", { name: "Delete" }).click();
    const dialog = page.getByRole("alertdialog");
    await dialog.getByRole("textbox", { name: "Type ada@quill.example to confirm" }).fill(ada.email);
    await dialog.getByRole("button", { name: "Permanently Delete" }).click();
    await expect(page.getByRole("status")).toContainText("1 contact deleted");
    await page.goto(`${server.url}/settings/erased`);
    await expect(page.getByRole("region", { name: "Backups" })).toContainText("Copies forget within 14 days");
    await page.goto("about:blank");
    db.$client.close();
    await server.end();

    const [name = ""] = fs.readdirSync(directory);
    expect(farewell("restore", path.join(directory, name))).toContain("1 contact deleted since then");
    await server.start();
    await page.goto(`${server.url}/contacts`);
    // A session of the backup may be of someone who has left since.
    await expect(page).toHaveURL(/\/sign-in/);
    await signIn(page, server, site);
    await expect(page.getByRole("row", { name: /ben@quill/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /ada@quill/ })).toHaveCount(0);
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Deletions" }).click();
    await expect(page.getByText("1 contact deleted").first()).toBeVisible();
    db = server.openDatabase();
    expectGone(server, db, [ada]);
    db.$client.close();
    await page.goto("about:blank");
  } finally {
    await server.dispose();
    fs.rmSync(directory, { recursive: true });
  }
});
