import type { Permission } from "@/lib/auth/permissions";
import type { SiteRecords } from "./site-records";

/** Says whom an endpoint answers. A role with the permission gets `own` about its site's records, and `other` about another's. */
export interface GuardedRow<Asked> {
  permission: Permission;
  /** Is what is asked first, where the record says what more is needed. */
  door?: Permission;
  asked: (of: SiteRecords) => Asked;
  own: string;
  /** Is true where it is about the asker's own account: it answers also who belongs to no site. */
  isOfAccount?: true;
  /** Is null where the question names no record of a site: then the answer must tell of nobody else's. */
  other: string | null;
}

/** Is an endpoint that needs no session on purpose: it answers everyone alike. */
export interface OpenRow<Asked> {
  permission: null;
  asked: () => Asked;
  answer: string;
  /** Is what somebody with a session gets, where that is something else. */
  toMembers?: string;
  /** Is what somebody with a session gets who belongs to no site, where that is something else than everyone's. */
  toSiteless?: string;
}

export type AccessRow<Asked> = GuardedRow<Asked> | OpenRow<Asked>;
