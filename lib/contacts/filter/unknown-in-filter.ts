import { costField } from "./filter-cost";

/** Says that a filter names something, such as a tag, that the site has no longer, or that it asks for too much. */
export function unknownInFilter({ field, expected }: { field: string; expected: string }): string {
  if (field === costField) return `The filter asks for too much at once. Choose ${expected}.`;
  return `The filter names a ${field} that is not there any more; expected ${expected}.`;
}
