"use server";

import { sendNoticeLater } from "@/lib/auth/letters/send-later";
import { accountAction } from "@/lib/auth/site-action";
import { database } from "@/lib/system/instance";
import { addPasskey, beginPasskey, newPasskey, passkeyWanted } from "./add-passkey";
import { ofPasskey, removePasskey } from "./remove-passkey";
import { renamedPasskey, renamePasskey } from "./rename-passkey";

export const beginPasskeyAction = accountAction({
  input: passkeyWanted,
  run: (access, wanted) => beginPasskey(access, database(), wanted, Date.now()),
});

export const addPasskeyAction = accountAction({
  input: newPasskey,
  run: async (access, passkey) => {
    const added = await addPasskey(access, database(), passkey, Date.now());
    if (added.ok) sendNoticeLater(access.userId, "passkey_added");
    return added;
  },
});

export const renamePasskeyAction = accountAction({
  input: renamedPasskey,
  run: (access, passkey) => renamePasskey(access, database(), passkey, Date.now()),
});

export const removePasskeyAction = accountAction({
  input: ofPasskey,
  run: (access, passkey) => {
    const removed = removePasskey(access, database(), passkey, Date.now());
    if (removed.ok) sendNoticeLater(access.userId, "passkey_removed");
    return removed;
  },
});
