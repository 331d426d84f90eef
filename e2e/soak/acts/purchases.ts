import { cancelSubscription } from "@/testing/stripe-server/changes/cancel-subscription";
import { changeCustomer } from "@/testing/stripe-server/changes/change-customer";
import { deleteCustomer } from "@/testing/stripe-server/changes/delete-customer";
import { payInvoice } from "@/testing/stripe-server/changes/pay-invoice";
import { leftOf, mustFindCharge, refundPayment } from "@/testing/stripe-server/changes/refund-payment";
import { renewSubscription } from "@/testing/stripe-server/changes/renew-subscription";
import {
  seedCheckout,
  seedCustomer,
  seedGuestCheckout,
  seedInvoice,
  seedPaymentIntent,
  seedSubscription,
} from "@/testing/stripe-server/seed";
import type { Act, Scene } from "./act";

/** Is how much later than it was done something may be for Stripe, which counts in seconds. */
const secondMs = 1000;

const createdNow = () => ({ created: Math.floor(Date.now() / secondMs) });

/** Notes that somebody acted at the payment provider, and so comes by themselves. */
function hasCome({ world, site }: Scene, email: string): void {
  world.people.cameAt(site.id, email, Date.now() + secondMs);
}

/** Buys something: a subscription that is paid, a single payment, or as a guest. Some tick the box for letters. */
export const buy: Act = (scene) => {
  const { site, dice } = scene;
  const { email, name } = dice.one(site.crowd);
  const now = createdNow();
  const amount = dice.number(1, 90) * 100;
  hasCome(scene, email);
  if (dice.chance(0.25)) {
    seedGuestCheckout(site.store, { email, name, amount, optsIn: dice.chance(0.5), ...now });
    return "as a guest";
  }
  const known = site.store.list("customer").filter((customer) => customer.email === email);
  const customer = (dice.chance(0.4) && dice.maybe(known)) || seedCustomer(site.store, { email, name }, now);
  if (dice.chance(0.3)) seedCheckout(site.store, customer.id, dice.chance(0.5), now);
  if (dice.chance(0.4)) {
    seedPaymentIntent(site.store, customer.id, amount, now);
    return "once";
  }
  const { id: subscription } = seedSubscription(site.store, customer.id, { amount, ...now });
  const invoice = seedInvoice(site.store, customer.id, { status: "open", subscription, amount, ...now });
  if (dice.chance(0.8)) payInvoice(site.store, invoice.id);
  return "a subscription";
};

/** Does what happens to a subscription or a payment later on. */
export const goOn: Act = (scene) => {
  const { site, dice } = scene;
  const subscription = dice.maybe(site.store.liveSubscriptions());
  const payment = dice.maybe(site.store.list("payment_intent"));
  if (subscription && dice.chance(0.4)) {
    renewSubscription(site.store, subscription.id);
    return "renewed";
  }
  if (subscription && dice.chance(0.3)) {
    cancelSubscription(site.store, subscription.id);
    return "cancelled";
  }
  if (!payment) return "nothing was paid";
  const left = leftOf(mustFindCharge(site.store, payment.id));
  if (left <= 0) return "was paid back";
  refundPayment(site.store, payment.id, { amount: dice.chance(0.5) ? left : Math.ceil(left / 2) });
  return "paid back";
};

/** Gives a customer another email at the payment provider, or deletes them there. */
export const changeAtProvider: Act = (scene) => {
  const { world, site, dice } = scene;
  const customer = dice.maybe(site.store.list("customer"));
  if (!customer) return "nobody bought";
  if (dice.chance(0.2)) {
    deleteCustomer(site.store, customer.id);
    return "deleted";
  }
  const { email } = dice.one(site.crowd);
  hasCome(scene, email);
  world.movedCustomers.add(customer.id);
  changeCustomer(site.store, customer.id, { email });
  return "another email";
};

/** Lets the payment provider refuse to end a few subscriptions, so that whoever has them is held. */
export const refuseAtProvider: Act = ({ world, dice }) => {
  const fault = { kind: "status", status: 402, afterWork: false } as const;
  world.stripe.faults.add({ method: "DELETE", path: /subscriptions/, times: dice.number(1, 3), fault });
  return "from now on";
};
