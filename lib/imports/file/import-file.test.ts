import fs from "node:fs";
import { expect, test } from "vitest";
import { openCsv } from "@/lib/imports/csv/open-csv";
import { deleteImportFile, importFile, whileThere } from "./import-file";

const importId = 7;
const read = (meanwhile: () => void) =>
  whileThere(
    importId,
    async (file) => {
      meanwhile();
      const opened = await openCsv(file);
      return opened.ok ? opened.csv.headers : [];
    },
    () => ["gone"],
  );

test("a file that is deleted while it is opened is gone, and any other failure stays one", async () => {
  expect(await read(() => undefined)).toEqual(["gone"]);
  fs.writeFileSync(importFile(importId), "Email,Name\nada@quill.example,Ada\n");
  expect(await read(() => undefined)).toEqual(["Email", "Name"]);
  const broken = () => {
    throw new Error("no such column");
  };
  await expect(read(broken)).rejects.toThrow("no such column");
  expect(await read(() => deleteImportFile(importId))).toEqual(["gone"]);
});
