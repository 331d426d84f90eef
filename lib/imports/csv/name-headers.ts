const longestHeader = 200;

/** Returns a header as the file has it, without the mark that tells a repeated header from the first one. */
export function withoutColumnMark(header: string): string {
  return header.replace(/(?: \(column \d+\))+$/, "");
}

/**
 * Names every column once: a blank header becomes "Column 3", the second "Tags" becomes "Tags (column 5)".
 * The names depend only on the header row, so that a stored mapping still fits when the file is opened again.
 */
export function nameHeaders(cells: string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const header = cell.replace(/\s+/g, " ").slice(0, longestHeader).trim();
    let name = header === "" ? `Column ${index + 1}` : header;
    while (taken.has(name.toLowerCase())) name = `${name} (column ${index + 1})`;
    taken.add(name.toLowerCase());
    return name;
  });
}
