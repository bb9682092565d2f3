import { TrafficChange } from '@multicluster/backstage-plugin-multicluster-common';
import { placeOf } from './objects/hopPlace';

const COMMANDS: {
  [driver: string]: ((change: TrafficChange) => string) | undefined;
} = {
  smi: splitCommand,
  'gateway-api': routeCommand,
  'external-dns': recordCommand,
  k8gb: gslbCommand,
};

/**
 * What a person would type to make a change when the portal is not there; undefined for a driver that does not come with the suite. It
 * refuses rather than writes a weight to the wrong place: what stands there is tested first.
 */
export function commandFor(change: TrafficChange): string | undefined {
  return COMMANDS[change.driver]?.(change);
}

function splitCommand(change: TrafficChange): string {
  const patch = Object.entries(change.after).flatMap(([service, value], n) => [
    { op: 'test', path: `/spec/backends/${n}/service`, value: service },
    { op: 'add', path: `/spec/backends/${n}/weight`, value },
  ]);
  return patchCommand(change, { plural: 'trafficsplits', type: 'json', patch });
}

/** A backend's name within its rule is `namespace/name:port`, of which the first and the last may be missing. */
function routeCommand(change: TrafficChange): string {
  const refs = `/spec/rules/${placeOf(change.hop)}/backendRefs`;
  const patch = Object.entries(change.after).flatMap(([backend, value], n) => {
    const [name] = backend.slice(backend.indexOf('/') + 1).split(':');
    return [
      { op: 'test', path: `${refs}/${n}/name`, value: name },
      { op: 'add', path: `${refs}/${n}/weight`, value },
    ];
  });
  const plural =
    change.object.kind === 'GRPCRoute' ? 'grpcroutes' : 'httproutes';
  return patchCommand(change, { plural, type: 'json', patch });
}

function gslbCommand(change: TrafficChange): string {
  const { after, hop } = change;
  const primaryGeoTag = Object.keys(after).find(tag => after[tag] > 0);
  const strategy =
    placeOf(hop) === 'primary' ? { primaryGeoTag } : { weight: after };
  const patch = { spec: { strategy } };
  return patchCommand(change, { plural: 'gslbs', type: 'merge', patch });
}

/**
 * Where a record stands in its object is not in a change, so that jq finds it; `replace` is refused if somebody wrote in between.
 */
function recordCommand(change: TrafficChange): string {
  const { after, before, hop } = change;
  const place = placeOf(hop);
  const cut = place.lastIndexOf('/');
  const [name, type] = [place.slice(0, cut), place.slice(cut + 1)];
  const record = `.dnsName == ${json(name)} and (.recordType // "A") == ${json(
    type,
  )}`;
  const edit = isList(before, after)
    ? setTargets(record, after)
    : Object.entries(after)
        .map(([identifier, weight]) => setWeight(record, identifier, weight))
        .join(' | ');
  const kubectl = kubectlAt(change);
  const target = targetOf(change, 'dnsendpoints');
  return `${kubectl} get ${target} -o json | jq ${quote(
    edit,
  )} | ${kubectl} replace -f -`;
}

/** What was planned adds up to 100, whichever way the change is turned; a list has but 0 and 1. */
function isList(...sides: { [backend: string]: number }[]): boolean {
  return sides.every(weights =>
    Object.values(weights).every(each => each <= 1),
  );
}

function setTargets(
  record: string,
  weights: { [target: string]: number },
): string {
  const targets = Object.keys(weights).filter(each => weights[each] > 0);
  return `(.spec.endpoints[] | select(${record}) | .targets) = ${json(
    targets,
  )}`;
}

function setWeight(record: string, identifier: string, weight: number): string {
  const entry = { name: 'aws/weight', value: String(weight) };
  return `(.spec.endpoints[] | select(${record} and .setIdentifier == ${json(
    identifier,
  )}) | .providerSpecific) |= ((. // [] | map(select(.name != "aws/weight"))) + [${json(
    entry,
  )}])`;
}

function patchCommand(
  change: TrafficChange,
  options: { plural: string; type: 'json' | 'merge'; patch: unknown },
): string {
  const { plural, type, patch } = options;
  return `${kubectlAt(change)} patch ${targetOf(
    change,
    plural,
  )} --type=${type} -p ${quote(json(patch))}`;
}

function kubectlAt({ cluster, object }: TrafficChange): string {
  return `kubectl --context ${quote(cluster)} -n ${quote(object.namespace)}`;
}

/** With the group, since two may have the same kind. */
function targetOf({ object }: TrafficChange, plural: string): string {
  const [group] = object.apiVersion.split('/');
  return quote(`${plural}.${group}/${object.name}`);
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

/** For a shell: names and addresses come from objects that anybody may have written. */
function quote(word: string): string {
  return /^[\w.:/@%+=,-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}
