import { z } from "zod";

/**
 * Says whom a draft is for, and never names a person. A segment is looked up when the broadcast starts; `selected`
 * are the contacts that a dialog has frozen as its recipients.
 */
export const broadcastTarget = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("subscribed") }),
  z.strictObject({ kind: z.literal("customers") }),
  z.strictObject({ kind: z.literal("segment"), segmentId: z.number().int().positive() }),
  z.strictObject({ kind: z.literal("selected") }),
]);
export type BroadcastTarget = z.infer<typeof broadcastTarget>;
