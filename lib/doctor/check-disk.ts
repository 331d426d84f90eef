import fs from "node:fs";
import { byteLabel } from "@/lib/values/byte-label";
import { type Finding, ok, warning, wrong } from "./finding";

const subject = "disk";
const leastBytes = 200_000_000;
const messages = {
  free: (free: number) => `${byteLabel(free)} are free on the disk of DATA_DIR.`,
  makeRoom: "Make room soon: a write that finds no space fails, and so does a deletion.",
  room: (size: number) => `Make room: an upgrade copies the database, which has ${byteLabel(size)}.`,
};

/** Checks that there is room for what is written every day, and for one more copy of the database. */
export function checkDisk(folder: string, databaseBytes: number): Finding {
  const { bavail, bsize } = fs.statfsSync(folder);
  const free = bavail * bsize;
  if (free < leastBytes) return wrong(subject, messages.free(free), messages.makeRoom);
  if (free < leastBytes + databaseBytes)
    return warning(subject, messages.free(free), messages.room(databaseBytes));
  return ok(subject, messages.free(free));
}
