import { decryptSetting, encryptSetting } from "@/lib/system/encrypt-setting";
import type { ContactSelection } from "./contact-selection";

/** Encrypts a selection for its row, because a search may hold a name or an email. */
export function encryptSelection(selection: ContactSelection): string {
  return encryptSetting(JSON.stringify(selection));
}

/** Returns a stored selection. Throws when it was encrypted with another key. */
export function decryptSelection(stored: string): ContactSelection {
  return JSON.parse(decryptSetting(stored));
}
