// Checks that each rule refuses its bad example and accepts the good one, then the contract: node test.mjs REPORT
import { readFileSync, writeFileSync } from 'node:fs';
import { rules } from './rules.mjs';

const good = () => {
  const problem = { description: 'A problem', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  const json = (name) => ({ description: 'OK', content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } } });
  const operation = (operationId, rest) => ({ operationId, summary: 'Does it', tags: ['Trees'], security: [{ key: [] }], ...rest });
  return {
    openapi: '3.0.4',
    servers: [{ url: '/api/v1' }],
    tags: [{ name: 'Trees' }],
    paths: {
      '/health': { get: { ...operation('getHealth', { responses: { 200: json('Tree'), default: problem } }), security: undefined } },
      '/trees': {
        get: operation('listTrees', {
          parameters: [
            { name: 'pageSize', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 500, default: 50 } },
            { name: 'cursor', in: 'query', schema: { type: 'string' } },
          ],
          responses: { 200: json('TreePage'), default: problem },
        }),
        post: operation('plantTree', {
          parameters: [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } }],
          requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } } },
          responses: { 201: json('Tree'), default: problem },
        }),
      },
      '/trees/{treeId}': {
        get: operation('getTree', {
          parameters: [{ name: 'treeId', in: 'path', required: true, schema: { type: 'string' } }],
          responses: { 200: json('Tree'), default: problem },
        }),
      },
    },
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Tree: {
          type: 'object',
          required: ['href', 'name'],
          properties: {
            href: { type: 'string' },
            id: { type: 'string' },
            name: { type: 'string', example: 'Hêtre' },
            kind: { type: 'string', enum: ['evergreen', 'deciduous'] },
          },
        },
        TreePage: { type: 'object', required: ['items'], properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } },
        Problem: { type: 'object', properties: { type: { type: 'string' } } },
      },
    },
  };
};

const contract = JSON.parse(readFileSync(new URL('../../openapi/cdce.v1.json', import.meta.url), 'utf8'));
const lines = [];

function report(name, problems) {
  const ok = problems.length === 0;
  lines.push(`${ok ? '' : 'not '}ok ${lines.length + 1} - ${name}`);
  if (!ok) console.log(`not ok: ${name}\n${problems.map((p) => `  ${p}`).join('\n')}`);
}

for (const rule of rules) {
  const bad = good();
  rule.breakIt(bad);
  report(`${rule.id} accepts the good example`, rule.find(good()));
  report(`${rule.id} refuses its bad example`, rule.find(bad).length > 0 ? [] : ['nothing was found']);
  report(`${rule.id}: in the contract, ${rule.says}`, rule.find(contract));
}

writeFileSync(process.argv[2], `${lines.join('\n')}\n`);
process.exit(lines.some((line) => line.startsWith('not')) ? 1 : 0);
