const eventName = "farewell:open-palette";

/** Opens the palette from anywhere on the page. */
export function openPalette(): void {
  window.dispatchEvent(new Event(eventName));
}

/** Calls `open` when something asks for the palette; returns what ends it. */
export function hearPalette(open: () => void): () => void {
  window.addEventListener(eventName, open);
  return () => window.removeEventListener(eventName, open);
}
