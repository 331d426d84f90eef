import type { z } from "zod";
import type { Database } from "@/db/open-database";
import type { SiteAccess } from "@/lib/auth/site-access";
import { invalidInput } from "@/lib/auth/site-action";
import { type ContactFilter, contactFilter } from "@/lib/contacts/filter/contact-filter";
import { findWrongRule } from "@/lib/contacts/filter/filter-options";
import { type ContactPage, contactPage } from "./contact-page";

type Parsed<T> = { ok: true; value: T } | ReturnType<typeof invalidInput>;

const pageParameters = ["sort", "direction", "size", "after", "before"];
const wholeNumbers = new Set(["size", "after", "before", "import"]);

/**
 * Reads the filter from a query string. Refuses unknown parameters and rules about what the site does not have;
 * `everyone=true` must be said.
 */
export function parseFilter(
  access: SiteAccess,
  db: Database,
  parameters: URLSearchParams,
): Parsed<ContactFilter> {
  return checkFilter(access, db, without(parameters, pageParameters));
}

/** Reads the filter from the body of a request. Refuses what `parseFilter` refuses. */
export function checkFilter(access: SiteAccess, db: Database, given: unknown): Parsed<ContactFilter> {
  const parsed = parse(contactFilter, given);
  const wrong = parsed.ok ? findWrongRule(access, db, parsed.value) : undefined;
  return wrong ? { ok: false, refusal: "invalid_input", ...wrong } : parsed;
}

/** Reads the page of a list from the body of a request. */
export function checkPage(given: unknown): Parsed<ContactPage> {
  return parse(contactPage, given);
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
  if (name === "where") return parsedJson(value);
  return wholeNumbers.has(name) && /^\d{1,15}$/.test(value) ? Number(value) : value;
}

function parsedJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown): Parsed<T> {
  const parsed = schema.safeParse(value);
  return parsed.success ? { ok: true, value: parsed.data } : invalidInput(parsed.error);
}
