import { processSingleton } from "@/lib/system/process-singleton";
import type { TriedKey } from "./try-key";

/** What the environment's key was last found to be; kept by the process, because no row is its. */
export function triedEnvironmentKey(): { found: TriedKey | undefined } {
  return processSingleton("tried environment key", () => ({ found: undefined }));
}
