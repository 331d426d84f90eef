import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, vi } from "vitest";

/** Test files run side by side: what each of them stores lies in a folder of its own. Runs before their imports. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-unit-"));
vi.stubEnv("DATA_DIR", folder);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
