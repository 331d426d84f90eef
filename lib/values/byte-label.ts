const units = ["bytes", "kB", "MB", "GB", "TB"];

/** Returns a number of bytes as people read it: "512 bytes", "1.5 MB". A kB has 1,000 bytes. */
export function byteLabel(bytes: number): string {
  const unit = Math.min(Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)), units.length - 1);
  const value = bytes / 1000 ** unit;
  const shown = unit === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10;
  return `${shown} ${units[unit]}`;
}
