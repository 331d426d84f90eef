import { storageRefusalOf } from "@/lib/system/faults/storage-refusal";
import { logUnexpected } from "@/lib/system/log";

const retryAfterSeconds = 5;

/**
 * Logs an unexpected error and answers a request that met it: 503 and when to come again where the machine is at fault,
 * otherwise 500 with the reference.
 */
export function answerUnexpected(error: unknown): Response {
  const reference = logUnexpected(error);
  const fault = storageRefusalOf(error);
  if (fault)
    return Response.json(fault, { status: 503, headers: { "retry-after": String(retryAfterSeconds) } });
  return Response.json({ ok: false, refusal: "unexpected", reference }, { status: 500 });
}
