import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { providerSettings } from '../playwright.config';

interface Told {
  subject: string;
  email: string;
  /** What is wrong with the token, if anything. */
  lie?: 'nonce' | 'audience';
}

/** An identity provider (OpenID Connect) on this machine, which keeps the rules, and lies where it is told to. */
export class IdentityProvider {
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly codes = new Map<string, URLSearchParams>();
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch(() => response.writeHead(500).end());
  });
  private told: Told = { subject: '', email: '' };

  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject).listen(Number(new URL(providerSettings.issuer).port), '127.0.0.1', resolve);
    });
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  /** Whom the next tokens speak of. */
  tell(told: Told): void {
    this.told = told;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { issuer } = providerSettings;
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    const json = (body: unknown) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (pathname === '/.well-known/openid-configuration') {
      json({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys` });
    } else if (pathname === '/keys') {
      json({ keys: [{ ...this.keys.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig' }] });
    } else if (pathname === '/authorize' && searchParams.get('client_id') === providerSettings.clientId && searchParams.get('code_challenge_method') === 'S256') {
      const code = randomUUID();
      this.codes.set(code, searchParams);
      const back = new URL(searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString();
      response.writeHead(302, { Location: back.href }).end();
    } else if (pathname === '/token') {
      const token = this.exchange(request.headers.authorization, new URLSearchParams(await textOf(request)));
      if (token) json({ token_type: 'Bearer', access_token: 'none', id_token: token });
      else response.writeHead(400).end();
    } else response.writeHead(404).end();
  }

  /** A code counts once, for who shows the secret and the other half of the challenge. */
  private exchange(authorization: string | undefined, form: URLSearchParams): string | undefined {
    const asked = this.codes.get(form.get('code') ?? '');
    this.codes.delete(form.get('code') ?? '');
    const client = Buffer.from(`${providerSettings.clientId}:${encodeURIComponent(providerSettings.secret)}`).toString('base64');
    const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    if (!asked || authorization !== `Basic ${client}` || challenge !== asked.get('code_challenge')) return undefined;
    return this.token(asked.get('nonce') ?? '');
  }

  private token(nonce: string): string {
    const { subject, email, lie } = this.told;
    const now = Math.floor(Date.now() / 1_000);
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: 'k1' })}.${part({
      iss: providerSettings.issuer,
      aud: lie === 'audience' ? 'another-client' : providerSettings.clientId,
      sub: subject,
      email,
      email_verified: true,
      nonce: lie === 'nonce' ? 'another' : nonce,
      iat: now,
      nbf: now,
      exp: now + 600,
    })}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), this.keys.privateKey).toString('base64url')}`;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
