import Link from "next/link";
import { PageHeader } from "@/components/ui/page-header";

/** Within the site's frame: what was deleted, never was, or is another site's looks the same. */
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
