import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { installationFolder } from "@/db/installation";

const packageFile = z.object({ version: z.string() });

/** Returns the version of this installation, as its `package.json` has it. */
export function farewellVersion(): string {
  const text = fs.readFileSync(path.join(installationFolder, "package.json"), "utf8");
  return packageFile.parse(JSON.parse(text)).version;
}
