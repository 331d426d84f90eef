import { classNames } from "@/components/ui/class-names";

/** Shows the site's own logo. The name stands beside it, so assistive technology passes over the picture. */
export function SiteLogo({ url, className }: { url: string; className?: string }) {
  return (
    // biome-ignore lint/performance/noImgElement: The picture is small, is ours, and is kept by the browser.
    <img src={url} alt="" className={classNames("shrink-0 object-contain", className)} />
  );
}
