import { createHash } from "node:crypto";

const leafPrefix = Buffer.from([0]);
const nodePrefix = Buffer.from([1]);

/** Is how many hashes stand under one subtree of a `LeafTree`; a power of two, so that the subtrees fit the tree. */
export const leavesPerSubtree = 1024;

/**
 * Returns the leaf of an email: SHA-256 of a zero byte, the salt and the email in normal form. The zero byte tells it
 * from the node of two others (RFC 6962, section 2.1).
 */
export function leafOf(salt: Buffer, email: string): Buffer {
  return createHash("sha256").update(leafPrefix).update(salt).update(email, "utf8").digest();
}

function nodeOf(left: Buffer, right: Buffer): Buffer {
  return createHash("sha256").update(nodePrefix).update(left).update(right).digest();
}

/** Returns the root over at least one hash, as RFC 6962 builds it. Throws for none. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes;
  if (first === undefined) throw new Error("a tree needs a leaf");
  if (hashes.length === 1) return first;
  const split = splitOf(hashes.length);
  return nodeOf(rootOf(hashes.slice(0, split)), rootOf(hashes.slice(split)));
}

/** Lists what the hash at `index` has to be joined with to make the root, from the leaf upwards. */
export function pathOf(hashes: readonly Buffer[], index: number): Buffer[] {
  if (hashes.length <= 1) return [];
  const split = splitOf(hashes.length);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return index < split
    ? [...pathOf(left, index), rootOf(right)]
    : [...pathOf(right, index - split), rootOf(left)];
}

/** Returns the largest power of two that is smaller than `count`, which is at least 2. */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/**
 * Returns the root to which a path leads from the leaf at `index` of `count`; undefined when no tree of that size has
 * such a path (RFC 9162, section 2.1.3.2).
 */
export function rootAlong(
  leaf: Buffer,
  { index, count, path }: { index: number; count: number; path: readonly Buffer[] },
): Buffer | undefined {
  if (index >= count) return undefined;
  let root = leaf;
  let [at, last] = [index, count - 1];
  for (const other of path) {
    if (last === 0) return undefined;
    const isRight = at % 2 === 1 || at === last;
    root = isRight ? nodeOf(other, root) : nodeOf(root, other);
    if (isRight) while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : undefined;
}

/** Is a tree that is complete. A path in it needs the leaves of one subtree and the roots of all. */
export interface BuiltTree {
  count: number;
  /** Is null for a tree without leaves. */
  root: Buffer | null;
  /** Lists the roots over each `leavesPerSubtree` leaves; the last one may have fewer. */
  subtrees: Buffer[];
}

/** Builds a tree from leaves as they come. It keeps the leaves of one subtree, and of each before it the root alone. */
export class LeafTree {
  private readonly subtrees: Buffer[] = [];
  private open: Buffer[] = [];
  private count = 0;

  add(leaf: Buffer): void {
    this.open.push(leaf);
    this.count += 1;
    if (this.open.length === leavesPerSubtree) this.close();
  }

  /** Ends the tree. Nothing can be added any more. */
  build(): BuiltTree {
    if (this.open.length > 0) this.close();
    const { count, subtrees } = this;
    return { count, root: subtrees.length === 0 ? null : rootOf(subtrees), subtrees };
  }

  private close(): void {
    this.subtrees.push(rootOf(this.open));
    this.open = [];
  }
}

/** Lists the path of a leaf in a tree, from the leaves of its own subtree and the roots of all. */
export function pathInTree(
  { leaves, subtrees }: { leaves: readonly Buffer[]; subtrees: readonly Buffer[] },
  index: number,
): Buffer[] {
  return [
    ...pathOf(leaves, index % leavesPerSubtree),
    ...pathOf(subtrees, Math.floor(index / leavesPerSubtree)),
  ];
}
