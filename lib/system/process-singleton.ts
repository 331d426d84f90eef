const kept = globalThis as { farewell?: Map<string, unknown> };

/**
 * One value a process, made on first use. Kept on `globalThis`, because each bundle of the server has
 * modules of its own and there must be one database connection, not one a bundle.
 */
export function processSingleton<T>(name: string, make: () => T): T {
  kept.farewell ??= new Map();
  if (!kept.farewell.has(name)) kept.farewell.set(name, make());
  return kept.farewell.get(name) as T;
}
