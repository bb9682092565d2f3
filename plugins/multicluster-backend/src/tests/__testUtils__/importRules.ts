import path from 'node:path';
import ts from 'typescript';

/** A source file: its path from the root of the repository, and its text. */
export type Source = { file: string; text: string };

/** An import that a rule forbids. */
export type Violation = { file: string; imports: string; rule: string };

type Rule = {
  rule: string;
  forbids(file: string, imported: string): boolean;
};

const SUITE = '@multicluster/backstage-plugin-multicluster';
const FEATURE = /^(plugins\/[^/]+\/src)\/([^/]+)\//;

const named =
  (...packages: string[]) =>
  (imported: string) =>
    packages.some(name => imported === name || imported.startsWith(`${name}/`));

function onlyIn(packages: string[], allowed: RegExp, rule: string): Rule {
  const isNamed = named(...packages);
  return {
    rule,
    forbids: (file, imported) => isNamed(imported) && !allowed.test(file),
  };
}

/** What an outsider may enter by: the door, the types that make a contract, and an API with its ref. */
const DOORS = /\/(index|types|[A-Z][A-Za-z]*Api)$/;

/**
 * Of the frontend, these say which part is loaded when: through a feature's door, its icon would bring all of its screens with it
 * into what every page loads first.
 */
const LOADS_PARTS = /^plugins\/multicluster\/src\/(plugin\.tsx|legacy\.ts)$/;

/** Whether a relative import reaches into another feature's folder past its door. */
function entersByTheWindow(file: string, imported: string): boolean {
  if (!imported.startsWith('.') || LOADS_PARTS.test(file)) return false;
  const target = path.posix.join(path.posix.dirname(file), imported);
  const to = FEATURE.exec(`${target}/`);
  if (!to || target === `${to[1]}/${to[2]}`) return false;
  const from = FEATURE.exec(file);
  if (from?.[1] === to[1] && from[2] === to[2]) return false;
  return !DOORS.test(target.slice(to[1].length + to[2].length + 1));
}

const RULES: Rule[] = [
  onlyIn(
    ['knex'],
    /multicluster-backend\/src\/(plugin|(.+\/)?Database[A-Za-z]*Store)\.ts$/,
    'knex is for Database…Store.ts and plugin.ts',
  ),
  onlyIn(
    ['@kubernetes/client-node', 'undici'],
    /multicluster-backend\/src\/(clusters|watch)\//,
    'the way to a cluster is for clusters/ and watch/',
  ),
  onlyIn(
    ['express', 'express-promise-router', '@backstage/backend-openapi-utils'],
    /multicluster-backend\/src\/(router\.ts|router\/)/,
    'express is for the router',
  ),
  onlyIn(
    [`${SUITE}-backend`],
    /^packages\/backend\//,
    'nothing but the app’s backend knows the backend plugin',
  ),
  onlyIn(['@mui'], /^$/, 'MUI v4 or Backstage UI, never MUI v5'),
  {
    rule: 'common is pure: types, zod, errors and *-common',
    forbids: (file, imported) =>
      file.startsWith('plugins/multicluster-common/') &&
      !imported.startsWith('.') &&
      !/^(zod|@backstage\/(errors|types|catalog-model))$/.test(imported) &&
      !/^@[^/]+\/[^/]+-common(\/alpha)?$/.test(imported),
  },
  {
    rule: 'node knows common, and neither the backend nor the frontend',
    forbids: (file, imported) =>
      file.startsWith('plugins/multicluster-node/') &&
      imported.startsWith(SUITE) &&
      imported !== `${SUITE}-common`,
  },
  {
    rule: 'the frontend knows common alone',
    forbids: (file, imported) =>
      file.startsWith('plugins/multicluster/') &&
      imported.startsWith(SUITE) &&
      imported !== `${SUITE}-common`,
  },
  {
    rule: 'a feature’s folder is entered by its index.ts',
    forbids: entersByTheWindow,
  },
];

/** Everything that a text imports: declarations, re-exports, `import()` as a value or a type, and `require`. */
export function importsOf({ file, text }: Source): string[] {
  const found: string[] = [];
  const take = (node?: ts.Node) => {
    if (node && ts.isStringLiteralLike(node)) found.push(node.text);
  };
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      take(node.moduleSpecifier);
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument)
    ) {
      take(node.argument.literal);
    } else if (ts.isExternalModuleReference(node)) {
      take(node.expression);
    } else if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword ||
        (ts.isIdentifier(node.expression) &&
          node.expression.text === 'require'))
    ) {
      take(node.arguments[0]);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found;
}

/** What the sources import against the rules of the house. */
export function checkImports(sources: Source[]): Violation[] {
  return sources.flatMap(source =>
    importsOf(source).flatMap(imports =>
      RULES.filter(rule => rule.forbids(source.file, imports)).map(
        ({ rule }) => ({ file: source.file, imports, rule }),
      ),
    ),
  );
}
