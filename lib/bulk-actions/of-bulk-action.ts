import { z } from "zod";
import type { BeginRefusal } from "./begin-bulk-action";

/** Names the job that something is done to. */
export const ofBulkAction = z.strictObject({ jobId: z.number().int().positive() });

export type JobRefusal = BeginRefusal | { ok: false; refusal: "not_running" | "cannot_undo" };
