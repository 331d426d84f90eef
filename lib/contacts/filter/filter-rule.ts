import { z } from "zod";
import { foldForSearch } from "@/db/fold-for-search";
import { marketingStatusChoices } from "@/lib/consent/status/marketing-status";
import { expectedText, isReadable } from "@/lib/values/readable-text";
import { isTimeZone } from "./day-in-zone";
import { mostRules } from "./filter-group";

/** Lists where contacts can come from. */
export const contactSources = ["form", "import", "checkout", "manual", "api"] as const;
export const subscriptionStates = ["active", "trialing", "past_due", "unpaid", "paused", "canceled"] as const;

const id = z.number("a whole number").int().positive();
const ids = z.array(id, "a list of numbers").min(1, "at least one").max(50, "at most 50");
/** Refuses text that folds to nothing, such as a mark or a selector alone: an empty text is part of every name. */
export const searchedText = z
  .string("text")
  .trim()
  .min(1, "at least one character")
  .max(200, "at most 200 characters")
  .refine(isReadable, expectedText)
  .refine((given) => foldForSearch(given) !== "", "at least one letter, digit or sign");
const text = searchedText;
const day = z.iso.date("a day such as 2026-01-31");
/** Names the time zone of the day; UTC when it is left out. */
const zone = z.string().max(100).refine(isTimeZone, "a time zone such as Europe/Lisbon").optional();
const days = z.number("a number of days").int().min(1, "at least 1").max(36_500, "at most 36,500");
const amount = z.number("an amount in the smallest unit").int().min(-1e12).max(1e12);
const setOperator = z.enum(["any_of", "none_of"], "any_of or none_of");

const textRule = <Field extends string>(field: Field) =>
  z.discriminatedUnion(
    "is",
    [
      z.strictObject({
        field: z.literal(field),
        is: z.enum(["contains", "not_contains", "exactly"]),
        value: text,
      }),
      z.strictObject({ field: z.literal(field), is: z.enum(["empty", "not_empty"]) }),
    ],
    "one of contains, not_contains, exactly, empty, not_empty",
  );

const idsRule = <Field extends string, Operator extends z.ZodType>(field: Field, is: Operator) =>
  z.strictObject({ field: z.literal(field), is, ids });

const choiceRule = <Field extends string, Values extends readonly [string, ...string[]]>(
  field: Field,
  values: Values,
) =>
  z.strictObject({
    field: z.literal(field),
    is: setOperator,
    values: z.array(z.enum(values, `one of ${values.join(", ")}`)).min(1, "at least one"),
  });

const dateRule = <Field extends string>(field: Field) =>
  z.discriminatedUnion(
    "is",
    [
      z.strictObject({ field: z.literal(field), is: z.enum(["before", "after"]), day, zone }),
      z.strictObject({ field: z.literal(field), is: z.enum(["within_days", "over_days"]), days }),
    ],
    "one of before, after, within_days, over_days",
  );

const [firstStatus, ...otherStatuses] = marketingStatusChoices;

const operatorsOf = (...operators: string[]) => `one of ${operators.join(", ")}`;

const progressRule = z.discriminatedUnion(
  "is",
  [
    z.strictObject({
      field: z.literal("progress"),
      is: z.enum(["started", "not_started", "completed", "not_completed"]),
      product: id,
    }),
    z.strictObject({
      field: z.literal("progress"),
      is: z.literal("at_least"),
      product: id,
      percent: z.number("a percentage").int().min(1, "at least 1").max(100, "at most 100"),
    }),
  ],
  operatorsOf("started", "not_started", "completed", "not_completed", "at_least"),
);

const customRule = z.discriminatedUnion(
  "is",
  [
    z.strictObject({
      field: z.literal("custom"),
      custom: id,
      is: z.enum(["contains", "not_contains", "exactly", "at_least", "at_most", "before", "after"]),
      value: text,
    }),
    z.strictObject({
      field: z.literal("custom"),
      custom: id,
      is: z.enum(["empty", "not_empty", "yes", "no"]),
    }),
    z.strictObject({
      field: z.literal("custom"),
      custom: id,
      is: setOperator,
      values: z.array(text, "a list of options").min(1, "at least one").max(50, "at most 50"),
    }),
  ],
  "an operator that fits the field's type",
);

