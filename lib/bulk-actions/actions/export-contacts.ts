import { z } from "zod";
import type { ActionKind } from "./action-kind";

export const exportContactsInput = z.strictObject({ do: z.literal("export") });

/** Writes every selected contact to the file, also those being erased. `startExport` carries it out. */
export const exportContacts: ActionKind<object> = { wouldChange: () => true };
