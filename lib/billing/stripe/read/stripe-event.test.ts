import fc from "fast-check";
import { expect, test } from "vitest";
import { isStripeEvent } from "./stripe-event";
import { subjectOfEvent } from "./subject-of-event";

const event = {
  id: "evt_1",
  livemode: false,
  data: { object: { object: "refund", id: "re_1", payment_intent: "pi_1", charge: { id: "ch_1" } } },
};

test("an event names what to look at", () => {
  expect(isStripeEvent(event) && subjectOfEvent(event)).toEqual({ object: "payment_intent", id: "pi_1" });
});

test("whatever else was signed is no event, or is read without a fault", () => {
  const part = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(undefined, null, "pi_1", { id: "pi_1" }),
  );
  const object = fc.record(
    { object: part, id: part, payment_intent: part, charge: part },
    { requiredKeys: [] },
  );
  const data = fc.oneof(part, fc.record({ object: fc.oneof(part, object) }));
  const signed = fc.oneof(
    part,
    fc.record(
      { id: part, livemode: fc.oneof(part, fc.boolean()), account: part, data },
      { requiredKeys: [] },
    ),
    object.map((one) => ({ ...event, data: { object: { ...event.data.object, ...one } } })),
  );
  fc.assert(
    fc.property(signed, (one) => {
      if (isStripeEvent(one)) subjectOfEvent(one);
    }),
    { numRuns: 1000 },
  );
});
