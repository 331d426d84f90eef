import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "@/bin/bundle.mjs";

/** Is an installation without sources: the bundle, the migrations and what is not bundled. */
let installation: string;
let dataDir: string;

beforeAll(async () => {
  installation = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-installation-"));
  dataDir = path.join(installation, "data");
  fs.mkdirSync(path.join(installation, "db"));
  for (const name of ["package.json", "node_modules", "bin", "db/migrations"])
    fs.symlinkSync(path.resolve(name), path.join(installation, name));
  await bundle(["farewell"], path.join(installation, "dist"));
});
afterAll(() => fs.rmSync(installation, { recursive: true }));

/** Runs the bundle as a process of its own, from a folder that has nothing to do with it. */
function farewell(typed: string[], environment: Record<string, string> = {}, input = "") {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(installation, "dist/farewell.mjs"), ...typed],
    {
      cwd: os.tmpdir(),
      env: { NODE_ENV: "production", PATH: process.env.PATH, DATA_DIR: dataDir, ...environment },
      input,
      encoding: "utf8",
    },
  );
  return { status, stdout, stderr };
}

test("the bundle explains itself, and says what is typed wrong", () => {
  const help = farewell(["--help"], { PORT: "none" });
  expect(help).toMatchObject({ status: 0, stderr: "" });
  expect(help.stdout).toContain("farewell COMMAND --help says more about one.");
  expect(farewell(["dcotor"])).toEqual({
    status: 2,
    stdout: "",
    stderr: "There is no command dcotor. See: farewell --help\n",
  });
  expect(farewell(["doctor"], { PORT: "none" })).toMatchObject({
    status: 2,
    stderr: "PORT must be a port number from 1 to 65535.\n",
  });
});
