export type Form = { [name: string]: string | Form };

/** Decodes `a[b][0]=c` the way Stripe does, into nested objects. */
export function decodeForm(encoded: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(encoded))
    set(form, name.split(/[[\]]+/).filter(Boolean), value);
  return form;
}

function set(form: Form, [first, ...rest]: string[], value: string): void {
  if (first === undefined) return;
  if (rest.length === 0) {
    form[first] = value;
    return;
  }
  const inner = form[first];
  const place = typeof inner === "object" ? inner : {};
  form[first] = place;
  set(place, rest, value);
}
