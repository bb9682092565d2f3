import { Drawing } from '../Drawing';
import { pushTo } from '../gather/gatherWorkloads';
import { globalId, nodeId } from '../ids';
import { addressOwners, EntityName } from '../nodes/drawNames';
import { drawEdge, percentOf } from './edge';

/** Answers that lead nowhere we know are drawn up to this many per name, so that a forgotten record is seen. */
const MOST_STRANGE_ADDRESSES = 10;

/**
 * From a DNS name to what it leads to: by its records to whatever has these addresses, else to the objects that claim the name.
 * A Gslb that answers for a name always stands behind it.
 */
export function drawResolves(
  drawing: Drawing,
  names: readonly EntityName[],
): void {
  const owners = addressOwners(drawing);
  const known = new Set(names.map(({ name }) => name));
  for (const entityName of names) {
    const targets = leadsTo(entityName, owners, known);
    for (const [to, share] of targets.found) {
      drawEdge(drawing, 'resolves', { from: entityName.id, to }, share);
    }
    for (const address of targets.strange.slice(0, MOST_STRANGE_ADDRESSES)) {
      drawStranger(drawing, entityName.id, address);
    }
    for (const claimant of entityName.claimedBy) {
      if (claimant.kind === 'Gslb' || entityName.records.length === 0) {
        const ends = { from: entityName.id, to: nodeId(claimant) };
        drawEdge(drawing, 'resolves', ends);
      }
    }
  }
}

function leadsTo(
  { name, records }: EntityName,
  owners: Map<string, string[]>,
  known: Set<string>,
) {
  const weights = new Map<string, number[]>();
  const strange = new Set<string>();
  for (const { targets, weight } of records) {
    for (const target of targets) {
      const ids =
        owners.get(target) ??
        (known.has(target) && target !== name
          ? [globalId('DnsName', target)]
          : []);
      for (const id of ids) {
        pushTo(weights, id, weight ?? NaN);
      }
      if (ids.length === 0) {
        strange.add(target);
      }
    }
  }
  const total = records.reduce((sum, { weight }) => sum + (weight ?? NaN), 0);
  const found = new Map(
    [...weights].map(([id, each]) => {
      const sum = each.reduce((a, b) => a + b, 0);
      // One record without a weight makes the sum NaN: then no share is declared.
      const declared = percentOf(sum, total);
      return [id, declared === undefined ? undefined : { declared }];
    }),
  );
  return { found, strange: [...strange].sort() };
}

function drawStranger(drawing: Drawing, from: string, address: string): void {
  const id = globalId('Address', address);
  if (!drawing.nodes.has(id)) {
    drawing.nodes.set(id, {
      id,
      kind: 'Address',
      lane: 'entry',
      row: '',
      name: address,
      health: 'unknown',
      reason: 'No known Service has this address',
      fact: 'Address · of nothing known here',
    });
  }
  drawEdge(drawing, 'resolves', { from, to: id });
}
