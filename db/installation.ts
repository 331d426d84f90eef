import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Is the folder in which Farewell is installed, wherever a command was started. It is above `db/` when this file runs
 * as it stands or inside Next's build, and above `dist/` when it is bundled.
 */
export const installationFolder = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
