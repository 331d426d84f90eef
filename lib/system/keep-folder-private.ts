import { keepPrivate } from "@/db/private-folder";
import { dataDirectory } from "./instance";
import { log } from "./log";

/** Closes the data folder to other users of the machine, at the start of every process. Warns of what it cannot. */
export function keepFolderPrivate(): void {
  const left = keepPrivate(dataDirectory());
  if (left.length > 0)
    log().warn(
      { left },
      "Other users of this machine may read these files of DATA_DIR, which are not ours to change. Give Farewell a folder of its own.",
    );
}
