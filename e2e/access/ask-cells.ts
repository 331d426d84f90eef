import { may, type Permission } from "@/lib/auth/permissions";
import type { Role } from "@/lib/auth/site-access";
import type { AccessRow } from "./access-row";
import type { Answer, Asker } from "./ask";
import type { SiteRecords } from "./site-records";

/** Is somebody who asks: a member of a site in some role, somebody of no site, or somebody without a session. */
export interface Person {
  name: string;
  role?: Role;
  /** Is true for somebody who is signed in and belongs to no site. */
  isSiteless?: true;
  asker: Asker;
  records: SiteRecords;
}

/** Is one answer, beside what the table says of it. */
export interface Cell {
  endpoint: string;
  who: string;
  expected: string;
  said: string;
}

/** Is how one kind of endpoint is asked, and how it refuses. */
export interface Kind<Asked> {
  ask(asker: Asker, endpoint: string, asked: Asked): Promise<Answer>;
  signedOut: string;
  siteless: string;
  notAllowed: string;
}

/** Asks an endpoint once as each person about their own records, and as each member about those of another site. */
export async function askCells<Asked>(
  kind: Kind<Asked>,
  people: readonly Person[],
  elsewhere: SiteRecords,
  [endpoint, row]: [string, AccessRow<Asked>],
): Promise<Cell[]> {
  const ask = async (person: Person, of: SiteRecords | undefined, expected: string): Promise<Cell> => {
    const asked = row.permission === null ? row.asked() : row.asked(of ?? person.records);
    const { said, text } = await kind.ask(person.asker, endpoint, asked);
    const leaked = text.includes(elsewhere.mark) ? ", and told of another site" : "";
    const about = of ? "another's" : "own";
    return { endpoint, who: `${person.name}, ${about}`, expected, said: `${said}${leaked}` };
  };
  if (row.permission === null)
    return Promise.all(
      people.map((person) => {
        const special = person.isSiteless ? row.toSiteless : person.role && row.toMembers;
        return ask(person, undefined, special ?? row.answer);
      }),
    );
  const { own, other, permission, door = permission, isOfAccount } = row;
  const expects = ({ role, isSiteless }: Person, needed: Permission, answer: string) => {
    if (isSiteless) return isOfAccount ? answer : kind.siteless;
    if (role === undefined) return kind.signedOut;
    return may({ role }, needed) ? answer : kind.notAllowed;
  };
  const cells = people.map((person) => ask(person, undefined, expects(person, permission, own)));
  if (other === null) return Promise.all(cells);
  const members = people.filter(({ role }) => role !== undefined);
  return Promise.all([...cells, ...members.map((one) => ask(one, elsewhere, expects(one, door, other)))]);
}
