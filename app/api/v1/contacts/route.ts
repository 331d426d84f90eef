import { answerContact } from "@/lib/api-keys/answer-api";
import { database } from "@/lib/system/instance";

/** Adds a contact under `Authorization: Bearer fw_…`. The key is the proof, so it needs no session. */
export function POST(request: Request): Promise<Response> {
  return answerContact(database(), request, Date.now());
}
