import { ContactSkeleton } from "@/components/contacts/profile/contact-skeleton";

export default function Loading() {
  return <ContactSkeleton />;
}
