interface Loaded<Value> {
  /** Is undefined until it is loaded. */
  value: Value | undefined;
  hasFailed: boolean;
}

/** Keeps what `load` brings, for `useSyncExternalStore`. What could not be loaded can be asked for again. */
export function loadedOnce<Value>(load: () => Promise<Value>) {
  let loaded: Loaded<Value> = { value: undefined, hasFailed: false };
  let isLoading = false;
  const listeners = new Set<() => void>();
  function become(next: Loaded<Value>) {
    loaded = next;
    for (const listener of listeners) listener();
  }
  return {
    current: () => loaded,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Does nothing while it loads, or once it is there. */
    load(): void {
      if (isLoading || loaded.value !== undefined) return;
      isLoading = true;
      become({ value: undefined, hasFailed: false });
      load()
        .then(
          (value) => ({ value, hasFailed: false }),
          () => ({ value: undefined, hasFailed: true }),
        )
        .then((next) => {
          isLoading = false;
          become(next);
        });
    },
  };
}
