/** Everything that outlives a deletion; none of it tells who was deleted. */
export function RetainedRecords() {
  return (
    <ul className="list-disc space-y-2 pl-5">
      <li>
        Site totals, without people: revenue a day and the statistics of each broadcast, so that they stay
        true.
      </li>
      <li>
        A keyed digest of each address, from which the address cannot be read. It recognises someone who comes
        back, so that they get no marketing email before they confirm.
      </li>
      <li>This record: who confirmed the deletion, when, and the counts.</li>
    </ul>
  );
}
