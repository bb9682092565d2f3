import fs from 'node:fs';
import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

/** Parses by Groovy's grammar; every node that is wrong or missing is a line of `faults`. */
export async function parseGroovy(
  source: string,
): Promise<{ root: Node; faults: string[] }> {
  await Parser.init();
  const grammar = await Language.load(
    fs.readFileSync(
      require.resolve('@lumis-sh/wasm-groovy/tree-sitter-groovy.wasm'),
    ),
  );
  const parser = new Parser();
  parser.setLanguage(grammar);
  const root = parser.parse(source)!.rootNode;
  const faults = nodesOf(root)
    .filter(node => node.isError || node.isMissing)
    .map(node => `line ${node.startPosition.row + 1}: ${node.text}`);
  return { root, faults };
}

/** A call as `stage('a') { … }` or `sh 'a'`. */
export type Call = { name: string; texts: string[]; node: Node };

/** Calls of a function below a node, with their arguments that are texts, as Groovy would see them. */
export function callsOf(root: Node, name: string): Call[] {
  return nodesOf(root)
    .filter(
      node =>
        /function_call$/.test(node.type) &&
        node.childForFieldName('function')?.text === name,
    )
    .map(node => ({
      name,
      node,
      texts: (node.childForFieldName('args')?.namedChildren ?? []).flatMap(
        child => (child?.type === 'string' ? [textOf(child)] : []),
      ),
    }));
}

/** Whether something in a text would be evaluated. */
export function hasInterpolation(root: Node): boolean {
  return nodesOf(root).some(({ type }) => /interpolation/.test(type));
}

function nodesOf(node: Node): Node[] {
  return [
    node,
    ...node.children.flatMap(child => (child ? nodesOf(child) : [])),
  ];
}

function textOf(string: Node): string {
  return string.text
    .slice(1, -1)
    .replace(/\\(u([0-9a-f]{4})|.)/g, (_, escape: string, code?: string) => {
      if (code) return String.fromCharCode(parseInt(code, 16));
      return { n: '\n', r: '\r', t: '\t' }[escape] ?? escape;
    });
}
