import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from "@simplewebauthn/server";

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const userIsPresent = 0x01;
const userIsKnown = 0x04;
const holdsCredential = 0x40;

/** Does what a device with a passkey does (WebAuthn level 2, "none" attestation), without a device. */
export class SoftAuthenticator {
  /** Is false for a device that signs without knowing who holds it. */
  asksOwner = true;
  private readonly keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  private readonly id = randomBytes(16);
  private counter = 0;

  constructor(
    private readonly origin: string,
    private readonly host = new URL(origin).hostname,
  ) {}

  register(challenge: string): RegistrationResponseJSON {
    const { x = "", y = "" } = this.keys.publicKey.export({ format: "jwk" });
    const [head, middle] = [Buffer.from("a5010203262001215820", "hex"), Buffer.from("225820", "hex")];
    const key = Buffer.concat([head, Buffer.from(x, "base64url"), middle, Buffer.from(y, "base64url")]);
    const length = Buffer.from([0, this.id.length]);
    const data = Buffer.concat([this.data(holdsCredential), Buffer.alloc(16), length, this.id, key]);
    const object = Buffer.concat([
      Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
      Buffer.from([data.length]),
      data,
    ]);
    return {
      ...this.frame(),
      response: {
        clientDataJSON: this.client("webauthn.create", challenge).toString("base64url"),
        attestationObject: object.toString("base64url"),
      },
    };
  }

  /** Signs a challenge. `at` is the counter that it claims, one more than before by itself. */
  signIn(challenge: string, at = this.counter + 1): AuthenticationResponseJSON {
    this.counter = at;
    const client = this.client("webauthn.get", challenge);
    const data = this.data(0);
    const signature = sign("sha256", Buffer.concat([data, sha256(client)]), this.keys.privateKey);
    return {
      ...this.frame(),
      response: {
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: signature.toString("base64url"),
      },
    };
  }

  private frame() {
    const id = this.id.toString("base64url");
    return { id, rawId: id, type: "public-key" as const, clientExtensionResults: {} };
  }

  private client(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  private data(flags: number): Buffer {
    const rest = Buffer.alloc(5);
    rest.writeUInt8(userIsPresent | (this.asksOwner ? userIsKnown : 0) | flags);
    rest.writeUInt32BE(this.counter, 1);
    return Buffer.concat([sha256(this.host), rest]);
  }
}
