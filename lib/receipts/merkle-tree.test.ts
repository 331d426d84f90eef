import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { LeafTree, leafOf, leavesPerSubtree, pathInTree, pathOf, rootAlong, rootOf } from "./merkle-tree";

const salt = Buffer.alloc(32, 7);
const leaves = Array.from({ length: 71 }, (_, at) => leafOf(salt, `${at}@quill.example`));
const sha256 = (...parts: Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();

test("a leaf and a node are what RFC 6962 makes of them", () => {
  const [one, two, three] = leaves as [Buffer, Buffer, Buffer];
  expect(one).toEqual(sha256(Buffer.from([0]), salt, Buffer.from("0@quill.example")));
  const left = sha256(Buffer.from([1]), one, two);
  expect(rootOf([one, two, three])).toEqual(sha256(Buffer.from([1]), left, three));
  expect(() => rootOf([])).toThrow("a tree needs a leaf");
});

test("in trees of 1 to 70 leaves each leaf has a path to the root, and no other leaf, place or path leads there", () => {
  const everySize = fc.property(fc.infiniteStream(fc.nat(1000)), (any) => {
    const next = (): number => any.next().value ?? 0;
    for (let count = 1; count <= 70; count += 1) {
      const own = leaves.slice(0, count);
      const root = rootOf(own);
      for (const [index, leaf] of own.entries()) {
        const path = pathOf(own, index);
        const leads = (of: Buffer, at: Partial<{ index: number; path: Buffer[] }> = {}) =>
          rootAlong(of, { index, count, path, ...at })?.equals(root) ?? false;
        const other = leaves[(index + 1 + (next() % 70)) % 71] ?? leaf;
        const elsewhere = (index + 1 + (next() % count)) % (count + 1);
        const seen = [
          leads(leaf),
          leads(other),
          leads(leaf, { index: elsewhere }),
          leads(leaf, { path: [...path, other] }),
          path.length > 0 && leads(leaf, { path: path.slice(1) }),
        ];
        expect(seen, `leaf ${index} of ${count}`).toEqual([true, false, false, false, false]);
      }
    }
  });
  fc.assert(everySize, { numRuns: 1 });
});

test("a tree that grows keeps one hash a subtree, and has the root and the paths of one that was built at once", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: -2, max: 2 }),
      fc.nat(),
      (subtreeCount, more, any) => {
        const count = Math.max(0, subtreeCount * leavesPerSubtree + more);
        const own = Array.from({ length: count }, (_, at) => {
          const leaf = Buffer.alloc(32);
          leaf.writeUInt32BE(at);
          return leaf;
        });
        const tree = new LeafTree();
        for (const leaf of own) tree.add(leaf);
        const { count: counted, root, subtrees } = tree.build();
        expect(counted).toBe(count);
        expect(subtrees).toHaveLength(Math.ceil(count / leavesPerSubtree));
        expect(root).toEqual(count === 0 ? null : rootOf(own));
        if (count === 0) return;
        const index = any % count;
        const first = index - (index % leavesPerSubtree);
        const beside = own.slice(first, first + leavesPerSubtree);
        expect(pathInTree({ leaves: beside, subtrees }, index)).toEqual(pathOf(own, index));
      },
    ),
    { numRuns: 10 },
  );
});
