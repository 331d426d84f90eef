import { type ProofRefusal, proofMessages } from "@/lib/auth/fresh/proof-messages";
import { refusalMessages } from "@/lib/auth/refusal-messages";
import type { ActionRefusal } from "@/lib/auth/site-action";
import type { EndSiteRefusal } from "./end-site";
import type { KeepSiteRefusal } from "./keep-site";
import type { RemoveSiteRefusal } from "./remove-site";

/** Says why a site was not deleted, or not kept. */
export const endingRefusalMessage = refusalMessages<
  ActionRefusal | ProofRefusal | EndSiteRefusal | KeepSiteRefusal | RemoveSiteRefusal
>({
  ...proofMessages,
  not_allowed: () => "Only an owner of this site can do this.",
  already_ending: () => "This site is being deleted already.",
  name_mismatch: () => "That is not the name of this site. Nothing was deleted.",
  not_ending: () => "This site is not being deleted. Reload the page.",
  already_erasing: () => "Contacts have been deleted already, so it cannot be called off any more.",
  receipt_on_its_way: () =>
    "The last receipt is still on its way to owners and admins by mail. Try again in a minute.",
  not_emptied: () => "Not everything is deleted yet. Reload the page to see what is left.",
});
