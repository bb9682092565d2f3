import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { ServiceUnavailableError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { Access, listObjects } from '../apply';
import { KubernetesObject } from '../types';

const largestRelease = 64 * 1024 * 1024;

type ReleaseAccess = Access & { app: string; namespace: string };

/**
 * What Helm keeps of a release that is there, read from where Helm keeps it: a Secret in the release's namespace. To ask Helm itself would
 * take two processes for every cluster of every preview. Empty when there is no such release, or it never came to be whole.
 */
export async function readReleaseManifest(
  options: ReleaseAccess,
): Promise<KubernetesObject[]> {
  const kept = await listReleases(options, ',status=deployed');
  const newest = kept.sort((a, b) => revisionOf(b) - revisionOf(a))[0];
  return newest ? objectsOf(await decode(newest)) : [];
}

/** Whether Helm keeps anything of it, whole or not. */
export async function hasRelease(options: ReleaseAccess): Promise<boolean> {
  return (await listReleases(options)).length > 0;
}

function listReleases(options: ReleaseAccess, more = '') {
  const { app, namespace } = options;
  return listObjects(options, {
    path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/secrets`,
    labelSelector: `owner=helm,name=${app}${more}`,
  });
}

function revisionOf({ metadata }: KubernetesObject): number {
  return Number(metadata.labels?.version ?? 0);
}

/** Helm packs and codes it, and the API server codes it once more. */
async function decode({ data, metadata }: KubernetesObject): Promise<string> {
  const { release } = (data ?? {}) as { release?: string };
  try {
    const coded = Buffer.from(release ?? '', 'base64').toString('latin1');
    const packed = Buffer.from(coded, 'base64');
    const isPacked = packed[0] === 0x1f && packed[1] === 0x8b;
    const json = isPacked
      ? await promisify(gunzip)(packed, { maxOutputLength: largestRelease })
      : packed;
    return String(JSON.parse(json.toString('utf8')).manifest ?? '');
  } catch {
    // What it holds is secret, and so is where in it the fault is.
    throw new ServiceUnavailableError(
      `Secret '${metadata.namespace}/${metadata.name}' does not hold a Helm release that can be read.`,
    );
  }
}

function objectsOf(manifest: string): KubernetesObject[] {
  const documents = parseAllDocuments(manifest, {
    version: '1.1',
    uniqueKeys: false,
    logLevel: 'silent',
  });
  return (Array.isArray(documents) ? documents : [])
    .map(document => document.toJS({ maxAliasCount: 100 }))
    .filter(object => typeof object?.kind === 'string');
}
