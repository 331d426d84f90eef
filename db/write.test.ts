import { expect, test } from "vitest";
import { openMemoryDatabase } from "./open-database";
import { sites } from "./schema";
import { write } from "./write";

test("what throws inside is undone whole", () => {
  const db = openMemoryDatabase();
  const attempt = () =>
    write(db, (tx) => {
      tx.insert(sites).values({ name: "Lost", createdAt: 0 }).run();
      throw new Error("half way");
    });
  expect(attempt).toThrow("half way");
  expect(db.select().from(sites).all()).toEqual([]);
});

test("a promise is refused by type", () => {
  const db = openMemoryDatabase();
  // @ts-expect-error better-sqlite3 would commit before the promise settled.
  expect(() => write(db, async () => 1)).toThrow(/promise/);
});
