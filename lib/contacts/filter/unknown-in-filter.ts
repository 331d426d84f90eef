/** Says that a filter names something, such as a tag, that the site has no longer. */
export function unknownInFilter({ field, expected }: { field: string; expected: string }): string {
  return `The filter names a ${field} that is not there any more; expected ${expected}.`;
}
