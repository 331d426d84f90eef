/**
 * Tells whether two texts differ by one letter that is wrong, missing or too much, or by two neighbours that changed
 * places. Equal texts do not differ.
 */
export function isOneSlip(one: string, other: string): boolean {
  if (one.length < other.length) return isOneSlip(other, one);
  const at = firstDifference(one, other);
  if (at === one.length) return false;
  const [rest, others] = [one.slice(at + 1), other.slice(at)];
  if (one.length === other.length + 1) return rest === others;
  if (one.length !== other.length) return false;
  const isSwapped = one[at] === other[at + 1] && one[at + 1] === other[at];
  return rest === others.slice(1) || (isSwapped && one.slice(at + 2) === other.slice(at + 2));
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
