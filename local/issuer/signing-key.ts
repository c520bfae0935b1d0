import {
  calculateJwkThumbprint,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTPayload,
  SignJWT,
} from "jose";

const ALGORITHM = "RS256";

/** A key pair that lives as long as the host: API Gateway takes RSA alone. */
export class SigningKey {
  /** The public half, as the issuer publishes it. */
  readonly published: JSONWebKeySet;
  readonly #privateKey: CryptoKey;
  readonly #id: string;

  private constructor(id: string, privateKey: CryptoKey, published: JSONWebKeySet) {
    this.#id = id;
    this.#privateKey = privateKey;
    this.published = published;
  }

  static async generate(): Promise<SigningKey> {
    const { publicKey, privateKey } = await generateKeyPair(ALGORITHM);
    const jwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    return new SigningKey(kid, privateKey, { keys: [{ ...jwk, kid, alg: ALGORITHM, use: "sig" }] });
  }

  sign(claims: JWTPayload): Promise<string> {
    return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid: this.#id }).sign(this.#privateKey);
  }
}
