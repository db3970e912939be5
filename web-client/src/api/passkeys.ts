import { useMutation } from '@tanstack/react-query';
import { api } from '~/api/client';

/** The person closed the dialog of the browser, or took too long. */
export class PasskeyDismissed extends Error {}

/** Whether this browser knows passkeys well enough; links by mail work everywhere. */
export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function';

/** Makes a passkey on this device and adds it to one's account. */
export function useMakePasskey(then: { onSettled?: () => Promise<void> } = {}) {
  const ask = api.useMutation('post', '/passkeyChallenges');
  const add = api.useMutation('post', '/passkeys');
  return useMutation({
    mutationFn: async () => {
      const { options } = await ask.mutateAsync({});
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON);
      return add.mutateAsync({ body: { credential: await written(navigator.credentials.create({ publicKey })) } });
    },
    ...then,
  });
}

/** Signs in with whichever passkey the person picks. */
export function useSignInWithPasskey(then: { onSuccess?: () => void } = {}) {
  const ask = api.useMutation('post', '/session/passkeyChallenges');
  const use = api.useMutation('post', '/session/passkeyUses');
  return useMutation({
    mutationFn: async () => {
      const { options } = await ask.mutateAsync({});
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options) as PublicKeyCredentialRequestOptionsJSON);
      return use.mutateAsync({ body: { credential: await written(navigator.credentials.get({ publicKey })) } });
    },
    ...then,
  });
}

async function written(answer: Promise<Credential | null>): Promise<string> {
  try {
    const credential = await answer;
    if (credential instanceof PublicKeyCredential) return JSON.stringify(credential.toJSON());
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  throw new PasskeyDismissed();
}
