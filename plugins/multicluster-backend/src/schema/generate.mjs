/**
 * Makes the router's and the client's types from `openapi.yaml` and the parts beside it, without a generator that needs Java.
 *
 *     node src/schema/generate.mjs            writes the two files
 *     node src/schema/generate.mjs --check    fails when the committed files differ from what would be written
 */
/* eslint-disable @backstage/no-undeclared-imports -- a script of the repository, with its tools: it is never part of the package */
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

const SOURCE = new URL('openapi.yaml', import.meta.url);
/** Features with a file of their own; each adds tags, paths and components, and refers to what others have. */
const PARTS = [
  'deploy.yaml',
  'approvals.yaml',
  'failover.yaml',
  'evacuations.yaml',
];
const ROUTER = new URL('openapi.generated.ts', import.meta.url);
const TYPES = new URL(
  '../../../multicluster-common/src/schema/api.generated.ts',
  import.meta.url,
);
const BANNER =
  '// Generated from openapi.yaml by generate.mjs; change the document, then run `yarn generate`.\n';
const COMMON = '@multicluster/backstage-plugin-multicluster-common';

const nameOf = reference => reference.split('/').at(-1);

/** The parameter itself, where the document only refers to it. */
function resolve(document, node) {
  return node.$ref ? document.components.parameters[nameOf(node.$ref)] : node;
}

function typeOf(document, schema) {
  if (schema.$ref) {
    const name = nameOf(schema.$ref);
    const named = document.components.schemas[name];
    // A string with a form of its own is a string in the code: only objects and words have types there.
    return named.type === 'string' && !named.enum ? 'string' : name;
  }
  if (schema.type === 'array') return `${typeOf(document, schema.items)}[]`;
  return schema.type === 'integer' ? 'number' : schema.type;
}

function parametersType(document, parameters) {
  const fields = parameters.map(
    ({ name, required, schema }) =>
      // A default is filled in by the validator, so the route always finds a value.
      `${name}${required || 'default' in schema ? '' : '?'}: ${typeOf(
        document,
        schema,
      )}`,
  );
  return `{ ${fields.join('; ')} }`;
}

function contentType(document, content) {
  if (!content) return undefined;
  return Object.entries(content)
    .map(([type, { schema }]) =>
      type === 'application/json' ? typeOf(document, schema) : 'string',
    )
    .join(' | ');
}

/** One entry of the map that `backend-openapi-utils` types its router with. */
function endpoint(document, path, method, operation) {
  const parameters = (operation.parameters ?? []).map(p =>
    resolve(document, p),
  );
  const inPath = parameters.filter(p => p.in === 'path');
  const inQuery = parameters.filter(p => p.in === 'query');
  const body = contentType(document, operation.requestBody?.content);
  const answers = Object.entries(operation.responses)
    .filter(([status]) => status < 400)
    .map(([, response]) => contentType(document, response.content) ?? 'void');
  const fields = [
    inPath.length && `path: ${parametersType(document, inPath)}`,
    inQuery.length && `query: ${parametersType(document, inQuery)}`,
    // What is not JSON comes as bytes.
    body && `body: ${body === 'string' ? 'Buffer' : body}`,
    `response: ${answers.join(' | ')}`,
  ].filter(Boolean);
  // As the typed router has it.
  const verb = method === 'delete' ? '_delete' : method;
  return `  '#${verb}|${path}': { ${fields.join('; ')} };`;
}

function routerSource(document) {
  const entries = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      endpoint(document, path, method, operation),
    ),
  );
  const used = Object.keys(document.components.schemas).filter(name =>
    entries.some(entry => new RegExp(`\\b${name}\\b`).test(entry)),
  );
  return `${BANNER}
import { ${used.sort().join(', ')} } from '${COMMON}';

/** Paths, parameters, bodies and answers of all routes. */
export type EndpointMap = {
${entries.join('\n')}
};

/** The document, as it is served and as requests are checked against it. */
export const spec = ${JSON.stringify(document)} as const;
`;
}

function join(document, part) {
  document.tags.push(...part.tags);
  Object.assign(document.paths, part.paths);
  for (const [kind, added] of Object.entries(part.components)) {
    document.components[kind] = { ...document.components[kind], ...added };
  }
  return document;
}

async function readDocument() {
  const read = async url => parse(await readFile(url, 'utf8'), { merge: true });
  const parts = PARTS.map(name => read(new URL(name, import.meta.url)));
  return (await Promise.all(parts)).reduce(join, await read(SOURCE));
}

async function generate() {
  const document = await readDocument();
  const types = astToString(await openapiTS(document));
  const style = await prettier.resolveConfig(SOURCE.pathname);
  const format = source =>
    prettier.format(source, { ...style, parser: 'typescript' });
  return [
    [ROUTER, format(routerSource(document))],
    [TYPES, format(`${BANNER}\n${types}`)],
  ];
}

const check = process.argv.includes('--check');
for (const [file, wanted] of await generate()) {
  if (!check) {
    await writeFile(file, wanted);
  } else if ((await readFile(file, 'utf8').catch(() => '')) !== wanted) {
    const name = nameOf(file.pathname);
    process.stderr.write(
      `${name} is not what openapi.yaml says. Run \`yarn generate\` and commit it.\n`,
    );
    process.exitCode = 1;
  }
}
