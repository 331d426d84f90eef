/** Moves a row sideways until its chosen element shows. The page itself does not scroll. */
export function scrollIntoRow(chosen: HTMLElement | null): void {
  const row = chosen?.parentElement;
  if (chosen && row) row.scrollLeft = chosen.offsetLeft - row.offsetLeft - 16;
}
