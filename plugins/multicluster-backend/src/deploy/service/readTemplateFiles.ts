import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { fetchContents } from '@backstage/plugin-scaffolder-node';

/** Where a template's own file is, as the scaffolder takes it. */
function baseUrlOf(template: Entity): string {
  const { annotations = {} } = template.metadata;
  const location =
    annotations[ANNOTATION_SOURCE_LOCATION] ?? annotations[ANNOTATION_LOCATION];
  const { type, target } = parseLocationRef(location ?? '');
  if (type === 'url') return target;
  if (type === 'file') return `file://${target}`;
  throw new InputError(
    `The files of ${stringifyEntityRef(
      template,
    )} cannot be read: it comes from '${type}'.`,
  );
}

/** A path of a request could else name any file of the server, or any server. */
function checkPath(given: string): void {
  const isBelow =
    !path.isAbsolute(given) &&
    !given.includes(':') &&
    !given.includes('\\') &&
    !given.split('/').includes('..');
  if (!isBelow) {
    throw new InputError(
      `'templateFiles.path' is '${given}', and must be a folder beneath the template's own, as './skeleton'.`,
    );
  }
}

/** Calls `use` with a folder of a template's files, which is gone afterwards. */
export async function withTemplateFiles<T>(
  options: {
    template: Entity;
    path: string;
    reader: UrlReaderService;
    integrations: ScmIntegrations;
  },
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const { template, reader, integrations } = options;
  checkPath(options.path);
  const baseUrl = baseUrlOf(template);
  const folder = await mkdtemp(path.join(tmpdir(), 'multicluster-template-'));
  try {
    const outputPath = path.join(folder, 'files');
    const fetchUrl = options.path;
    await fetchContents({
      reader,
      integrations,
      baseUrl,
      fetchUrl,
      outputPath,
    });
    return await use(outputPath);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
