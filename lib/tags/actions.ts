"use server";

import { siteAction, siteActionThatWaits } from "@/lib/auth/site-action";
import { awaitChange } from "@/lib/definition-changes/find-change";
import { database } from "@/lib/system/instance";
import {
  confirmedTagDeletion,
  confirmedTagMerge,
  confirmTagDeletion,
  confirmTagMerge,
  createTag,
  newTag,
  renameTag,
  tagRename,
} from "./change-tags";

export const createTagAction = siteAction({
  permission: "settings.write",
  input: newTag,
  run: (access, tag) => createTag(access, database(), tag, Date.now()),
});

export const renameTagAction = siteAction({
  permission: "settings.write",
  input: tagRename,
  run: (access, rename) => renameTag(access, database(), rename, Date.now()),
});

export const mergeTagsAction = siteActionThatWaits({
  permission: "settings.write",
  input: confirmedTagMerge,
  run: (access, merge) => confirmTagMerge(access, database(), merge, Date.now()),
  answer: async (access, requested) =>
    requested.ok
      ? { ok: true as const, change: await awaitChange(access, database(), requested.changeId, Date.now) }
      : requested,
});

export const deleteTagAction = siteActionThatWaits({
  permission: "settings.write",
  input: confirmedTagDeletion,
  run: (access, tag) => confirmTagDeletion(access, database(), tag, Date.now()),
  answer: async (access, requested) =>
    requested.ok
      ? { ok: true as const, change: await awaitChange(access, database(), requested.changeId, Date.now) }
      : requested,
});
