import fs from "node:fs";

const chunkBytes = 1024 * 1024;

/**
 * Leaves out each file whose bytes are the beginning of another one, or the same: ledgers only grow, so of the copies of
 * one, hour after hour, the newest says everything.
 */
export function dropBeginnings(files: readonly string[]): string[] {
  const bySize = files
    .filter((file) => fs.existsSync(file))
    .map((file) => ({ file, size: fs.statSync(file).size }))
    .sort((one, other) => other.size - one.size);
  const kept: string[] = [];
  for (const { file, size } of bySize)
    if (!kept.some((longer) => isBeginning(file, size, longer))) kept.push(file);
  return kept;
}

function isBeginning(file: string, size: number, longer: string): boolean {
  const descriptors = [fs.openSync(file, "r"), fs.openSync(longer, "r")] as const;
  const [bytes, others] = [Buffer.alloc(chunkBytes), Buffer.alloc(chunkBytes)];
  try {
    // The ends differ first: a ledger that went on by itself has the same beginning.
    for (let at = size; at > 0; at -= chunkBytes) {
      const from = Math.max(0, at - chunkBytes);
      const [one, other] = [
        fs.readSync(descriptors[0], bytes, 0, at - from, from),
        fs.readSync(descriptors[1], others, 0, at - from, from),
      ];
      if (one !== other || bytes.compare(others, 0, one, 0, one) !== 0) return false;
    }
    return true;
  } finally {
    for (const descriptor of descriptors) fs.closeSync(descriptor);
  }
}
