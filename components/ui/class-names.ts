import { type ClassValue, clsx } from "clsx";

/**
 * Joins class names. No two of them may set the same property of the same state, because then the order in the style
 * sheet decides, not the order here.
 */
export function classNames(...values: ClassValue[]): string {
  return clsx(values);
}
