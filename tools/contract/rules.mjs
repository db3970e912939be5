// Rules for the contract, after the Belgif REST guide; each names the guide's rule it comes from, or ours.

const lowerCamel = /^[a-z][a-zA-Z0-9]*$/;
const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'];

function* operations(doc) {
  for (const [path, item] of Object.entries(doc.paths)) {
    for (const method of methods) {
      if (item[method]) yield { path, method, at: `${method} ${path}`, op: item[method] };
    }
  }
}

function* parameters(doc) {
  for (const o of operations(doc)) for (const parameter of o.op.parameters ?? []) yield { ...o, parameter };
}

function* schemas(doc) {
  for (const [name, schema] of Object.entries(doc.components?.schemas ?? {})) yield* within(schema, name);
}

function* within(schema, at) {
  yield { at, schema };
  for (const [name, property] of Object.entries(schema.properties ?? {})) yield* within(property, `${at}.${name}`);
  if (schema.items) yield* within(schema.items, `${at}[]`);
}

function* properties(doc) {
  for (const { at, schema } of schemas(doc)) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) yield { at: `${at}.${name}`, name, property };
  }
}

const resolve = (doc, schema) =>
  schema?.$ref ? doc.components.schemas[schema.$ref.split('/').at(-1)] : schema;

function* responses(doc) {
  for (const o of operations(doc)) {
    for (const [status, response] of Object.entries(o.op.responses ?? {})) yield { ...o, status, response };
  }
}

function fits(value, schema) {
  switch (schema?.type) {
    case 'string':
      return typeof value === 'string' && (!schema.enum || schema.enum.includes(value)) && (!schema.pattern || new RegExp(schema.pattern).test(value));
    case 'integer':
      return Number.isInteger(value) && !(value < schema.minimum) && !(value > schema.maximum);
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    default:
      return true;
  }
}

const where = (iterable, wrong) => [...iterable].filter(wrong).map((found) => found.at ?? found.path);

