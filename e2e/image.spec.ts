import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createContact } from "@/db/factories/create-contact";
import { deleteContact } from "./fixtures/contact-steps";
import { readDockerfile } from "./fixtures/dockerfile";
import { AppServer } from "./fixtures/server";
import { createTestSite, expect, signIn, test } from "./fixtures/test";

/** Is the user that owns nothing, on Debian and in the image's family. */
const nobody = 65_534;

test("the image, as its Dockerfile makes it, is enough for a deletion by an unprivileged user", async ({
  page,
}) => {
  const image = readDockerfile(fs.readFileSync("Dockerfile", "utf8"));
  // One folder is copied into the image, and the command that fills it is run here too.
  expect(image.copies).toEqual([{ from: "/farewell", to: "/farewell" }]);
  expect(image.builds).toContain("npm run pack -- /farewell");
  expect(["", "root", "0"]).not.toContain(image.user);

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-image-"));
  fs.chmodSync(folder, 0o755);
  const placed = (word: string) =>
    word.replace("/farewell/", `${folder}/`).replace(/^node$/, process.execPath);
  const isRoot = process.getuid?.() === 0;
  const uid = isRoot ? nobody : undefined;
  const { DATA_DIR, PORT, ...environment } = image.environment;
  expect({ DATA_DIR, PORT }).toEqual({ DATA_DIR: "/data", PORT: "3000" });
  let server: AppServer | undefined;
  try {
    execFileSync("npm", ["run", "--silent", "pack", "--", folder], { stdio: "pipe" });
    server = await AppServer.create(environment, { command: image.start.map(placed), uid });
    await server.start();
    const db = server.openDatabase();
    const site = await createTestSite(db);
    createContact(db, { siteId: site.id, name: "Ada Quill", email: "ada@image.example" });
    await signIn(page, server, site);
    await deleteContact(page, "ada@image.example");
    expect(db.$client.prepare("SELECT count(*) FROM contacts").pluck().get()).toBe(0);
    db.$client.close();

    const asInImage = {
      cwd: os.tmpdir(),
      env: {
        ...process.env,
        ...environment,
        APP_SECRET: "",
        DATA_DIR: server.dataDir,
        PORT: String(server.port),
      },
      ...(uid === undefined ? {} : { uid, gid: uid }),
    };
    const [program = "", ...parameters] = image.healthCheck.map(placed);
    execFileSync(program, parameters, asInImage);
    const command = path.join(folder, "bin/farewell.mjs");
    expect(execFileSync(process.execPath, [command, "site", "list"], asInImage).toString()).toContain(
      "Studio",
    );
    await page.goto("about:blank");
    expect(await server.end()).toBe(0);
    // Nobody answers any more, and the check says so.
    expect(() => execFileSync(program, parameters, { ...asInImage, stdio: "pipe" })).toThrow();
  } finally {
    await server?.dispose();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
