import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, vi } from "vitest";

/**
 * Gives each test file a data folder of its own, because test files run side by side. Runs before the file's
 * imports.
 */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "farewell-unit-"));
vi.stubEnv("DATA_DIR", folder);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
