import { z } from "zod";
import type { ActionKind } from "./action-kind";

export const exportContactsInput = z.strictObject({ do: z.literal("export") });

/** Writes everyone to the file, whoever is being erased too. `startExport` carries it out. */
export const exportContacts: ActionKind<object> = { wouldChange: () => true };
