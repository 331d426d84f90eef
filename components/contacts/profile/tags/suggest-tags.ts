const most = 8;

/** Returns the site's tags that what is typed may mean, those that begin with it first, without those taken. */
export function suggestTags(all: readonly string[], typed: string, taken: readonly string[]): string[] {
  const wanted = typed.trim().toLowerCase();
  const left = all.filter((tag) => !taken.includes(tag) && tag.toLowerCase().includes(wanted));
  const beginsSo = (tag: string) => (tag.toLowerCase().startsWith(wanted) ? 0 : 1);
  return left
    .sort((one, other) => beginsSo(one) - beginsSo(other) || one.localeCompare(other))
    .slice(0, most);
}
