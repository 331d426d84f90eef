import Link from "next/link";
import { PageHeader } from "@/components/ui/page-header";

/** Keeps the site's frame. It looks the same for whatever was deleted, never existed or belongs to another site. */
export default function NotFound() {
  return (
    <>
      <PageHeader title="There is no page here" />
      <p className="text-ink-soft">
        It may have been deleted, or the link is not complete. <Link href="/contacts">Go to Contacts</Link>
      </p>
    </>
  );
}
