import { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from './mergeValues';
import { ValueOrigin } from './types';
import { formatValuePath } from './valuePath';

export type ValueLayer = { origin: ValueOrigin; values: JsonObject };

export type ValueLeaf = { value: JsonValue; layer: ValueLayer };

/** Values as a tree of maps, so that every leaf remembers its layer. */
type Tree = Map<string, Tree | ValueLeaf>;

/**
 * Later layers over earlier ones, and what the chart itself says (`default`) below them all. As in Helm, `null` removes what the chart
 * says only when no later layer has set it again.
 */
export function layValues(layers: ValueLayer[]): Tree {
  const tree: Tree = new Map();
  const ofChart: Tree = new Map();
  for (const layer of layers) {
    const isChart = layer.origin.layer === 'default';
    lay(isChart ? ofChart : tree, layer.values, layer);
  }
  fillIn(tree, ofChart);
  return tree;
}

function lay(tree: Tree, values: JsonObject, layer: ValueLayer): void {
  for (const [key, value] of Object.entries(values)) {
    const below = tree.get(key);
    if (isJsonObject(value) && Object.keys(value).length > 0) {
      const branch: Tree = below instanceof Map ? below : new Map();
      tree.set(key, branch);
      lay(branch, value, layer);
    } else if (isJsonObject(value) && isMapping(below)) {
      // An empty object changes nothing of an object.
    } else if (value !== undefined) {
      tree.set(key, { value, layer });
    }
  }
}

function fillIn(tree: Tree, defaults: Tree): void {
  for (const [key, node] of defaults) {
    const above = tree.get(key);
    if (above instanceof Map && node instanceof Map) {
      fillIn(above, node);
    } else if (above === undefined || (isMapping(above) && isMapping(node))) {
      tree.set(key, above instanceof Map ? above : node);
    }
  }
}

function isMapping(below: Tree | ValueLeaf | undefined): boolean {
  return below instanceof Map || (!!below && isJsonObject(below.value));
}

/** By path; an object that is empty is a leaf too, and what was removed is none. */
export function leavesOf(tree: Tree): Map<string, ValueLeaf> {
  const leaves = new Map<string, ValueLeaf>();
  const visit = (branch: Tree, keys: string[]) => {
    for (const [key, node] of branch) {
      if (node instanceof Map) {
        visit(node, [...keys, key]);
      } else if (node.value !== null) {
        leaves.set(formatValuePath([...keys, key]), node);
      }
    }
  };
  visit(tree, []);
  return leaves;
}
