import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { addSampleContactAction } from "@/lib/dashboard/actions";

/** Says why the sample contact was not added. */
export const sampleRefusalMessage = refusalMessages<
  Extract<Awaited<ReturnType<typeof addSampleContactAction>>, { ok: false }>
>({
  being_erased: () => "The sample contact is being deleted right now. Try again in a moment.",
});
