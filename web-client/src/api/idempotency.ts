/**
 * One key per thing that was asked for, until its outcome is known. Sending the same request again after a lost
 * connection reuses the key, so the API answers with what it did the first time instead of doing it twice.
 */
const unsettled = new Map<string, string>();

export function keyFor(signature: string): string {
  const key = unsettled.get(signature) ?? randomKey();
  unsettled.set(signature, key);
  return key;
}

export function settle(signature: string): void {
  unsettled.delete(signature);
}

// `randomUUID` exists only where the page was loaded over https or from this machine.
function randomKey(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
