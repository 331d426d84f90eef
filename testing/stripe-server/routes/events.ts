import { missing, ok, refuse } from "@/testing/stripe-server/base/answer";
import { listOf, textOf } from "@/testing/stripe-server/base/form";
import { listPage } from "@/testing/stripe-server/base/list-page";
import { listParameters, type Route } from "@/testing/stripe-server/base/route";
import type { StripeObject, StripeStore } from "@/testing/stripe-server/base/store";

const keptSeconds = 30 * 86_400;

/** Tells whether an event is at most 30 days old. The server neither lists nor finds older events. */
function isKept(store: StripeStore, { created = 0 }: StripeObject): boolean {
  return created > store.settings.now() / 1000 - keptSeconds;
}

const list: Route = {
  method: "GET",
  path: "events",
  needs: "event",
  takes: [...listParameters, "type", "types", "delivery_success"],
  run: (call) => {
    const [type, types] = [textOf(call.form, "type"), listOf(call.form, "types")];
    if (type !== undefined && types.length > 0)
      return refuse({ message: "You may pass either `type` or `types`, but not both.", param: "type" });
    if (types.length > 20) return refuse({ message: "You may pass at most 20 types.", param: "types" });
    const isAsked = (of: string) => {
      if (type !== undefined) return type.endsWith("*") ? of.startsWith(type.slice(0, -1)) : of === type;
      return types.length === 0 || types.includes(of);
    };
    return listPage(call, {
      kind: "event",
      matches: (event) => isKept(call.store, event) && isAsked(String(event.type)),
    });
  },
};

const retrieve: Route = {
  method: "GET",
  path: "events/:id",
  needs: "event",
  run: ({ store, id }) => {
    const event = store.find(id);
    return event?.object === "event" && isKept(store, event) ? ok(event) : missing(store, "event", id, "id");
  },
};

export const eventRoutes: Route[] = [list, retrieve];
