"use server";

import { siteAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import {
  checkImport,
  confirmedRevert,
  confirmRevert,
  discardImport,
  ofImport,
  startImport,
  startOfImport,
  stopImport,
} from "./change-import";
import { readingOfImport, rereadImport } from "./file/reread-import";
import { importSettings } from "./import-settings";

export const checkImportAction = siteAction({
  permission: "imports.run",
  input: importSettings,
  run: (access, settings) => checkImport(access, database(), settings, Date.now()),
});

export const rereadImportAction = siteAction({
  permission: "imports.run",
  input: readingOfImport,
  run: (access, reading) => rereadImport(access, database(), reading),
});

export const startImportAction = siteAction({
  permission: "imports.run",
  input: startOfImport,
  run: (access, start) => startImport(access, database(), start, Date.now()),
});

export const stopImportAction = siteAction({
  permission: "imports.run",
  input: ofImport,
  run: (access, one) => stopImport(access, database(), one, Date.now()),
});

export const revertImportAction = siteAction({
  permission: "imports.run",
  input: confirmedRevert,
  run: (access, one) => confirmRevert(access, database(), one, Date.now()),
});

export const discardImportAction = siteAction({
  permission: "imports.run",
  input: ofImport,
  run: (access, one) => discardImport(access, database(), one, Date.now()),
});
