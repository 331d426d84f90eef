"use client";

import { useSyncExternalStore } from "react";
import { type Formats, formatsOf, neutralFormats } from "@/lib/values/formats";

let known: Formats | undefined;

/**
 * Formats numbers, money and times for the viewer's locale. Until React hydrates, it formats them as the server did.
 */
export function useFormats(): Formats {
  return useSyncExternalStore(subscribe, viewerFormats, () => neutralFormats);
}

/** Returns the same for code outside of a component, such as a message in the corner. */
export function viewerFormats(): Formats {
  known ??= formatsOf(
    globalThis.navigator?.language ?? "en-US",
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  return known;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("languagechange", listener);
  return () => window.removeEventListener("languagechange", listener);
}

// This listener registers before any component's, so all components then get the same new formats.
globalThis.window?.addEventListener("languagechange", () => {
  known = undefined;
});
