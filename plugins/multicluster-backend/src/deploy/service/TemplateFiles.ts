import {
  BackstageCredentials,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { withTemplateFiles } from './readTemplateFiles';

/** Files of templates that have not run yet, for those who may see the template. */
export class TemplateFiles {
  readonly #catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly #reader: UrlReaderService;
  readonly #integrations: ScmIntegrations;

  static create(options: {
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    urlReader: UrlReaderService;
    config: Config;
  }): TemplateFiles {
    const { catalog, urlReader, config } = options;
    const integrations = ScmIntegrations.fromConfig(config);
    return new TemplateFiles({ catalog, reader: urlReader, integrations });
  }

  constructor(options: {
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    reader: UrlReaderService;
    integrations: ScmIntegrations;
  }) {
    this.#catalog = options.catalog;
    this.#reader = options.reader;
    this.#integrations = options.integrations;
  }

  /** Calls `use` with a folder of them, which is gone afterwards. */
  async use<T>(
    options: {
      templateRef: string;
      path: string;
      credentials: BackstageCredentials;
    },
    use: (folder: string) => Promise<T>,
  ): Promise<T> {
    const { templateRef, path, credentials } = options;
    const template = await this.#catalog.getEntityByRef(templateRef, {
      credentials,
    });
    if (template?.kind !== 'Template') {
      throw new NotFoundError(
        `There is no template '${templateRef}' that you may see.`,
      );
    }
    const reader = this.#reader;
    const integrations = this.#integrations;
    return withTemplateFiles({ template, path, reader, integrations }, use);
  }
}
