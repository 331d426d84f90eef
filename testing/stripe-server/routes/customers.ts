import { missing, ok } from "@/testing/stripe-server/base/answer";
import { recordEvent, stampOf } from "@/testing/stripe-server/base/events";
import { type Form, textOf } from "@/testing/stripe-server/base/form";
import { listPage } from "@/testing/stripe-server/base/list-page";
import { listParameters, type Route, withObject } from "@/testing/stripe-server/base/route";
import { changeCustomer } from "../changes/change-customer";
import { deleteCustomer } from "../changes/delete-customer";
import { customerObject } from "../objects/customer";
import { searchCustomers } from "./search-customers";

/** Lists customers. The `email` filter compares exactly, including upper and lower case. */
const list: Route = {
  method: "GET",
  path: "customers",
  needs: "customer",
  takes: [...listParameters, "email"],
  run: (call) => {
    const email = textOf(call.form, "email");
    return listPage(call, {
      kind: "customer",
      matches: (customer) => email === undefined || customer.email === email,
    });
  },
};

const create: Route = {
  method: "POST",
  path: "customers",
  needs: "customer",
  takes: ["email", "name", "metadata"],
  run: ({ store, form }) => {
    const { email = null, ...fields } = fieldsOf(form);
    const customer = store.put(customerObject(stampOf(store, "cus"), { email, ...fields }));
    recordEvent(store, "customer.created", customer);
    return ok(customer);
  },
};

const retrieve: Route = {
  method: "GET",
  path: "customers/:id",
  needs: "customer",
  run: ({ store, id }) => {
    const customer = store.find(id);
    if (customer?.object === "customer") return ok(customer);
    return store.isDeleted(id) ? ok(deleted(id)) : missing(store, "customer", id, "id");
  },
};

const update: Route = {
  method: "POST",
  path: "customers/:id",
  needs: "customer",
  takes: ["email", "name", "metadata"],
  run: (call) =>
    withObject(call, "customer", "id", ({ id }) => ok(changeCustomer(call.store, id, fieldsOf(call.form)))),
};

const remove: Route = {
  method: "DELETE",
  path: "customers/:id",
  needs: "customer",
  run: (call) =>
    withObject(call, "customer", "id", ({ id }) => {
      deleteCustomer(call.store, id);
      call.store.recordEffect("delete_customer", id);
      return ok(deleted(id));
    }),
};

const deleted = (id: string) => ({ id, object: "customer", deleted: true });

function fieldsOf(form: Form) {
  const [email, name] = [textOf(form, "email"), textOf(form, "name")];
  return { ...(email !== undefined && { email }), ...(name !== undefined && { name }), ...metadataOf(form) };
}

export function metadataOf({ metadata }: Form): { metadata?: Record<string, string> } {
  if (metadata === undefined || typeof metadata === "string") return {};
  const texts = Object.entries(metadata).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return { metadata: Object.fromEntries(texts) };
}

export const customerRoutes: Route[] = [list, searchCustomers, create, retrieve, update, remove];
