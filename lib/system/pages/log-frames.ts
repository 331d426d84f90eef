import type { DatabaseFile } from "./database-files";

const headerBytes = 32;
const frameHeaderBytes = 24;
const framesAtOnce = 128;

/** Is a place in the write-ahead log. The salts change whenever SQLite begins the log anew. */
export interface LogPlace {
  salts: string;
  frame: number;
}

/** Returns where in the file a place of the log ends, in bytes. */
export function endOf(place: LogPlace, pageSize: number): number {
  return headerBytes + place.frame * (frameHeaderBytes + pageSize);
}

/**
 * Reads the frames of the write-ahead log from `place` on, each with the page that it writes, and returns where it
 * ended. Begins at the first frame when the log was begun anew since. Frames of a transaction that was rolled back may
 * be among them (sqlite.org/fileformat2.html, 4.1).
 */
export function readFrames(
  log: DatabaseFile,
  pageSize: number,
  place: LogPlace | undefined,
  onPage: (pageNumber: number, page: Buffer) => void,
): LogPlace | undefined {
  const header = Buffer.alloc(headerBytes);
  if (log.read(header, 0) < headerBytes) return undefined;
  const saltsOf = (bytes: Buffer, at: number) => bytes.toString("latin1", at, at + 8);
  const salts = saltsOf(header, 16);
  const frameBytes = frameHeaderBytes + pageSize;
  const buffer = Buffer.alloc(framesAtOnce * frameBytes);
  let frame = place?.salts === salts ? place.frame : 0;
  for (;;) {
    const length = log.read(buffer, headerBytes + frame * frameBytes);
    for (let at = 0; at + frameBytes <= length; at += frameBytes) {
      if (saltsOf(buffer, at + 8) !== salts) return { salts, frame };
      const page = buffer.subarray(at + frameHeaderBytes, at + frameBytes);
      onPage(buffer.readUInt32BE(at), page);
      frame += 1;
    }
    if (length < buffer.length) return { salts, frame };
  }
}
