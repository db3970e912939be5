/** A file as it is, as the body of a request: the contract knows a binary body as text. */
export const fileBody = (file: File, mediaType: string) => ({
  headers: { 'Content-Type': mediaType },
  body: file as unknown as string,
  bodySerializer: (body: unknown) => body as Blob,
});