export const rules = [
  {
    id: 'oas-contra', says: 'the contract is OpenAPI 3.0',
    find: (doc) => (/^3\.0\./.test(doc.openapi) ? [] : [doc.openapi]),
    breakIt: (doc) => (doc.openapi = '3.1.0'),
  },
  {
    id: 'uri-format', says: 'the address of the server ends in its major version',
    find: (doc) => where(doc.servers.map((s) => ({ at: s.url })), ({ at }) => !/\/v[0-9]+$/.test(at)),
    breakIt: (doc) => (doc.servers[0].url = '/api'),
  },
  {
    id: 'uri-notat', says: 'path segments are lowerCamelCase and no path ends in a slash',
    find: (doc) => Object.keys(doc.paths).filter((p) => p.endsWith('/')
      || p.split('/').slice(1).some((s) => !/^\{[a-z][a-zA-Z0-9]*\}$/.test(s) && !lowerCamel.test(s))),
    breakIt: (doc) => (doc.paths['/trees/'] = doc.paths['/trees']),
  },
  {
    id: 'uri-extens', says: 'no path has a file extension',
    find: (doc) => Object.keys(doc.paths).filter((p) => /\.[a-z]+$/.test(p)),
    breakIt: (doc) => (doc.paths['/trees.json'] = doc.paths['/trees']),
  },
  {
    id: 'qry-notat', says: 'query parameters are lowerCamelCase',
    find: (doc) => where(parameters(doc), ({ parameter: p }) => p.in === 'query' && !lowerCamel.test(p.name)),
    breakIt: (doc) => (doc.paths['/trees'].get.parameters[0].name = 'page_size'),
  },
  {
    id: 'hdr-case', says: 'headers are Kebab-Case',
    find: (doc) => where(parameters(doc), ({ parameter: p }) => p.in === 'header' && !/^[A-Z][a-zA-Z]*(-[A-Z][a-zA-Z]*)*$/.test(p.name)),
    breakIt: (doc) => (doc.paths['/trees'].post.parameters[0].name = 'idempotency_key'),
  },
  {
    id: 'path-param', says: 'path parameters are declared, required and lowerCamelCase',
    find: (doc) => where(operations(doc), ({ path, op }) => [...path.matchAll(/\{([^}]+)\}/g)].some(([, name]) =>
      !lowerCamel.test(name) || !(op.parameters ?? []).some((p) => p.in === 'path' && p.name === name && p.required))),
    breakIt: (doc) => (doc.paths['/trees/{treeId}'].get.parameters = []),
  },
  {
    id: 'openapi-opid', says: 'operation ids are there, unique and lowerCamelCase',
    find: (doc) => {
      const seen = new Set();
      return where(operations(doc), ({ op }) => !lowerCamel.test(op.operationId ?? '') || seen.size === seen.add(op.operationId).size);
    },
    breakIt: (doc) => (doc.paths['/trees'].post.operationId = 'listTrees'),
  },
  {
    id: 'oas-descr', says: 'every operation has a summary',
    find: (doc) => where(operations(doc), ({ op }) => !op.summary),
    breakIt: (doc) => delete doc.paths['/trees'].get.summary,
  },
  {
    id: 'oas-tags', says: 'every operation has one declared tag in title style',
    find: (doc) => where(operations(doc), ({ op }) => op.tags?.length !== 1 || !/^[A-Z]/.test(op.tags[0])
      || !doc.tags.some((t) => t.name === op.tags[0])),
    breakIt: (doc) => (doc.paths['/trees'].get.tags = ['Trees', 'Gardens']),
  },
  {
    id: 'oas-comp', says: 'components are UpperCamelCase',
    find: (doc) => Object.keys(doc.components.schemas).filter((n) => !/^[A-Z][a-zA-Z0-9]*$/.test(n)),
    breakIt: (doc) => (doc.components.schemas.some_tree = { type: 'object' }),
  },
  {
    id: 'jsn-naming', says: 'properties are lowerCamelCase and not called data or info',
    find: (doc) => where(properties(doc), ({ name }) => !lowerCamel.test(name) || name === 'data' || name === 'info'),
    breakIt: (doc) => (doc.components.schemas.Tree.properties.leaf_count = { type: 'integer' }),
  },
  {
    id: 'evo-object', says: 'what is sent and answered as JSON is an object',
    find: (doc) => [
      ...where(responses(doc), ({ response }) => {
        const schema = resolve(doc, response.content?.['application/json']?.schema);
        return schema && (schema.type ?? 'object') !== 'object';
      }),
      ...where(operations(doc), ({ op }) => {
        const schema = resolve(doc, op.requestBody?.content?.['application/json']?.schema);
        return schema && (schema.type ?? 'object') !== 'object';
      }),
    ],
    breakIt: (doc) => (doc.paths['/trees'].get.responses['200'].content['application/json'].schema = { type: 'array', items: {} }),
  },
  {
    id: 'evo-open', says: 'what is answered may grow: no answer forbids more properties',
    find: (doc) => where(responses(doc), ({ response }) =>
      resolve(doc, response.content?.['application/json']?.schema)?.additionalProperties === false),
    breakIt: (doc) => (doc.components.schemas.Tree.additionalProperties = false),
  },
  {
    id: 'col-repres', says: 'the items of a collection are objects with an href',
    find: (doc) => Object.entries(doc.components.schemas).filter(([name, schema]) => name.endsWith('Page')
      && !resolve(doc, schema.properties?.items?.items)?.properties?.href).map(([name]) => name),
    breakIt: (doc) => delete doc.components.schemas.Tree.properties.href,
  },
  {
    id: 'col-paging', says: 'a collection is read page by page: pageSize and cursor come together',
    find: (doc) => where(operations(doc), ({ op }) => {
      const names = (op.parameters ?? []).map((p) => p.name);
      return names.includes('pageSize') !== names.includes('cursor');
    }),
    breakIt: (doc) => doc.paths['/trees'].get.parameters.pop(),
  },
  {
    id: 'rep-struct', says: 'structured data is application/json',
    find: (doc) => where(responses(doc), ({ response }) => Object.keys(response.content ?? {})
      .some((type) => ['text/json', 'application/xml', 'text/xml'].includes(type))),
    breakIt: (doc) => (doc.paths['/trees'].get.responses['200'].content['text/json'] = {}),
  },
  {
    id: 'prb-defaul', says: 'every operation has a default answer that is a problem',
    find: (doc) => where(operations(doc), ({ op }) => !op.responses?.default?.content?.['application/problem+json']),
    breakIt: (doc) => delete doc.paths['/trees'].get.responses.default,
  },
  {
    id: 'err-problem', says: 'every error is application/problem+json',
    find: (doc) => where(responses(doc), ({ status, response }) => /^[45]/.test(status) && !response.content?.['application/problem+json']),
    breakIt: (doc) => (doc.paths['/trees'].get.responses['404'] = { description: 'Not there' }),
  },
  {
    id: 'meth-http', says: 'GET and DELETE carry no body, and 200 has one',
    find: (doc) => [
      ...where(operations(doc), ({ method, op }) => ['get', 'delete', 'head'].includes(method) && op.requestBody),
      ...where(responses(doc), ({ status, response }) => status === '200' && !response.content),
    ],
    breakIt: (doc) => delete doc.paths['/trees'].get.responses['200'].content,
  },
  {
    id: 'stat-codes', says: 'GET does not answer 201, 202, 204, 409 or 412, and PUT not 202',
    find: (doc) => where(responses(doc), ({ method, status }) =>
      (method === 'get' && ['201', '202', '204', '409', '412'].includes(status)) || (method === 'put' && status === '202')),
    breakIt: (doc) => (doc.paths['/trees'].get.responses['204'] = { description: 'None' }),
  },
  {
    id: 'sec-req', says: 'security requirements name schemes that exist',
    find: (doc) => where(operations(doc), ({ op }) => (op.security ?? []).some((s) =>
      Object.keys(s).some((name) => !doc.components.securitySchemes?.[name]))),
    breakIt: (doc) => (doc.paths['/trees'].get.security = [{ magic: [] }]),
  },
  {
    id: 'opbody-req', says: 'whether a body is required is said',
    find: (doc) => where(operations(doc), ({ op }) => op.requestBody && op.requestBody.required === undefined),
    breakIt: (doc) => delete doc.paths['/trees'].post.requestBody.required,
  },
  {
    id: 'oas-exampl', says: 'examples fit their schema',
    find: (doc) => [
      ...where(schemas(doc), ({ schema }) => schema.example !== undefined && !fits(schema.example, schema)),
      ...where(parameters(doc), ({ parameter: p }) => p.example !== undefined && !fits(p.example, resolve(doc, p.schema))),
    ],
    breakIt: (doc) => (doc.components.schemas.Tree.properties.name.example = 12),
  },
  {
    id: 'oas-defaul', says: 'defaults fit their schema',
    find: (doc) => [
      ...where(schemas(doc), ({ schema }) => schema.default !== undefined && !fits(schema.default, schema)),
      ...where(parameters(doc), ({ parameter: p }) => p.schema?.default !== undefined && !fits(p.schema.default, p.schema)),
    ],
    breakIt: (doc) => (doc.paths['/trees'].get.parameters[0].schema.default = 9_999),
  },
  {
    id: 'prop-req', says: 'required properties are declared',
    find: (doc) => where(schemas(doc), ({ schema }) => (schema.required ?? []).some((name) => !schema.properties?.[name])),
    breakIt: (doc) => doc.components.schemas.Tree.required.push('age'),
  },
  {
    id: 'id-design', says: 'ids are strings',
    find: (doc) => where(properties(doc), ({ name, property }) => (name === 'id' || /Id$/.test(name)) && ['integer', 'number'].includes(property.type)),
    breakIt: (doc) => (doc.components.schemas.Tree.properties.id = { type: 'integer' }),
  },
  {
    id: 'cod-design', says: 'codes of an enumeration are lowerCamelCase',
    find: (doc) => where(schemas(doc), ({ schema }) => (schema.enum ?? []).some((code) => typeof code === 'string' && !lowerCamel.test(code))),
    breakIt: (doc) => (doc.components.schemas.Tree.properties.kind.enum = ['EVER_GREEN']),
  },
  {
    id: 'dec-type', says: 'money is not a floating-point number',
    find: (doc) => where(properties(doc), ({ name, property }) => /(amount|price|cost|budget)$/i.test(name) && property.type === 'number'),
    breakIt: (doc) => (doc.components.schemas.Tree.properties.price = { type: 'number' }),
  },
  {
    id: 'oas-rdonly', says: 'read-only properties are not required',
    find: (doc) => where(schemas(doc), ({ schema }) => (schema.required ?? []).some((name) => schema.properties?.[name]?.readOnly)),
    breakIt: (doc) => (doc.components.schemas.Tree.properties.name.readOnly = true),
  },
  {
    id: 'sens-dat', says: 'no address carries what is personal or secret',
    find: (doc) => where(parameters(doc), ({ parameter: p }) => ['path', 'query'].includes(p.in)
      && /^(e?mail|phone|password|token|firstName|lastName|personName|ssin)$/i.test(p.name)),
    breakIt: (doc) => (doc.paths['/trees'].get.parameters[0].name = 'email'),
  },
  {
    id: 'hlth-res', says: 'there is a health resource for everybody',
    find: (doc) => (doc.paths['/health']?.get && !doc.paths['/health'].get.security ? [] : ['/health']),
    breakIt: (doc) => delete doc.paths['/health'],
  },
  {
    id: 'cdce-idempotency', says: 'every POST and PATCH asks for an Idempotency-Key',
    find: (doc) => where(operations(doc), ({ method, op }) => ['post', 'patch'].includes(method)
      && !(op.parameters ?? []).some((p) => p.in === 'header' && p.name === 'Idempotency-Key' && p.required)),
    breakIt: (doc) => (doc.paths['/trees'].post.parameters = []),
  },
];
