import { expect, test } from "vitest";
import type { DiskCheck } from "@/lib/deletion/disk/disk-check";
import { neutralFormats } from "@/lib/values/formats";
import {
  diskCheckMessage,
  durationOf,
  listCheckMessage,
  searchedMessage,
  sizeOf,
  uncheckedMessage,
  waitingMessage,
  wholeCheckMessage,
} from "./receipt-messages";

test("a duration is told in its two largest units", () => {
  const took = (ms: number) => durationOf({ startedAt: 1000, finishedAt: 1000 + ms });
  expect(took(20)).toBe("under 1 s");
  expect(took(1500)).toBe("1 s");
  expect(took(125_000)).toBe("2 min 5 s");
  expect(took(3_725_000)).toBe("1 h 2 min");
  expect(durationOf({ startedAt: 1000, finishedAt: null })).toBe("");
});

test("sizes are told in decimal units", () => {
  expect(sizeOf(neutralFormats, 0)).toBe("empty");
  expect(sizeOf(neutralFormats, 1)).toBe("1 byte");
  expect(sizeOf(neutralFormats, 4152)).toBe("4.2 kB");
  expect(sizeOf(neutralFormats, 12_400_000)).toBe("12.4 MB");
  expect(sizeOf(neutralFormats, 1_300_000_000)).toBe("1.3 GB");
});

test("the disk check tells clean files together and others by themselves", () => {
  const check = (database: number, log: number) =>
    diskCheckMessage(neutralFormats, {
      addressCount: 5000,
      files: [
        { name: "database", byteCount: 12_400_000, foundCount: database },
        { name: "write-ahead log", byteCount: 0, foundCount: log },
      ],
    });
  expect(check(0, 0)).toBe(
    "0 of 5,000 erased emails found in the database file (12.4 MB) and its write-ahead log (empty).",
  );
  expect(check(3, 0)).toBe(
    "3 of 5,000 erased emails found in the database file (12.4 MB). " +
      "0 of 5,000 erased emails found in its write-ahead log (empty).",
  );
});

test("a receipt says which pages were searched, what was still to be cleaned, and what the night found", () => {
  const files = [
    { name: "database" as const, byteCount: 4_100_000, foundCount: 0 },
    { name: "write-ahead log" as const, byteCount: 4152, foundCount: 0 },
  ];
  const check: DiskCheck = { checkedAt: 0, addressCount: 1, files, scope: "written" };
  expect(diskCheckMessage(neutralFormats, check)).toBe(
    "0 of 1 erased email found in what this deletion wrote to the database (4.1 MB) and its write-ahead log (4.2 kB).",
  );
  expect(wholeCheckMessage(neutralFormats, check)).toBe("The next night reads the files as a whole as well.");
  expect(wholeCheckMessage(neutralFormats, { checkedAt: 0, addressCount: 1, files })).toBe("");
  const whole = { checkedAt: 1, addressCount: 1, files };
  expect(wholeCheckMessage(neutralFormats, { ...check, whole })).toBe(
    "The files were read as a whole as well: 0 of 1 erased email found in the database file (4.1 MB) and its write-ahead log (4.2 kB).",
  );
  expect(waitingMessage(check)).toBe("");
  expect(waitingMessage({ ...check, waiting: ["search index"] })).toMatch(
    /in the search index\. It is cleaned within/,
  );
  expect(waitingMessage({ ...check, waiting: ["search index"], settledAt: 5 })).toMatch(/cleaned since\.$/);
});

test("lists that wait in Imports are searched, or named as not searched", () => {
  const said = (lists: DiskCheck["lists"]) =>
    listCheckMessage(neutralFormats, { checkedAt: 0, addressCount: 2, files: [], ...(lists && { lists }) });
  const none = { searchedCount: 0, unsearchedCount: 0, foundCount: 0, importIds: [] };
  expect(said(undefined)).toBe("Lists that waited in Imports were not searched.");
  expect(said(none)).toBe("");
  expect(said({ ...none, searchedCount: 1 })).toBe(
    "0 of 2 erased emails found in 1 list that waits in Imports.",
  );
  expect(said({ ...none, searchedCount: 3, foundCount: 1, importIds: [12, 13] })).toMatch(
    /^1 of 2 erased emails found in imports 12, 13, waiting in Imports/,
  );
  expect(said({ ...none, unsearchedCount: 2 })).toMatch(/^Not searched: 2 lists that wait in Imports/);
});

test("a search that did not cover everyone says so", () => {
  const diskCheck = { checkedAt: 0, addressCount: 20_000, files: [] };
  expect(searchedMessage(neutralFormats, { deletedCount: 20_000, diskCheck })).toBe("");
  expect(searchedMessage(neutralFormats, { deletedCount: 50_000, diskCheck })).toBe(
    "The latest search covered 20,000 of the 50,000 emails deleted.",
  );
});

test("without a result, the reason is told", () => {
  expect(uncheckedMessage({ status: "running", deletedCount: 5 })).toMatch(/^Not yet checked/);
  expect(uncheckedMessage({ status: "completed", deletedCount: 0 })).toMatch(/^Nothing was deleted/);
  expect(uncheckedMessage({ status: "stopped", deletedCount: 5 })).toMatch(/^Not checked/);
});
