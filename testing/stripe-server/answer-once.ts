import type { Key } from "./base/accounts";
import { type Answer, refuse } from "./base/answer";
import { decodeForm } from "./base/form";
import type { StripeStore } from "./base/store";
import { answer, findRoute, permissionOf } from "./routes";

export interface Request {
  method: string;
  pathname: string;
  encoded: string;
  key: string;
  idempotencyKey: string | undefined;
}

/** Returns the key's account and permissions, or the refusal of an unknown or expired key. */
export function authenticate(store: StripeStore, key: string): Key | Answer {
  const found = store.accounts.findKey(key);
  if (!found) return refuse({ status: 401, message: "Invalid API Key provided: sk_test_****wxyz" });
  if (!found.isExpired) return found;
  const message = `Expired API Key provided: ${maskOf(key)}`;
  return refuse({ status: 401, message, code: "api_key_expired" });
}

/**
 * Answers a request. A repeated idempotency key with the same request gets the stored answer and repeats no work.
 * `failure` is the answer that is stored for the key instead; `isIdle` skips the work and returns `failure`.
 */
export function answerOnce(
  store: StripeStore,
  { permissions }: Key,
  { method, pathname, encoded, key, idempotencyKey }: Request,
  failure: Answer | undefined,
  isIdle = false,
): Answer {
  const path = pathname
    .replace(/^\/v1\//, "")
    .split("/")
    .map(decodeURIComponent);
  const found = findRoute(method, path);
  if (!found) return refuse({ status: 404, message: `Unrecognized request URL (${method}: ${pathname}).` });
  const needed = permissionOf(found.route);
  const isAllowed =
    permissions === undefined ||
    permissions.includes(needed) ||
    permissions.some((one) => one === needed.replace(/read$/, "write"));
  if (!isAllowed)
    return refuse({
      status: 403,
      message: `The provided key '${maskOf(key)}' does not have the required permissions for this endpoint on account '${store.account.id}'. Having the '${needed}' permission would allow this request to continue.`,
    });
  return store.transaction(() => {
    const what = `${method} ${pathname} ${encoded}`;
    const known = idempotencyKey === undefined ? undefined : store.answers.find(idempotencyKey);
    if (known && known.request !== what)
      return refuse({
        type: "idempotency_error",
        message:
          "Keys for idempotent requests can only be used with the same parameters they were first used with.",
      });
    if (known)
      return {
        status: known.status,
        body: JSON.parse(known.body),
        headers: { "idempotent-replayed": "true" },
      };
    const given = isIdle && failure ? failure : answer(store, found, pathname, decodeForm(encoded));
    const kept = failure ?? given;
    if (idempotencyKey !== undefined && isBegun(kept))
      store.answers.keep(idempotencyKey, {
        request: what,
        status: kept.status,
        body: JSON.stringify(kept.body),
      });
    return given;
  });
}

/**
 * Tells whether an answer is stored for its idempotency key. Parameter errors come before any work and are not
 * stored.
 */
function isBegun({ body }: Answer): boolean {
  const code: unknown = Object(Object(body).error).code;
  return !(typeof code === "string" && code.startsWith("parameter_"));
}

const maskOf = (key: string) => `${key.slice(0, 8)}${"*".repeat(8)}${key.slice(-4)}`;
