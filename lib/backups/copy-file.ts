import { createHash } from "node:crypto";
import fs from "node:fs";

const chunkBytes = 1 << 20;

/** Says how long a file is and what it holds. */
export interface FileSum {
  bytes: number;
  sha256: string;
}

/** Reads a file and returns its sum. */
export function sumOfFile(file: string): FileSum {
  return readThrough(file, Number.POSITIVE_INFINITY, () => undefined);
}

/**
 * Copies a file, or its first `mostBytes`, to a new one that only its owner can read. Returns the sum of what it wrote,
 * which is on the disk then.
 */
export function copyFileDurably(from: string, to: string, mostBytes = Number.POSITIVE_INFINITY): FileSum {
  const target = fs.openSync(to, "wx", 0o600);
  try {
    const sum = readThrough(from, mostBytes, (bytes) => fs.writeFileSync(target, bytes));
    fs.fsyncSync(target);
    return sum;
  } finally {
    fs.closeSync(target);
  }
}

function readThrough(file: string, mostBytes: number, take: (bytes: Buffer) => void): FileSum {
  const opened = fs.openSync(file, "r");
  const hash = createHash("sha256");
  const chunk = Buffer.alloc(chunkBytes);
  try {
    let bytes = 0;
    while (bytes < mostBytes) {
      const length = fs.readSync(opened, chunk, 0, Math.min(chunkBytes, mostBytes - bytes), bytes);
      if (length === 0) break;
      hash.update(chunk.subarray(0, length));
      take(chunk.subarray(0, length));
      bytes += length;
    }
    return { bytes, sha256: hash.digest("hex") };
  } finally {
    fs.closeSync(opened);
  }
}
