import { inParallel } from './parallel';
import { REQUESTS_AT_ONCE } from './requests';
import { ServedKind } from './kinds';
import { Access } from './types';

const deadlineMs = 15_000;

/** Servers from 1.27 on have one of the two; older ones answer in the plain form. */
const accept = ['v2', 'v2beta1']
  .map(
    version =>
      `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`,
  )
  .concat('application/json')
  .join(',');

/** All kinds in two requests. Undefined when the API server cannot do that. */
export async function discoverAggregated({
  client,
  signal,
}: Access): Promise<ServedKind[] | undefined> {
  const answers = await Promise.all(
    ['/api', '/apis'].map(path =>
      client.request<GroupDiscoveryList>({ path, accept, deadlineMs, signal }),
    ),
  );
  if (answers.some(({ kind }) => kind !== 'APIGroupDiscoveryList')) {
    return undefined;
  }
  return answers.flatMap(({ items = [] }) => items.flatMap(kindsOfGroup));
}

function kindsOfGroup({ metadata, versions = [] }: GroupDiscovery) {
  const group = metadata?.name ?? '';
  return versions.flatMap(({ version, resources = [] }) =>
    resources.map(
      ({ resource, responseKind, scope }): ServedKind => ({
        group,
        version,
        kind: responseKind?.kind ?? '',
        plural: resource,
        namespaced: scope === 'Namespaced',
      }),
    ),
  );
}

/** One request for each version of each group. A group whose own server is down is left out: its objects are then of no known kind. */
export async function discoverEach(access: Access): Promise<ServedKind[]> {
  const { client, signal } = access;
  const [core, others] = await Promise.all([
    client.request<{ versions?: string[] }>({
      path: '/api',
      deadlineMs,
      signal,
    }),
    client.request<GroupList>({ path: '/apis', deadlineMs, signal }),
  ]);
  const places = [
    ...(core.versions ?? []).map(version => ({
      group: '',
      version,
      path: `/api/${version}`,
    })),
    ...(others.groups ?? []).flatMap(placesOf),
  ];
  const found = await inParallel(places, REQUESTS_AT_ONCE, async place => {
    const resources = await readResources(access, place.path);
    return resources
      .filter(({ name }) => !name.includes('/'))
      .map(
        ({ name, kind, namespaced }): ServedKind => ({
          group: place.group,
          version: place.version,
          kind,
          plural: name,
          namespaced,
        }),
      );
  });
  return found.flat();
}

async function readResources(
  { client, signal }: Access,
  path: string,
): Promise<PlainResource[]> {
  try {
    const list = await client.request<{ resources?: PlainResource[] }>({
      path,
      deadlineMs,
      signal,
    });
    return list.resources ?? [];
  } catch {
    signal.throwIfAborted();
    return [];
  }
}

function placesOf({ name, versions = [], preferredVersion }: Group) {
  const preferred = preferredVersion?.version;
  return [...versions]
    .sort((a, b) => rank(a.version) - rank(b.version))
    .map(({ version }) => ({
      group: name,
      version,
      path: `/apis/${name}/${version}`,
    }));

  function rank(version: string) {
    return version === preferred ? 0 : 1;
  }
}

type GroupDiscoveryList = { kind?: string; items?: GroupDiscovery[] };

type GroupDiscovery = {
  metadata?: { name?: string };
  versions?: {
    version: string;
    resources?: {
      resource: string;
      responseKind?: { kind?: string };
      scope: 'Namespaced' | 'Cluster';
    }[];
  }[];
};

type GroupList = { groups?: Group[] };
type Group = {
  name: string;
  versions?: { version: string }[];
  preferredVersion?: { version: string };
};
type PlainResource = { name: string; kind: string; namespaced: boolean };
