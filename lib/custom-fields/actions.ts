"use server";

import { siteAction, siteActionThatWaits } from "@/lib/auth/site-action";
import { awaitChange } from "@/lib/definition-changes/find-change";
import { database } from "@/lib/system/instance";
import {
  confirmFieldDeletion,
  createField,
  orderFields,
  renameField,
  requestTypeChange,
} from "./change-fields";
import { changeOptions } from "./change-options";
import {
  confirmedFieldDeletion,
  fieldOrder,
  fieldRename,
  fieldTypeChange,
  newField,
  optionsChange,
} from "./field-input";

export const createFieldAction = siteAction({
  permission: "settings.write",
  input: newField,
  run: (access, field) => createField(access, database(), field, Date.now()),
});

export const renameFieldAction = siteAction({
  permission: "settings.write",
  input: fieldRename,
  run: (access, rename) => renameField(access, database(), rename, Date.now()),
});

export const orderFieldsAction = siteAction({
  permission: "settings.write",
  input: fieldOrder,
  run: (access, order) => orderFields(access, database(), order, Date.now()),
});

export const changeOptionsAction = siteActionThatWaits({
  permission: "settings.write",
  input: optionsChange,
  run: (access, change) => changeOptions(access, database(), change, Date.now()),
  answer: async (access, changed) => {
    const last = changed.ok ? changed.changeIds.at(-1) : undefined;
    if (last !== undefined) await awaitChange(access, database(), last, Date.now);
    return changed;
  },
});

export const changeFieldTypeAction = siteActionThatWaits({
  permission: "settings.write",
  input: fieldTypeChange,
  run: (access, change) => requestTypeChange(access, database(), change, Date.now()),
  answer: async (access, requested) =>
    requested.ok
      ? { ok: true as const, change: await awaitChange(access, database(), requested.changeId, Date.now) }
      : requested,
});

export const deleteFieldAction = siteActionThatWaits({
  permission: "settings.write",
  input: confirmedFieldDeletion,
  run: (access, field) => confirmFieldDeletion(access, database(), field, Date.now()),
  answer: async (access, requested) =>
    requested.ok
      ? { ok: true as const, change: await awaitChange(access, database(), requested.changeId, Date.now) }
      : requested,
});
