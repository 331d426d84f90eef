import { createHmac } from "node:crypto";
import fc from "fast-check";
import { builtActions, builtPaths } from "../access/build";
import { anySeed, formSeeds, seeds } from "./seeds";

/** Is one request, as plain data, so that one that does harm can be made smaller and printed. */
export interface Knock {
  door: "action" | "form" | "route" | "page" | "list" | "webhook";
  name: string;
  isSignedIn: boolean;
  method: string;
  path: string;
  headers: Record<string, string>;
  /** Is the body; of a form its fields. */
  body: string | Record<string, string> | null;
}

export const webhookSecret = "whsec_of_the_attack";

const badText = fc.oneof(
  { arbitrary: fc.string({ unit: "binary", maxLength: 40 }), weight: 3 },
  {
    arbitrary: fc.constantFrom(
      ...["\0", "a\0b", "\ud800", "\u202e\u200b", "' OR 1=1 --", '"', "%00", "%", "../../etc/passwd", "=1+1"],
      ...[
        "__proto__",
        "constructor",
        "null",
        "NaN",
        "1e999",
        "-1",
        "2026-02-30",
        "@",
        "a@b@c",
        "🥐".repeat(300),
      ],
      ...["$K1", "$@1", "$F1", "$undefined", "$B1", "$Q1:a", "<script>alert(1)</script>", "x".repeat(30_000)],
    ),
    weight: 3,
  },
);
const badNumber = fc.constantFrom(0, -1, 0.5, -0, 1e308, 2 ** 53, -(2 ** 63), 2 ** 31, 99_999_999, 1, 2, 3);
const bad: fc.Arbitrary<unknown> = fc.oneof(
  badText,
  badNumber,
  fc.constantFrom(null, true, false, [], {}, [[]], { __proto__: null }, { constructor: { prototype: 1 } }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(badNumber, { minLength: 50, maxLength: 60 }),
  fc.integer({ min: 10, max: 400 }).map((depth) => nested(depth)),
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let at = 0; at < depth; at += 1) value = at % 2 ? [value] : { where: value };
  return value;
}

/** Makes one part of what is right wrong, at any depth, and now and then everything. */
function spoilt(right: unknown): fc.Arbitrary<unknown> {
  if (typeof right !== "object" || right === null) return bad;
  const keys = Object.keys(right);
  const within = (key: string) =>
    spoilt((right as Record<string, unknown>)[key]).map((value) =>
      Array.isArray(right)
        ? right.map((one, at) => (String(at) === key ? value : one))
        : { ...right, [key]: value },
    );
  const ways = [
    bad,
    fc
      .tuple(badText, bad)
      .map(([key, value]) => (Array.isArray(right) ? [...right, value] : { ...right, [key]: value })),
  ];
  if (keys.length === 0) return fc.oneof(...ways, fc.constant(right));
  const changed = fc.constantFrom(...keys).chain(within);
  const without = fc
    .constantFrom(...keys)
    .map((gone) => Object.fromEntries(Object.entries(right).filter(([key]) => key !== gone)));
  const twice = changed.chain((once) => spoiltOnce(once));
  return fc.oneof(
    { arbitrary: changed, weight: 6 },
    { arbitrary: twice, weight: 2 },
    without,
    ...ways,
    fc.constant(right),
  );
}

function spoiltOnce(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return fc.constant(value);
  const keys = Object.keys(value);
  if (keys.length === 0) return fc.constant(value);
  return fc.tuple(fc.constantFrom(...keys), bad).map(([key, one]) => ({ ...value, [key]: one }));
}

/** Cuts and doubles what would be JSON, as a broken sender does. */
function broken(body: string): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.constant(body), weight: 8 },
    fc.nat({ max: body.length }).map((at) => body.slice(0, at)),
    fc.nat({ max: body.length }).map((at) => `${body.slice(0, at)}${body}`),
    fc
      .tuple(fc.nat({ max: body.length }), badText)
      .map(([at, text]) => body.slice(0, at) + text + body.slice(at)),
    fc.constantFrom(
      "",
      "[",
      "[1,2,3]",
      '["$1"]',
      '["$@0"]',
      "[".repeat(5_000),
      '{"0":1}',
      '["$Q0"]',
      '["$F0"]',
    ),
  );
}

const mostly = fc.oneof(
  { arbitrary: fc.constant(true), weight: 4 },
  { arbitrary: fc.constant(false), weight: 1 },
);
const json = (value: unknown) => JSON.stringify(value) ?? "";
const plain = { headers: {}, method: "GET", body: null };
const posted = { method: "POST" };

function knocksAtActions(): fc.Arbitrary<Knock> {
  // Signing out would end what is attacked, and so would ending every session.
  const actions = builtActions().filter(
    ({ name }) => !/^signOut|^endSession|^endOther|^deleteAccount/.test(name),
  );
  return fc.constantFrom(...actions).chain((action): fc.Arbitrary<Knock> => {
    const door = { name: action.name, path: action.page, ...posted };
    const form = formSeeds[action.name];
    if (form)
      return fc.tuple(spoilt(form), fc.constantFrom(true, false)).map(([fields, isSignedIn]) => ({
        ...{ ...door, door: "form" as const, isSignedIn, headers: { "next-action": action.id } },
        body: textsOf(fields),
      }));
    const headers = { "next-action": action.id, "content-type": "text/plain;charset=UTF-8" };
    return fc
      .tuple(
        spoilt(seeds[action.name] ?? anySeed).chain((input) => broken(json([input]))),
        mostly,
      )
      .map(([body, isSignedIn]) => ({ ...door, door: "action" as const, isSignedIn, headers, body }));
  });
}

