import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { addSampleContactAction } from "@/lib/dashboard/actions";

/** Says why the sample contact was not added. */
export const sampleRefusalMessage = refusalMessages<
  Extract<Awaited<ReturnType<typeof addSampleContactAction>>, { ok: false }>
>({
  site_ending: () => "This site is being deleted, so nobody new can be added.",
  being_erased: () => "The sample contact is being deleted right now. Try again in a moment.",
});
