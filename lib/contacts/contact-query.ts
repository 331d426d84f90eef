import type { z } from "zod";
import { invalidInput } from "@/lib/auth/site-action";
import { type ContactFilter, contactFilter } from "./contact-filter";
import { type ContactPage, contactPage } from "./contact-page";

type Parsed<T> = { ok: true; value: T } | ReturnType<typeof invalidInput>;

const pageParameters = ["sort", "direction", "size", "after", "before"];
const wholeNumbers = new Set(["size", "after", "before", "import"]);

/** The filter in a query string. Unknown parameters are refused; `everyone=true` has to be said. */
export function parseFilter(parameters: URLSearchParams): Parsed<ContactFilter> {
  return parse(contactFilter, without(parameters, pageParameters));
}

export function parsePage(parameters: URLSearchParams): Parsed<ContactPage> {
  const given = [...parameters].filter(([name]) => pageParameters.includes(name));
  return parse(contactPage, Object.fromEntries(given.map(([name, value]) => [name, typed(name, value)])));
}

function without(parameters: URLSearchParams, names: string[]): Record<string, unknown> {
  const rest = [...parameters].filter(([name]) => !names.includes(name));
  return Object.fromEntries(rest.map(([name, value]) => [name, typed(name, value)]));
}

function typed(name: string, value: string): unknown {
  if (name === "everyone") return value === "true" ? true : value;
  return wholeNumbers.has(name) && /^\d{1,15}$/.test(value) ? Number(value) : value;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): Parsed<T> {
  const parsed = schema.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : invalidInput(parsed.error);
}
