export type Form = { [name: string]: string | Form };

/** Decodes `a[b][0]=c` and `a[b][]=c` the way Stripe does, into nested objects. */
export function decodeForm(encoded: string): Form {
  const form: Form = {};
  for (const [name, value] of new URLSearchParams(encoded)) set(form, stepsOf(name), value);
  return form;
}

function stepsOf(name: string): string[] {
  const [first = ""] = name.split("[");
  return [first, ...[...name.matchAll(/\[([^\]]*)\]/g)].map(([, step = ""]) => step)];
}

function set(form: Form, [first = "", ...rest]: string[], value: string): void {
  const name = first || String(Object.keys(form).length);
  if (rest.length === 0) {
    form[name] = value;
    return;
  }
  const inner = form[name];
  const place = typeof inner === "object" ? inner : {};
  form[name] = place;
  set(place, rest, value);
}

export function textOf(form: Form, name: string): string | undefined {
  const value = form[name];
  return typeof value === "string" ? value : undefined;
}

/** Returns the values of `name`, which may be a list or one value. */
export function listOf(form: Form, name: string): string[] {
  const value = form[name];
  if (typeof value === "string") return [value];
  return Object.values(value ?? {}).filter((one) => typeof one === "string");
}
