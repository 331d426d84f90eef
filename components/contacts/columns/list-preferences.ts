"use client";

import { useMemo, useSyncExternalStore } from "react";
import { columnsText, type ListColumn, parseColumnsText } from "@/lib/contacts/list/list-columns";
import { preferenceCookies, type SentPreferences } from "./preference-cookies";

export interface ListPreferences {
  /** Is undefined until someone arranges them. What is not understood counts as never chosen. */
  columns: ListColumn[] | undefined;
  isRoomy: boolean;
}

export function useListPreferences(sent: SentPreferences): ListPreferences {
  const columns = useSyncExternalStore(
    subscribe,
    () => cookieOf(preferenceCookies.columns),
    () => sent.columns,
  );
  const rows = useSyncExternalStore(
    subscribe,
    () => cookieOf(preferenceCookies.rows),
    () => sent.rows,
  );
  return useMemo(
    () => ({ columns: columns ? parseColumnsText(columns) : undefined, isRoomy: rows === "roomy" }),
    [columns, rows],
  );
}

/** Keeps the columns of the plain list; undefined forgets them. */
export function keepColumns(columns: readonly ListColumn[] | undefined): void {
  keep(preferenceCookies.columns, columns && columnsText(columns));
}

export function keepRoomy(isRoomy: boolean): void {
  keep(preferenceCookies.rows, isRoomy ? "roomy" : undefined);
}

const listeners = new Set<() => void>();
const yearInSeconds = 31_536_000;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function cookieOf(name: string): string | undefined {
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

function keep(name: string, value: string | undefined): void {
  const life = value === undefined ? 0 : yearInSeconds;
  const overTls = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser.
  document.cookie = `${name}=${value ?? ""}; path=/contacts; max-age=${life}; samesite=lax${overTls}`;
  for (const listener of listeners) listener();
}
