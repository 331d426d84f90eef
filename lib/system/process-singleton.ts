const kept = globalThis as { farewell?: Map<string, unknown> };

/**
 * Returns one value per process, made on first use. It lives on `globalThis`, because every server bundle has its
 * own modules and they must share one database connection.
 */
export function processSingleton<T>(name: string, make: () => T): T {
  kept.farewell ??= new Map();
  if (!kept.farewell.has(name)) kept.farewell.set(name, make());
  return kept.farewell.get(name) as T;
}
