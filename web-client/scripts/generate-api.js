// Writes the types of the API from the committed document. The key that every command carries is left out of them: the
// client sets it itself (src/api/client.ts).
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';

const [file = '../openapi/cdce.v1.json', types = 'src/api/schema.d.ts'] = process.argv.slice(2);

/** @typedef {{ parameters?: { name?: string }[] }} Operation */
const document = /** @type {{ paths: Record<string, Record<string, Operation>> }} */ (JSON.parse(readFileSync(file, 'utf8')));
for (const path of Object.values(document.paths)) {
  for (const operation of Object.values(path)) {
    operation.parameters = operation.parameters?.filter((parameter) => parameter.name !== 'Idempotency-Key');
  }
}

const ast = await openapiTS(JSON.stringify(document));
writeFileSync(types, COMMENT_HEADER + astToString(ast));