const yesOrNo = z.enum(["yes", "no"], operatorsOf("yes", "no"));
const offerOperators = ["any_of", "none_of", "bought", "not_bought", "granted", "not_granted"] as const;
const sequenceOperators = ["any_of", "none_of", "completed", "not_completed"] as const;
const broadcastOperators = [
  ...(["received", "opened", "clicked", "not_received", "not_opened", "not_clicked"] as const),
] as const;

/** Says what each field can be asked. */
const ruleSchemas = {
  status: choiceRule("status", [firstStatus ?? "subscribed", ...otherStatuses]),
  tag: idsRule("tag", setOperator),
  customer: z.strictObject({ field: z.literal("customer"), is: yesOrNo }),
  name: textRule("name"),
  email: textRule("email"),
  added: dateRule("added"),
  activity: dateRule("activity"),
  offer: idsRule("offer", z.enum(offerOperators, operatorsOf(...offerOperators))),
  product: idsRule("product", setOperator),
  subscription: choiceRule("subscription", subscriptionStates),
  revenue: z.strictObject({
    field: z.literal("revenue"),
    is: z.enum(["at_least", "at_most"], operatorsOf("at_least", "at_most")),
    amount,
    currency: z.string().regex(/^[A-Z]{3}$/, "a currency such as EUR"),
  }),
  progress: progressRule,
  form: idsRule("form", setOperator),
  broadcast: idsRule("broadcast", z.enum(broadcastOperators, operatorsOf(...broadcastOperators))),
  sequence: idsRule("sequence", z.enum(sequenceOperators, operatorsOf(...sequenceOperators))),
  custom: customRule,
  source: choiceRule("source", contactSources),
  import: idsRule("import", setOperator),
  note: z.strictObject({
    field: z.literal("note"),
    is: z.enum(["contains", "not_contains"], operatorsOf("contains", "not_contains")),
    value: text,
  }),
  attention: z.strictObject({ field: z.literal("attention"), is: yesOrNo }),
  hidden: z.strictObject({
    field: z.literal("hidden"),
    is: z.enum(["yes", "no", "either"], operatorsOf("yes", "no", "either")),
  }),
} as const;

export type FilterField = keyof typeof ruleSchemas;
export type FilterRule = z.infer<(typeof ruleSchemas)[FilterField]>;

/** Parses one rule. An error names the field when it is unknown, and otherwise the wrong part of the field. */
const namedRule = z.unknown().transform((given, context): FilterRule => {
  const field = (given as { field?: unknown } | null)?.field;
  if (typeof field !== "string" || !Object.hasOwn(ruleSchemas, field)) {
    const message = `one of ${Object.keys(ruleSchemas).join(", ")}`;
    context.addIssue({ code: "custom", path: ["field"], message });
    return z.NEVER;
  }
  const parsed = ruleSchemas[field as FilterField].safeParse(given);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues)
    context.addIssue({ code: "custom", path: [field, ...path], message });
  return z.NEVER;
});

const matches = z.enum(["all", "any"], "all or any");

const innerGroup = z.strictObject({
  match: matches,
  rules: z.array(namedRule).min(1, "at least one rule").max(mostRules, `at most ${mostRules} rules`),
});

/** Says what is wrong with the rule or the group that was meant. A union would only say that neither fits. */
const ruleOrGroup = z.unknown().transform((given, context): FilterRule | z.infer<typeof innerGroup> => {
  const isMeantAsGroup = typeof given === "object" && given !== null && "match" in given;
  const parsed = isMeantAsGroup ? innerGroup.safeParse(given) : namedRule.safeParse(given);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: "custom", path, message });
  return z.NEVER;
});

/** Holds rules of which all or any must hold, and groups of such rules, one level deep. */
export const filterGroup = z.strictObject(
  {
    match: matches,
    rules: z.array(ruleOrGroup).min(1, "at least one rule").max(mostRules, `at most ${mostRules} rules`),
  },
  "rules as the filter writes them: all or any of a list",
);
export type FilterGroup = z.infer<typeof filterGroup>;
