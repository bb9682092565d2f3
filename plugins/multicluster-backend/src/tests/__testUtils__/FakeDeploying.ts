import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import {
  ClusterRegistration,
  SyncState,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ApprovalService, MemoryApprovalStore } from '../../approvals';
import { DeployService, TemplateFiles } from '../../deploy';
import { DeploymentNews, tellWrites } from '../../deploy/service';
import {
  findLiteralSecrets,
  openBundle,
  packFolder,
} from '../../deploy/sources';
import { MemoryBundleStore, MemoryDeploymentStore } from '../../deploy/store';
import {
  CheckedTarget,
  Rendered,
  RenderRequest,
  TargetTask,
} from '../../deploy/types';
import { FakeFleet } from './FakeFleet';

/** Deploying without clusters, Helm and a worker: a test says what a check finds and what is rendered. */
export class FakeDeploying {
  readonly news = new DeploymentNews();
  readonly store = tellWrites(new MemoryDeploymentStore(), this.news);
  readonly bundles = new MemoryBundleStore();
  readonly secrets = new Map<string, JsonObject>();
  readonly checked: TargetTask[] = [];
  readonly registered: ClusterRegistration[] = [];
  check: (task: TargetTask) => Promise<CheckedTarget> = async () => ({
    ...{ objects: [], values: [], problems: [] },
  });
  render: (request: RenderRequest) => Promise<Rendered> = async () => ({
    ...{ objects: [], values: [] },
  });
  pulled: Buffer | undefined;
  syncStates: SyncState[] = [];
  hasDirectory = true;
  wakes = 0;

  /** One beside whose own file is a folder `skeleton`. */
  readonly templates: Entity[] = [
    {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: {
        name: 'new-service',
        annotations: {
          'backstage.io/managed-by-location': `file:${path.join(
            __dirname,
            'template/template.yaml',
          )}`,
        },
      },
    },
  ];

  /** What `serveFleet` takes. */
  parts(catalog: CatalogService, fleet: FakeFleet) {
    return {
      deployments: this.#service(),
      templates: new TemplateFiles({
        catalog,
        reader: mockServices.urlReader.mock(),
        integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      }),
      readSyncStates: async () => this.syncStates,
      approvals: new ApprovalService({
        store: new MemoryApprovalStore(),
        allowOwn: false,
      }),
      directory: this.hasDirectory ? this.#directory(fleet) : undefined,
    };
  }

  #service() {
    return new DeployService({
      store: this.store,
      bundles: this.bundles,
      news: this.news,
      deployer: {
        check: task => {
          this.checked.push(task);
          return this.check(task);
        },
      },
      worker: {
        giveSecrets: (id, values) => {
          this.secrets.set(id, values);
        },
        wake: () => {
          this.wakes += 1;
        },
      },
      sources: {
        open: ({ bytes }) => openBundle(bytes),
        pack: ({ folder }) => packFolder(folder),
        pull: async ({ source }) => {
          if (this.pulled) return this.pulled;
          throw new NotFoundError(`There is no chart '${source.chart}'.`);
        },
        render: request => this.render(request),
        findLiteralSecrets: ({ folder }) => findLiteralSecrets(folder),
      },
    });
  }

  #directory(fleet: FakeFleet) {
    return {
      register: async (registration: ClusterRegistration) => {
        this.registered.push(registration);
        fleet.add(registration.name, { provider: registration.provider });
      },
      unregister: async (name: string) => {
        throw new NotFoundError(`Cluster '${name}' was not registered here`);
      },
    };
  }
}