function textsOf(fields: unknown): Record<string, string> {
  const entries =
    typeof fields === "object" && fields !== null ? Object.entries(fields) : [["x", json(fields)]];
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "string" ? value : json(value)]),
  );
}

const queries = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        "before",
        "days",
        "who",
        "kind",
        "day",
        "search",
        "where",
        "list",
        "revision",
        "to",
        "tab",
      ),
      badText,
    ),
    {
      maxLength: 3,
    },
  )
  .map((pairs) => pairs.map(([name, value]) => `${name}=${wellFormed(value)}`).join("&"));

/** Returns text as it can be sent, without halves of letters. */
const asSent = (text: string) => Buffer.from(text).toString();
const wellFormed = (text: string) => encodeURIComponent(asSent(text));

/** Fills the parameters of a path with what they cannot be, or with a number that may be there. */
function pathsOf(template: string): fc.Arbitrary<string> {
  const filled = fc.oneof(
    fc.integer({ min: 0, max: 40 }).map(String),
    badText.map((text) => wellFormed(text) || "0"),
  );
  const path = filled.map((value) => template.replace(/\[[^\]]+\]/g, value.slice(0, 2_000)));
  return fc.tuple(path, queries).map(([at, query]) => (query ? `${at}?${query}` : at));
}

const routeBody = {
  filter: {
    search: "a",
    status: "subscribed",
    where: { join: "and", rules: [{ field: "name", is: "contains", value: "a" }] },
  },
  page: { sort: "added", direction: "desc", size: 50, after: null, before: null },
  ...{ search: "a", state: null, before: 9, email: "n@people.example", name: "N", tags: ["vip"], fields: {} },
};

function knocksAtRoutes(): fc.Arbitrary<Knock> {
  const templates = builtPaths("route").filter((path) => path !== "/api/webhooks/stripe");
  return fc.constantFrom(...templates).chain((template) =>
    fc
      .tuple(
        pathsOf(template),
        fc.constantFrom("GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE"),
        mostly,
        spoilt(routeBody).chain((body) => broken(json(body))),
      )
      .map(([path, method, isSignedIn, body]) => ({
        ...{
          door: "route" as const,
          name: template,
          isSignedIn,
          method,
          path,
          headers: { "content-type": "application/json" },
        },
        body: method === "GET" || method === "HEAD" ? null : body,
      })),
  );
}

function knocksAtPages(): fc.Arbitrary<Knock> {
  return fc
    .constantFrom(...builtPaths("page"))
    .chain((template) =>
      fc
        .tuple(pathsOf(template), mostly)
        .map(([path, isSignedIn]) => ({ ...plain, door: "page" as const, name: template, isSignedIn, path })),
    );
}

const cell = fc.oneof(
  badText,
  fc.constantFrom("a@b.example", "Email", "Name", '"', '""', ";", "\t", "\r", '"a\nb"', "2026-02-30"),
);
const list = fc.oneof(
  fc
    .array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 })
    .map((rows) => rows.map((row) => row.join(",")).join("\n")),
  badText,
  fc.constantFrom(
    "",
    "\ufeff",
    "PK\u0003\u0004",
    "Email\n".repeat(2_000),
    `${",".repeat(20_000)}\n`,
    '"'.repeat(9_999),
  ),
);

const knocksWithLists: fc.Arbitrary<Knock> = fc.tuple(list, badText).map(([body, fileName]) => ({
  ...{ door: "list" as const, name: "upload", isSignedIn: true, ...posted, path: "/api/imports" },
  ...{ headers: { "x-file-name": wellFormed(fileName).slice(0, 4_000) }, body: asSent(body) },
}));

const event = {
  ...{
    id: "evt_1",
    object: "event",
    type: "customer.subscription.updated",
    api_version: "2026-01-01",
    livemode: false,
  },
  ...{
    created: 1_700_000_000,
    account: "acct_1",
    data: { object: { id: "sub_1", object: "subscription", customer: "cus_1" } },
  },
};
const knocksAtWebhooks: fc.Arbitrary<Knock> = fc
  .tuple(
    spoilt(event).chain((body) => broken(json(body))),
    mostly,
  )
  .map(([text, isSigned]) => {
    const body = asSent(text);
    const at = Math.floor(Date.now() / 1000);
    const signature = createHmac("sha256", isSigned ? webhookSecret : "wrong")
      .update(`${at}.${body}`)
      .digest("hex");
    return {
      ...{ door: "webhook" as const, name: isSigned ? "signed" : "unsigned", isSignedIn: false, ...posted },
      ...{ path: "/api/webhooks/stripe", headers: { "stripe-signature": `t=${at},v1=${signature}` }, body },
    };
  });

/** Generates what nobody should send, to every door that the build has. */
export function badKnock(): fc.Arbitrary<Knock> {
  return fc.oneof(
    { arbitrary: knocksAtActions(), weight: 9 },
    { arbitrary: knocksAtRoutes(), weight: 5 },
    { arbitrary: knocksAtPages(), weight: 3 },
    { arbitrary: knocksWithLists, weight: 2 },
    { arbitrary: knocksAtWebhooks, weight: 1 },
  );
}
