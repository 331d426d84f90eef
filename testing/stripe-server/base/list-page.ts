import { type Answer, missing, ok, refuse } from "./answer";
import { type Form, textOf } from "./form";
import type { Call } from "./route";
import { createdOf, type StripeObject } from "./store";

interface Listing {
  kind: string;
  owner?: string | undefined;
  matches?: (object: StripeObject) => boolean;
}

/** Returns one page, newest first. Refuses a cursor that is not, or no longer, in this list as missing. */
export function listPage(call: Call, { kind, owner, matches = () => true }: Listing): Answer {
  const { store, form, url } = call;
  const limit = Number(textOf(form, "limit") ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    return refuse({
      message: `Invalid integer: ${textOf(form, "limit")}`,
      code: "parameter_invalid_integer",
      param: "limit",
    });
  const after = textOf(form, "starting_after");
  const before = textOf(form, "ending_before");
  if (after !== undefined && before !== undefined)
    return refuse({
      message: "You can only specify one of these parameters: ending_before, starting_after.",
    });
  const isWanted = (object: StripeObject) => matches(object) && isCreatedWithin(form, createdOf(object));
  const page = before === undefined ? pageAfter : pageBefore;
  const found = page(store.each(kind, owner), isWanted, limit, after ?? before);
  if (found) return ok({ object: "list", url, has_more: found.hasMore, data: found.data });
  const param = after === undefined ? "ending_before" : "starting_after";
  return missing(store, kind, String(after ?? before), param, 400);
}

interface Page {
  data: StripeObject[];
  hasMore: boolean;
}
type TakePage = (
  objects: Iterable<StripeObject>,
  isWanted: (object: StripeObject) => boolean,
  limit: number,
  cursor: string | undefined,
) => Page | undefined;

const pageAfter: TakePage = (objects, isWanted, limit, cursor) => {
  const data: StripeObject[] = [];
  let hasBegun = cursor === undefined;
  for (const object of objects) {
    if (!isWanted(object)) continue;
    if (!hasBegun) {
      hasBegun = object.id === cursor;
      continue;
    }
    if (data.length === limit) return { data, hasMore: true };
    data.push(object);
  }
  return hasBegun ? { data, hasMore: false } : undefined;
};

const pageBefore: TakePage = (objects, isWanted, limit, cursor) => {
  const newer: StripeObject[] = [];
  for (const object of objects) {
    if (!isWanted(object)) continue;
    if (object.id === cursor) return { data: newer.slice(-limit), hasMore: newer.length > limit };
    newer.push(object);
  }
  return undefined;
};

/** Tells whether `created` matches the form, which names a time in seconds or a range of gt, gte, lt and lte. */
function isCreatedWithin(form: Form, created: number): boolean {
  const range = form.created;
  if (range === undefined) return true;
  if (typeof range === "string") return created === Number(range);
  const bounds = { gt: -Infinity, gte: -Infinity, lt: Infinity, lte: Infinity };
  for (const name of ["gt", "gte", "lt", "lte"] as const)
    if (typeof range[name] === "string") bounds[name] = Number(range[name]);
  return created > bounds.gt && created >= bounds.gte && created < bounds.lt && created <= bounds.lte;
}
