import type { Resource } from "./accounts";
import { type Answer, missing } from "./answer";
import { type Form, textOf } from "./form";
import type { StripeObject, StripeStore } from "./store";

export interface Call {
  store: StripeStore;
  form: Form;
  /** Is the part of the path at `:id`. */
  id: string;
  url: string;
}

export interface Route {
  method: "GET" | "POST" | "DELETE";
  /** Holds the segments after `/v1/`. `:id` stands for any segment. */
  path: string;
  /** Names the resource that a restricted key needs permission for: read for GET, write for other methods. */
  needs: Resource;
  /** Lists the parameters besides `expand`. The server refuses any other. */
  takes?: readonly string[];
  run: (call: Call) => Answer;
}

export const listParameters = ["limit", "starting_after", "ending_before", "created"];

/** Runs `work` with the object that the path names, or refuses a missing one. `param` is Stripe's name for the id. */
export function withObject(
  call: Call,
  kind: string,
  param: string,
  work: (object: StripeObject) => Answer,
): Answer {
  const object = call.store.find(call.id);
  return object?.object === kind ? work(object) : missing(call.store, kind, call.id, param);
}

export function retrieve(path: string, kind: string, needs: Resource, param: string): Route {
  return {
    method: "GET",
    path: `${path}/:id`,
    needs,
    run: (call) => withObject(call, kind, param, (object) => ({ status: 200, body: object })),
  };
}

/** Refuses a parameter that names a missing object. A deleted customer still counts as present. */
export function missingReference({ store, form }: Call, param: string, kind: string): Answer | undefined {
  const id = textOf(form, param);
  if (id === undefined || store.find(id)?.object === kind || store.isDeleted(id)) return undefined;
  return missing(store, kind, id, param, 400);
}
