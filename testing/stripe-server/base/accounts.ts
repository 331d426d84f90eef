import type SqliteClient from "better-sqlite3";

/** Names an account in one of its two modes. Test and live data never see each other. */
export interface AccountMode {
  id: string;
  mode: "test" | "live";
}

export const defaultAccount: AccountMode = { id: "acct_1", mode: "test" };

export type Resource =
  | "accounts_kyc_basic"
  | "charge"
  | "checkout_session"
  | "customer"
  | "dispute"
  | "event"
  | "invoice"
  | "payment_intent"
  | "subscription";
export type Permission = `rak_${Resource}_${"read" | "write"}`;

export interface Key {
  account: AccountMode;
  isExpired: boolean;
  /** Is undefined for a secret key, which may do everything. */
  permissions: Permission[] | undefined;
}

/** Stores the accounts and their keys. */
export class Accounts {
  constructor(private readonly books: SqliteClient.Database) {}

  addDefault(key: string): void {
    this.addAccount(defaultAccount, "Test studio");
    this.putKey(key, defaultAccount);
  }

  /** Adds the account unless it exists, and returns a new secret key for its mode. */
  add({ id, mode, name }: AccountMode & { name: string }): string {
    this.addAccount({ id, mode }, name);
    return this.addKey({ id, mode });
  }

  /**
   * Adds and returns a secret key, or with `permissions` a restricted key that may do only that. Writing includes
   * reading.
   */
  addKey(account: AccountMode, { permissions }: { permissions?: readonly Permission[] } = {}): string {
    const count: unknown = this.books.prepare("SELECT count(*) FROM keys").pluck().get();
    const owner = account.id.replace(/^acct_/, "").replaceAll(/\W/g, "");
    const key = `${permissions ? "rk" : "sk"}_${account.mode}_${owner}_${String(count).padStart(8, "0")}`;
    this.putKey(key, account, permissions);
    return key;
  }

  findKey(key: string): Key | undefined {
    const found = this.books.prepare("SELECT * FROM keys WHERE key = ?").get(key) as
      | { account: string; mode: AccountMode["mode"]; permissions: string | null; state: string }
      | undefined;
    if (!found || found.state === "revoked") return undefined;
    return {
      account: { id: found.account, mode: found.mode },
      isExpired: found.state === "expired",
      permissions: found.permissions === null ? undefined : JSON.parse(found.permissions),
    };
  }

  /** Sets the state of a key. An expired key is refused as expired, a revoked key as if it had never existed. */
  setKeyState(key: string, state: "valid" | "expired" | "revoked"): void {
    this.books.prepare("UPDATE keys SET state = ? WHERE key = ?").run(state, key);
  }

  nameOf(id: string): string {
    return String(this.books.prepare("SELECT name FROM accounts WHERE id = ?").pluck().get(id) ?? id);
  }

  offersSearch(id: string): boolean {
    return this.books.prepare("SELECT offers_search FROM accounts WHERE id = ?").pluck().get(id) !== 0;
  }

  /** Sets whether the account offers search, since Stripe offers none in some countries. */
  setOffersSearch(id: string, offers: boolean): void {
    this.books.prepare("UPDATE accounts SET offers_search = ? WHERE id = ?").run(offers ? 1 : 0, id);
  }

  /** Returns the balance for refunds in minor units, or undefined when it never runs short. */
  balanceOf(id: string): number | undefined {
    const balance: unknown = this.books.prepare("SELECT balance FROM accounts WHERE id = ?").pluck().get(id);
    return typeof balance === "number" ? balance : undefined;
  }

  setBalance(id: string, balance: number | undefined): void {
    this.books.prepare("UPDATE accounts SET balance = ? WHERE id = ?").run(balance ?? null, id);
  }

  private addAccount({ id }: AccountMode, name: string): void {
    this.books.prepare("INSERT OR IGNORE INTO accounts (id, name) VALUES (?, ?)").run(id, name);
  }

  private putKey(key: string, { id, mode }: AccountMode, permissions?: readonly Permission[]): void {
    const allowed = permissions ? JSON.stringify(permissions) : null;
    this.books.prepare("INSERT OR IGNORE INTO keys VALUES (?, ?, ?, ?, 'valid')").run(key, id, mode, allowed);
  }
}
