import { createSign, generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';

/** What an access token says. */
export interface TokenClaims {
  readonly issuer: string;
  readonly audience: string;
  readonly clientId: string;
  readonly scopes: string;
  /** Whoever signed in; left out for a client by itself. */
  readonly account?: string;
  readonly tenant?: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Signs access tokens as JSON Web Tokens (RS256), so that a local backend can check them against the public key. */
export interface TokenSigner {
  sign(claims: TokenClaims): string;
  /** The public key as a JSON Web Key Set: RFC 7517. */
  keySet(): object;
}

/** A signer with a key of its own, made when it is first needed. */
export function createTokenSigner(): TokenSigner {
  let pair: { readonly publicKey: KeyObject; readonly privateKey: KeyObject } | undefined;
  const keyId = randomUUID();
  const keys = () => {
    pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
    return pair;
  };
  return {
    sign({ issuer, audience, clientId, scopes, account, tenant, issuedAt, expiresAt }) {
      const payload = {
        ...{ iss: issuer, aud: audience, iat: issuedAt, nbf: issuedAt, exp: expiresAt, jti: randomUUID() },
        ...{ appid: clientId, azp: clientId },
        ...(account === undefined
          ? { sub: clientId, roles: [] }
          : { sub: account, upn: account, scp: scopes }),
        ...(tenant === undefined ? {} : { tid: tenant }),
      };
      const text = `${encode({ alg: 'RS256', typ: 'JWT', kid: keyId })}.${encode(payload)}`;
      return `${text}.${createSign('RSA-SHA256').update(text).sign(keys().privateKey, 'base64url')}`;
    },
    keySet: () => ({
      keys: [{ ...keys().publicKey.export({ format: 'jwk' }), kid: keyId, use: 'sig', alg: 'RS256' }],
    }),
  };
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
