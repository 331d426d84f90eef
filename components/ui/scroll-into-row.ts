/** For the chosen one of a row that scrolls: shows it, and the page stays where it is. */
export function scrollIntoRow(chosen: HTMLElement | null): void {
  const row = chosen?.parentElement;
  if (chosen && row) row.scrollLeft = chosen.offsetLeft - row.offsetLeft - 16;
}
