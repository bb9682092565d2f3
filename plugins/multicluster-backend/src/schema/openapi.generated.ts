// Generated from openapi.yaml by generate.mjs; change the document, then run `yarn generate`.

import {
  AppList,
  AppQuery,
  Approval,
  ApprovalDecision,
  ApprovalList,
  ApprovalRequest,
  ApprovalState,
  ClusterDetail,
  ClusterList,
  ClusterRegistration,
  ClusterSummary,
  Comparison,
  DeployPreview,
  DeployPreviewRequest,
  DeployRequest,
  DeployedApp,
  Deployment,
  DeploymentEvents,
  DeploymentList,
  DeploymentState,
  DrillList,
  Evacuation,
  EvacuationCommandRequest,
  EvacuationList,
  EvacuationPlan,
  EvacuationPlanRequest,
  FailoverPlan,
  FailoverPlanRequest,
  FailoverRun,
  FailoverView,
  PendingList,
  PerUserTopologyRequest,
  RenderedFiles,
  ResourceKind,
  ResourceView,
  RetryRequest,
  RollBackRequest,
  RunCommandRequest,
  RunEvents,
  RunList,
  RunReport,
  RunState,
  StartEvacuationRequest,
  StartRunRequest,
  SyncStateList,
  TopologyGraph,
  UndeployRequest,
  UploadedBundle,
} from '@multicluster/backstage-plugin-multicluster-common';

/** Paths, parameters, bodies and answers of all routes. */
export type EndpointMap = {
  '#get|/clusters': { response: ClusterList };
  '#post|/clusters': { body: ClusterRegistration; response: ClusterSummary };
  '#_delete|/clusters/{cluster}': { path: { cluster: string }; response: void };
  '#get|/clusters/{cluster}': {
    path: { cluster: string };
    response: ClusterDetail;
  };
  '#get|/topology/{kind}/{namespace}/{name}': {
    path: { kind: string; namespace: string; name: string };
    query: { budget: number; open?: string[] };
    response: TopologyGraph | void;
  };
  '#get|/topology/{kind}/{namespace}/{name}/stream': {
    path: { kind: string; namespace: string; name: string };
    query: { budget: number; open?: string[] };
    response: string;
  };
  '#get|/topology/{kind}/{namespace}/{name}/comparison': {
    path: { kind: string; namespace: string; name: string };
    query: { row: string };
    response: Comparison;
  };
  '#post|/topology/{kind}/{namespace}/{name}/per-user': {
    path: { kind: string; namespace: string; name: string };
    body: PerUserTopologyRequest;
    response: TopologyGraph;
  };
  '#get|/resources/{cluster}/{apiVersion}/{kind}/{namespace}/{name}': {
    path: {
      cluster: string;
      apiVersion: string;
      kind: ResourceKind;
      namespace: string;
      name: string;
    };
    query: { entityRef?: string };
    response: ResourceView;
  };
  '#get|/logs/{cluster}/{namespace}/{pod}': {
    path: { cluster: string; namespace: string; pod: string };
    query: {
      entityRef: string;
      container?: string;
      tailLines: number;
      previous: boolean;
      follow: boolean;
    };
    response: string;
  };
  '#post|/bundles': { body: Buffer; response: UploadedBundle };
  '#get|/deployments': {
    query: {
      entityRef?: string;
      app?: string;
      state?: DeploymentState;
      limit: number;
    };
    response: DeploymentList;
  };
  '#post|/deployments': { body: DeployRequest; response: Deployment };
  '#post|/deployments/preview': {
    body: DeployPreviewRequest;
    response: DeployPreview;
  };
  '#post|/deployments/render': { body: DeployRequest; response: RenderedFiles };
  '#get|/deployments/{id}': { path: { id: string }; response: Deployment };
  '#get|/deployments/{id}/events': {
    path: { id: string };
    query: { after: number; waitSeconds: number };
    response: DeploymentEvents;
  };
  '#post|/deployments/{id}/retry': {
    path: { id: string };
    body: RetryRequest;
    response: Deployment;
  };
  '#post|/deployments/{id}/rollback': {
    path: { id: string };
    body: RollBackRequest;
    response: Deployment;
  };
  '#post|/deployments/{id}/cancel': {
    path: { id: string };
    response: Deployment;
  };
  '#post|/undeploy': { body: UndeployRequest; response: Deployment };
  '#get|/apps/{kind}/{namespace}/{name}': {
    path: { kind: string; namespace: string; name: string };
    response: AppList;
  };
  '#post|/apps/{kind}/{namespace}/{name}/drift': {
    path: { kind: string; namespace: string; name: string };
    body: AppQuery;
    response: DeployedApp;
  };
  '#get|/gitops/{hub}/{app}': {
    path: { hub: string; app: string };
    response: SyncStateList;
  };
  '#get|/approvals': {
    query: { state?: ApprovalState };
    response: ApprovalList;
  };
  '#post|/approvals': { body: ApprovalRequest; response: Approval };
  '#get|/approvals/{id}': { path: { id: string }; response: Approval };
  '#post|/approvals/{id}/decision': {
    path: { id: string };
    body: ApprovalDecision;
    response: Approval;
  };
  '#get|/failover/{kind}/{namespace}/{name}': {
    path: { kind: string; namespace: string; name: string };
    response: FailoverView;
  };
  '#post|/failover/{kind}/{namespace}/{name}/plan': {
    path: { kind: string; namespace: string; name: string };
    body: FailoverPlanRequest;
    response: FailoverPlan;
  };
  '#post|/failover/{kind}/{namespace}/{name}/runbook': {
    path: { kind: string; namespace: string; name: string };
    body: FailoverPlanRequest;
    response: string;
  };
  '#post|/failover/{kind}/{namespace}/{name}/runs': {
    path: { kind: string; namespace: string; name: string };
    body: StartRunRequest;
    response: FailoverRun;
  };
  '#get|/drills': { response: DrillList };
  '#get|/runs': {
    query: { entityRef?: string; state?: RunState; limit: number };
    response: RunList;
  };
  '#get|/clusters/{cluster}/pending': {
    path: { cluster: string };
    response: PendingList;
  };
  '#get|/runs/{id}': { path: { id: string }; response: FailoverRun };
  '#get|/runs/{id}/events': {
    path: { id: string };
    query: { after: number; waitSeconds: number };
    response: RunEvents;
  };
  '#post|/runs/{id}/commands': {
    path: { id: string };
    body: RunCommandRequest;
    response: FailoverRun;
  };
  '#get|/runs/{id}/report': {
    path: { id: string };
    query: { format: string };
    response: RunReport | string;
  };
  '#post|/evacuations/plan': {
    body: EvacuationPlanRequest;
    response: EvacuationPlan;
  };
  '#get|/evacuations': { response: EvacuationList };
  '#post|/evacuations': { body: StartEvacuationRequest; response: Evacuation };
  '#get|/evacuations/{id}': { path: { id: string }; response: Evacuation };
  '#post|/evacuations/{id}/commands': {
    path: { id: string };
    body: EvacuationCommandRequest;
    response: Evacuation;
  };
};

/** The document, as it is served and as requests are checked against it. */
export const spec = {
  openapi: '3.0.3',
  info: {
    title: 'multicluster',
    version: '1',
    description:
      'The fleet of Kubernetes clusters, and where each catalog entity runs on it. All times are epoch milliseconds unless said otherwise. No route waits for a cluster, but for logs and per-user clusters, which are read when asked for, and for previews, drift and GitOps.',
    license: {
      name: 'Apache-2.0',
      url: 'https://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  security: [{}, { JWT: [] }],
  tags: [
    { name: 'Clusters' },
    { name: 'Topology' },
    { name: 'Resources' },
    { name: 'Deployments' },
    { name: 'Apps' },
    { name: 'Approvals' },
    { name: 'Failover' },
    { name: 'Evacuations' },
  ],
  paths: {
    '/clusters': {
      get: {
        operationId: 'listClusters',
        summary: 'All clusters that the caller may see',
        tags: ['Clusters'],
        description:
          'What is hidden is counted. Asks `multicluster.cluster.read`.',
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClusterList' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
        },
      },
      post: {
        operationId: 'registerCluster',
        summary: 'Add a cluster to the fleet',
        tags: ['Clusters'],
        description:
          'The same name again replaces what was registered so. The kubeconfig goes to the directory of `multicluster.clusterDirectory` and is never shown. Asks `multicluster.cluster.register`.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ClusterRegistration' },
            },
          },
        },
        responses: {
          '201': {
            description:
              'It is in the fleet; whether it answers is in its state.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClusterSummary' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '409': { $ref: '#/components/responses/Conflict' },
        },
      },
    },
    '/clusters/{cluster}': {
      delete: {
        operationId: 'unregisterCluster',
        summary: 'Take a registered cluster out of the fleet',
        tags: ['Clusters'],
        description:
          'What runs on it stays. Asks `multicluster.cluster.register`.',
        parameters: [{ $ref: '#/components/parameters/cluster' }],
        responses: {
          '204': { description: 'It is no longer in the fleet.' },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
      get: {
        operationId: 'getCluster',
        summary: 'One cluster with its nodes, workloads and watches',
        tags: ['Clusters'],
        description:
          'Asks `multicluster.cluster.read`. A cluster that the caller may not see is not found.',
        parameters: [{ $ref: '#/components/parameters/cluster' }],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ClusterDetail' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/topology/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'getTopology',
        summary: 'Where an entity runs, over all clusters',
        tags: ['Topology'],
        description:
          'Asks `multicluster.topology.read` on the entity; clusters that the caller may not read are cut out and counted. The answer carries an `ETag`.',
        parameters: [
          { $ref: '#/components/parameters/entityKind' },
          { $ref: '#/components/parameters/entityNamespace' },
          { $ref: '#/components/parameters/entityName' },
          { $ref: '#/components/parameters/budget' },
          { $ref: '#/components/parameters/open' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/TopologyGraph' },
              },
            },
            headers: { ETag: { schema: { type: 'string' } } },
          },
          '304': { description: 'The graph that the caller has is current.' },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/MissingAnnotation' },
        },
      },
    },
    '/topology/{kind}/{namespace}/{name}/stream': {
      get: {
        operationId: 'streamTopology',
        summary: 'The same, live',
        tags: ['Topology'],
        description:
          'Server-sent events: `snapshot` with a `TopologyGraph`, then `patch` with a `TopologyPatch` each. The id of an event is the generation; with `Last-Event-ID` the stream goes on after it where that is possible, else it begins with a snapshot. It is closed after 15 minutes, so that rights are looked at again: reconnect.',
        parameters: [
          { $ref: '#/components/parameters/entityKind' },
          { $ref: '#/components/parameters/entityNamespace' },
          { $ref: '#/components/parameters/entityName' },
          { $ref: '#/components/parameters/budget' },
          { $ref: '#/components/parameters/open' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: { 'text/event-stream': { schema: { type: 'string' } } },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/MissingAnnotation' },
        },
      },
    },
    '/topology/{kind}/{namespace}/{name}/comparison': {
      get: {
        operationId: 'compareTopologyRow',
        summary: 'N-way diff of one row over the clusters',
        tags: ['Topology'],
        parameters: [
          { $ref: '#/components/parameters/entityKind' },
          { $ref: '#/components/parameters/entityNamespace' },
          { $ref: '#/components/parameters/entityName' },
          {
            name: 'row',
            in: 'query',
            allowReserved: true,
            required: true,
            description: 'Id of the row.',
            schema: { type: 'string', minLength: 1, maxLength: 600 },
          },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Comparison' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/MissingAnnotation' },
        },
      },
    },
    '/topology/{kind}/{namespace}/{name}/per-user': {
      post: {
        operationId: 'readPerUserTopology',
        summary: 'The topology on clusters whose credentials belong to users',
        tags: ['Topology'],
        description:
          'Reads the named clusters now, with the credentials in the body. Nothing is kept. A cluster that fails is a sentence on that cluster.',
        parameters: [
          { $ref: '#/components/parameters/entityKind' },
          { $ref: '#/components/parameters/entityNamespace' },
          { $ref: '#/components/parameters/entityName' },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/PerUserTopologyRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/TopologyGraph' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/MissingAnnotation' },
        },
      },
    },
    '/resources/{cluster}/{apiVersion}/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'getResource',
        summary: 'One object with its events and owners',
        tags: ['Resources'],
        description:
          'From the cache. Asks `multicluster.cluster.read` on the cluster and `multicluster.topology.read` on the entity; without `entityRef` the latter must be allowed without conditions.',
        parameters: [
          { $ref: '#/components/parameters/cluster' },
          {
            name: 'apiVersion',
            in: 'path',
            required: true,
            description: 'Group and version, URL-encoded: `apps%2Fv1`.',
            schema: { type: 'string', minLength: 1, maxLength: 317 },
          },
          {
            name: 'kind',
            in: 'path',
            required: true,
            schema: { $ref: '#/components/schemas/ResourceKind' },
          },
          {
            name: 'namespace',
            in: 'path',
            required: true,
            description: '`-` for cluster-scoped kinds.',
            schema: { type: 'string', minLength: 1, maxLength: 63 },
          },
          {
            name: 'name',
            in: 'path',
            required: true,
            schema: { type: 'string', minLength: 1, maxLength: 253 },
          },
          {
            name: 'entityRef',
            in: 'query',
            allowReserved: true,
            required: false,
            description:
              'Catalog entity that the object is shown for, as `component:default/podinfo`.',
            schema: {
              type: 'string',
              minLength: 3,
              maxLength: 300,
              pattern: '^[^:/]+:[^:/]+/[^:/]+$',
            },
          },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ResourceView' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/MissingAnnotation' },
        },
      },
    },
    '/logs/{cluster}/{namespace}/{pod}': {
      get: {
        operationId: 'readLogs',
        summary: 'Log of a pod of an entity, as it comes',
        tags: ['Resources'],
        description:
          'Asks both permissions, and that the pod belongs to the entity. Ends when the client goes.',
        parameters: [
          { $ref: '#/components/parameters/cluster' },
          {
            name: 'namespace',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 63,
              pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
            },
          },
          {
            name: 'pod',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 253,
              pattern: '^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$',
            },
          },
          {
            name: 'entityRef',
            in: 'query',
            allowReserved: true,
            required: true,
            description: 'As `component:default/podinfo`.',
            schema: {
              type: 'string',
              minLength: 3,
              maxLength: 300,
              pattern: '^[^:/]+:[^:/]+/[^:/]+$',
            },
          },
          {
            name: 'container',
            in: 'query',
            required: false,
            description: 'The only or first container when absent.',
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 63,
              pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
            },
          },
          {
            name: 'tailLines',
            in: 'query',
            required: false,
            description: 'Lines from the end.',
            schema: {
              type: 'integer',
              minimum: 0,
              maximum: 100000,
              default: 500,
            },
          },
          {
            name: 'previous',
            in: 'query',
            required: false,
            description: 'Of the container before its last restart.',
            schema: { type: 'boolean', default: false },
          },
          {
            name: 'follow',
            in: 'query',
            required: false,
            description: 'Go on with new lines.',
            schema: { type: 'boolean', default: false },
          },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: { 'text/plain': { schema: { type: 'string' } } },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/MissingAnnotation' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/bundles': {
      post: {
        operationId: 'uploadBundle',
        summary: 'Keep a folder of files, to be deployed from',
        tags: ['Deployments'],
        description:
          'A tar.gz of 16 MiB at most. The same bytes have the same name. One that no deployment names is forgotten after a day.',
        requestBody: {
          required: true,
          content: {
            'application/gzip': {
              schema: { type: 'string', format: 'binary' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/UploadedBundle' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '413': { $ref: '#/components/responses/TooLarge' },
        },
      },
    },
    '/deployments': {
      get: {
        operationId: 'listDeployments',
        summary: 'Deployments, newest first',
        tags: ['Deployments'],
        description:
          'With `entityRef` asks `multicluster.deploy.read` on that entity; without it, what belongs to entities that the caller may not see is left out. Clusters that the caller may not read are left out.',
        parameters: [
          {
            name: 'entityRef',
            in: 'query',
            allowReserved: true,
            required: false,
            description: 'As `component:default/podinfo`.',
            schema: { $ref: '#/components/schemas/EntityRef' },
          },
          {
            name: 'app',
            in: 'query',
            required: false,
            schema: { $ref: '#/components/schemas/AppName' },
          },
          {
            name: 'state',
            in: 'query',
            required: false,
            schema: { $ref: '#/components/schemas/DeploymentState' },
          },
          {
            name: 'limit',
            in: 'query',
            required: false,
            schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
          },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeploymentList' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
      post: {
        operationId: 'createDeployment',
        summary: 'Deploy an app to clusters',
        tags: ['Deployments'],
        description:
          'Accepts it and answers at once; its events tell how it goes on. Asks `multicluster.deploy.execute` on the entity, and `multicluster.cluster.deploy` on every target. The same `requestId` again is the same deployment.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/DeployRequest' },
            },
          },
        },
        responses: {
          '202': {
            description: 'Accepted',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Deployment' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
          '413': { $ref: '#/components/responses/TooLarge' },
        },
      },
    },
    '/deployments/preview': {
      post: {
        operationId: 'previewDeployment',
        summary: 'What a deployment would do on each cluster',
        tags: ['Deployments'],
        description:
          'Renders and dry-runs on every target, and compares with what is live. Writes nothing. A cluster that fails is a problem on that cluster. Asks `multicluster.deploy.execute` on the entity and `multicluster.cluster.deploy` on every target.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/DeployPreviewRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeployPreview' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '413': { $ref: '#/components/responses/TooLarge' },
        },
      },
    },
    '/deployments/render': {
      post: {
        operationId: 'renderDeployment',
        summary: 'What each cluster would get, as files for Git',
        tags: ['Deployments'],
        description:
          'No cluster is asked. A source that renders a Secret with data is refused. Asks `multicluster.deploy.execute` on the entity and `multicluster.cluster.deploy` on every target.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/DeployRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RenderedFiles' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '413': { $ref: '#/components/responses/TooLarge' },
        },
      },
    },
    '/deployments/{id}': {
      get: {
        operationId: 'getDeployment',
        summary: 'One deployment as it stands now',
        tags: ['Deployments'],
        parameters: [{ $ref: '#/components/parameters/deploymentId' }],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Deployment' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/deployments/{id}/events': {
      get: {
        operationId: 'getDeploymentEvents',
        summary: 'What happened in a deployment',
        tags: ['Deployments'],
        description:
          'Answers at once when there is something after `after` or the deployment has ended, else as soon as there is, or after `waitSeconds`.',
        parameters: [
          { $ref: '#/components/parameters/deploymentId' },
          {
            name: 'after',
            in: 'query',
            required: false,
            description: 'Sequence of the last event that is known already.',
            schema: { type: 'integer', minimum: 0, default: 0 },
          },
          {
            name: 'waitSeconds',
            in: 'query',
            required: false,
            schema: { type: 'integer', minimum: 0, maximum: 25, default: 0 },
          },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeploymentEvents' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/deployments/{id}/retry': {
      post: {
        operationId: 'retryDeployment',
        summary: 'Go on with a deployment that is held or has failed',
        tags: ['Deployments'],
        parameters: [{ $ref: '#/components/parameters/deploymentId' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RetryRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Deployment' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
        },
      },
    },
    '/deployments/{id}/rollback': {
      post: {
        operationId: 'rollBackDeployment',
        summary: 'Bring clusters back to what they had before',
        tags: ['Deployments'],
        parameters: [{ $ref: '#/components/parameters/deploymentId' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RollBackRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Deployment' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
        },
      },
    },
    '/deployments/{id}/cancel': {
      post: {
        operationId: 'cancelDeployment',
        summary: 'Begin nothing more; what is done stays',
        tags: ['Deployments'],
        parameters: [{ $ref: '#/components/parameters/deploymentId' }],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Deployment' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
        },
      },
    },
    '/undeploy': {
      post: {
        operationId: 'undeploy',
        summary: 'Take an app away from clusters',
        tags: ['Deployments'],
        description:
          'A deployment like any other, whose result is nothing. Asks `multicluster.deploy.execute` on the entity and `multicluster.cluster.deploy` on every target.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/UndeployRequest' },
            },
          },
        },
        responses: {
          '202': {
            description: 'Accepted',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Deployment' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
        },
      },
    },
    '/apps/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'listApps',
        summary: 'What was deployed for an entity, over all clusters',
        tags: ['Apps'],
        description:
          'Asks `multicluster.deploy.read` on the entity; clusters that the caller may not read are left out.',
        parameters: [
          { $ref: '#/components/parameters/entityKind' },
          { $ref: '#/components/parameters/entityNamespace' },
          { $ref: '#/components/parameters/entityName' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AppList' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/apps/{kind}/{namespace}/{name}/drift': {
      post: {
        operationId: 'checkDrift',
        summary: 'Compare live objects with the source that was deployed, now',
        tags: ['Apps'],
        description:
          'Reads the clusters and writes nothing. Asks `multicluster.deploy.read` on the entity.',
        parameters: [
          { $ref: '#/components/parameters/entityKind' },
          { $ref: '#/components/parameters/entityNamespace' },
          { $ref: '#/components/parameters/entityName' },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/AppQuery' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DeployedApp' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/gitops/{hub}/{app}': {
      get: {
        operationId: 'getSyncStates',
        summary: 'What Argo CD or Flux of a cluster says of an app',
        tags: ['Apps'],
        description:
          'Reads the hub now. Asks `multicluster.cluster.read` on it.',
        parameters: [
          {
            name: 'hub',
            in: 'path',
            required: true,
            description: 'Name of the cluster on which Argo CD or Flux runs.',
            schema: { type: 'string', minLength: 1, maxLength: 253 },
          },
          {
            name: 'app',
            in: 'path',
            required: true,
            schema: { $ref: '#/components/schemas/AppName' },
          },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/SyncStateList' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/approvals': {
      get: {
        operationId: 'listApprovals',
        summary: 'What waits for a person, and what was decided; newest first',
        tags: ['Approvals'],
        description:
          'Those that the caller asked for, and with `multicluster.approval.decide` all. `decidable` says whether the caller may decide it.',
        parameters: [
          {
            name: 'state',
            in: 'query',
            required: false,
            schema: { $ref: '#/components/schemas/ApprovalState' },
          },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ApprovalList' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
        },
      },
      post: {
        operationId: 'requestApproval',
        summary: 'Ask a person',
        tags: ['Approvals'],
        description:
          'The same `requestId` of the same requester again is the same approval.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ApprovalRequest' },
            },
          },
        },
        responses: {
          '201': {
            description: 'It waits',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Approval' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '409': { $ref: '#/components/responses/Conflict' },
        },
      },
    },
    '/approvals/{id}': {
      get: {
        operationId: 'getApproval',
        summary: 'One approval as it stands now',
        tags: ['Approvals'],
        parameters: [{ $ref: '#/components/parameters/approvalId' }],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Approval' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/approvals/{id}/decision': {
      post: {
        operationId: 'decideApproval',
        summary: 'Approve or decline',
        tags: ['Approvals'],
        description:
          'Bound to `hash`; once, and before it expires. Asks `multicluster.approval.decide`; nobody decides what they asked for themselves, unless `multicluster.approvals.allowOwn` is true.',
        parameters: [{ $ref: '#/components/parameters/approvalId' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/ApprovalDecision' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Approval' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
        },
      },
    },
    '/failover/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'getFailover',
        summary: 'Who serves an entity now, and what was done with its traffic',
        tags: ['Failover'],
        description:
          'Asks `multicluster.failover.plan` on the entity. Hops whose cluster answers are asked how far their weights have come, for two seconds at most.',
        parameters: [
          { $ref: '#/components/parameters/entityKind' },
          { $ref: '#/components/parameters/entityNamespace' },
          { $ref: '#/components/parameters/entityName' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FailoverView' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/MissingAnnotation' },
        },
      },
    },
    '/failover/{kind}/{namespace}/{name}/plan': {
      post: {
        operationId: 'planFailover',
        summary: 'What a failover would do',
        tags: ['Failover'],
        description:
          'Writes nothing. Asks `multicluster.failover.plan` on the entity.',
        parameters: [
          { $ref: '#/components/parameters/entityKind' },
          { $ref: '#/components/parameters/entityNamespace' },
          { $ref: '#/components/parameters/entityName' },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/FailoverPlanRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FailoverPlan' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/MissingAnnotation' },
        },
      },
    },
    '/failover/{kind}/{namespace}/{name}/runbook': {
      post: {
        operationId: 'getRunbook',
        summary: 'A plan as plain commands',
        tags: ['Failover'],
        description:
          'For when the portal is not there. Asks `multicluster.failover.plan` on the entity.',
        parameters: [
          { $ref: '#/components/parameters/entityKind' },
          { $ref: '#/components/parameters/entityNamespace' },
          { $ref: '#/components/parameters/entityName' },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/FailoverPlanRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: { 'text/markdown': { schema: { type: 'string' } } },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '422': { $ref: '#/components/responses/MissingAnnotation' },
        },
      },
    },
    '/failover/{kind}/{namespace}/{name}/runs': {
      post: {
        operationId: 'startRun',
        summary: 'Start a run of a plan',
        tags: ['Failover'],
        description:
          'Accepts it and answers at once; its events tell how it goes on. The plan is made anew; when its hash is another one, nothing is started. Asks `multicluster.failover.execute` on the entity, and with `overrides` also `multicluster.failover.override`.',
        parameters: [
          { $ref: '#/components/parameters/entityKind' },
          { $ref: '#/components/parameters/entityNamespace' },
          { $ref: '#/components/parameters/entityName' },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/StartRunRequest' },
            },
          },
        },
        responses: {
          '202': {
            description: 'Accepted',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FailoverRun' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
          '422': { $ref: '#/components/responses/MissingAnnotation' },
        },
      },
    },
    '/drills': {
      get: {
        operationId: 'listDrills',
        summary: 'Drills that policies have scheduled, the next first',
        tags: ['Failover'],
        description:
          'What belongs to entities that the caller may not see is left out.',
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/DrillList' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
        },
      },
    },
    '/runs': {
      get: {
        operationId: 'listRuns',
        summary: 'Runs, newest first',
        tags: ['Failover'],
        description:
          'With `entityRef` asks `multicluster.failover.plan` on that entity; without it, what belongs to entities that the caller may not see is left out.',
        parameters: [
          {
            name: 'entityRef',
            in: 'query',
            allowReserved: true,
            required: false,
            schema: { $ref: '#/components/schemas/EntityRef' },
          },
          {
            name: 'state',
            in: 'query',
            required: false,
            schema: { $ref: '#/components/schemas/RunState' },
          },
          {
            name: 'limit',
            in: 'query',
            required: false,
            schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
          },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RunList' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/clusters/{cluster}/pending': {
      get: {
        operationId: 'listPending',
        summary: 'What is done on a cluster when it returns',
        tags: ['Failover'],
        description:
          'What runs have decided while it did not answer. Asks `multicluster.cluster.read` on the cluster; what belongs to entities that the caller may not see is counted.',
        parameters: [{ $ref: '#/components/parameters/cluster' }],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/PendingList' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/runs/{id}': {
      get: {
        operationId: 'getRun',
        summary: 'One run as it stands now',
        tags: ['Failover'],
        parameters: [{ $ref: '#/components/parameters/runId' }],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FailoverRun' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/runs/{id}/events': {
      get: {
        operationId: 'getRunEvents',
        summary: 'What happened in a run',
        tags: ['Failover'],
        description: 'Waits up to `waitSeconds` when there is nothing new.',
        parameters: [
          { $ref: '#/components/parameters/runId' },
          {
            name: 'after',
            in: 'query',
            required: false,
            schema: { type: 'integer', minimum: 0, default: 0 },
          },
          {
            name: 'waitSeconds',
            in: 'query',
            required: false,
            schema: { type: 'integer', minimum: 0, maximum: 25, default: 0 },
          },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RunEvents' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/runs/{id}/commands': {
      post: {
        operationId: 'commandRun',
        summary: 'Tell a run what to do',
        tags: ['Failover'],
        description:
          'Asks `multicluster.failover.approve` for approve and decline, `multicluster.failover.override` for override and skip, `multicluster.failover.abort` or `multicluster.failover.execute` for abort and pause, else `multicluster.failover.execute`.',
        parameters: [{ $ref: '#/components/parameters/runId' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/RunCommandRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FailoverRun' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
        },
      },
    },
    '/runs/{id}/report': {
      get: {
        operationId: 'getRunReport',
        summary: 'What a run took and did',
        tags: ['Failover'],
        parameters: [
          { $ref: '#/components/parameters/runId' },
          {
            name: 'format',
            in: 'query',
            required: false,
            schema: {
              type: 'string',
              enum: ['json', 'markdown'],
              default: 'json',
            },
          },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/RunReport' },
              },
              'text/markdown': { schema: { type: 'string' } },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/evacuations/plan': {
      post: {
        operationId: 'planEvacuation',
        summary: 'What leaving a cluster or a region would do',
        tags: ['Evacuations'],
        description:
          'Writes nothing. Services on which the caller has not both `multicluster.failover.plan` and `multicluster.failover.execute` stay, and are said to.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/EvacuationPlanRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EvacuationPlan' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
        },
      },
    },
    '/evacuations': {
      get: {
        operationId: 'listEvacuations',
        summary: 'Evacuations, newest first',
        tags: ['Evacuations'],
        description: 'Services that the caller may not see are counted.',
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EvacuationList' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
        },
      },
      post: {
        operationId: 'startEvacuation',
        summary: 'Leave a cluster or a region',
        tags: ['Evacuations'],
        description:
          'Accepts it and answers at once. The plan is made anew; when its hash is another one, nothing is started. Each service is moved by a run of its own.',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/StartEvacuationRequest' },
            },
          },
        },
        responses: {
          '202': {
            description: 'Accepted',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Evacuation' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '409': { $ref: '#/components/responses/Conflict' },
        },
      },
    },
    '/evacuations/{id}': {
      get: {
        operationId: 'getEvacuation',
        summary: 'One evacuation as it stands now',
        tags: ['Evacuations'],
        parameters: [{ $ref: '#/components/parameters/evacuationId' }],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Evacuation' },
              },
            },
          },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/evacuations/{id}/commands': {
      post: {
        operationId: 'commandEvacuation',
        summary: 'Pause, resume or abort an evacuation',
        tags: ['Evacuations'],
        description:
          'Runs that were started go on. Asks `multicluster.failover.execute` on every service that still waits for resume, else `multicluster.failover.abort` or `multicluster.failover.execute` on one of them.',
        parameters: [{ $ref: '#/components/parameters/evacuationId' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/EvacuationCommandRequest' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Evacuation' },
              },
            },
          },
          '400': { $ref: '#/components/responses/BadRequest' },
          '401': { $ref: '#/components/responses/Unauthenticated' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
        },
      },
    },
  },
  components: {
    securitySchemes: {
      JWT: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    },
    parameters: {
      cluster: {
        name: 'cluster',
        in: 'path',
        required: true,
        description: 'Name of the cluster.',
        schema: { type: 'string', minLength: 1, maxLength: 253 },
      },
      entityKind: {
        name: 'kind',
        in: 'path',
        required: true,
        description: 'Kind of the catalog entity, as `component`.',
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      entityNamespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        description: 'Namespace of the catalog entity, as `default`.',
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      entityName: {
        name: 'name',
        in: 'path',
        required: true,
        description: 'Name of the catalog entity.',
        schema: { type: 'string', minLength: 1, maxLength: 63 },
      },
      budget: {
        name: 'budget',
        in: 'query',
        required: false,
        description:
          'Most nodes of the answer; what is beyond is rolled up into groups with counts and the worst health.',
        schema: { type: 'integer', minimum: 10, maximum: 10000, default: 300 },
      },
      open: {
        name: 'open',
        in: 'query',
        allowReserved: true,
        required: false,
        description:
          'Rolled-up groups to open, by their node id; may be repeated.',
        schema: {
          type: 'array',
          maxItems: 100,
          items: { type: 'string', minLength: 1, maxLength: 600 },
        },
        style: 'form',
        explode: true,
      },
      deploymentId: {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
      approvalId: {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
      runId: {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
      evacuationId: {
        name: 'id',
        in: 'path',
        required: true,
        schema: { type: 'string', minLength: 1, maxLength: 64 },
      },
    },
    responses: {
      BadRequest: {
        description:
          'The request cannot be understood; the message names the field.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      Unauthenticated: {
        description: 'No credentials, or none that are valid.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      NotAllowed: {
        description: 'The caller may not do this.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      NotFound: {
        description: 'There is no such thing, or the caller may not see it.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      MissingAnnotation: {
        description:
          'Nothing says what belongs to the entity; the message names the annotation to add.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      Unavailable: {
        description: 'The cluster does not answer.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      Conflict: {
        description:
          'Something else is under way, or the state does not allow it; the message says what.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
      TooLarge: {
        description:
          'The body is larger than the route takes; the message says how much it takes.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/ErrorResponse' },
          },
        },
      },
    },
    schemas: {
      Health: {
        description:
          'How well something works, as far as its own facts say. `unknown` means that there is no fact to judge by; it is never drawn green and never counted as healthy.',
        type: 'string',
        enum: ['healthy', 'degraded', 'unhealthy', 'unknown'],
      },
      ClusterState: {
        description:
          'What the backend knows about its connection to a cluster. Only `live` is current; `unreachable` may well be fine.',
        type: 'string',
        enum: [
          'connecting',
          'live',
          'stale',
          'unreachable',
          'unauthorized',
          'misconfigured',
          'perUser',
        ],
      },
      ClusterPlacement: {
        description:
          'Where a cluster is and what it is for; from its configuration or its nodes.',
        type: 'object',
        required: ['labels'],
        properties: {
          provider: {
            type: 'string',
            description:
              '`aws`, `gcp`, `azure`, `on-prem`, …: lower case; undefined when nobody said and the nodes do not tell.',
          },
          region: { type: 'string' },
          environment: { type: 'string', description: '`prod`, `staging`, …' },
          labels: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description:
              'Labels of the cluster, for selectors and permission rules.',
          },
        },
      },
      ClusterCapacity: {
        description: 'Requested of allocatable, over the nodes that are ready.',
        type: 'object',
        required: ['cpuMillis', 'memoryBytes', 'pods'],
        properties: {
          cpuMillis: {
            type: 'object',
            required: ['requested', 'allocatable'],
            properties: {
              requested: { type: 'number' },
              allocatable: { type: 'number' },
            },
            description: 'Thousandths of a core.',
          },
          memoryBytes: {
            type: 'object',
            required: ['requested', 'allocatable'],
            properties: {
              requested: { type: 'number' },
              allocatable: { type: 'number' },
            },
            description: 'Bytes.',
          },
          pods: {
            type: 'object',
            required: ['running', 'allocatable'],
            properties: {
              running: { type: 'number' },
              allocatable: { type: 'number' },
            },
          },
        },
      },
      KindState: {
        description: 'State of one reflector: one kind of one cluster.',
        type: 'object',
        required: ['apiVersion', 'kind', 'state', 'since', 'objects'],
        properties: {
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          state: {
            type: 'string',
            enum: ['syncing', 'live', 'broken', 'absent', 'forbidden'],
            description:
              '`absent`: the cluster does not serve the kind (its CRD is not installed). `forbidden`: the portal may not list it.',
          },
          since: { type: 'number', description: 'Epoch milliseconds.' },
          objects: { type: 'number' },
          error: {
            type: 'string',
            description: 'A sentence; without server paths and credentials.',
          },
        },
      },
      ClusterSummary: {
        description:
          "One cluster as the fleet page shows it. All times are epoch milliseconds of the backend's clock.",
        allOf: [
          { $ref: '#/components/schemas/ClusterPlacement' },
          {
            type: 'object',
            required: [
              'name',
              'title',
              'state',
              'since',
              'failedAttempts',
              'health',
              'healthReasons',
              'objects',
              'fromStore',
            ],
            properties: {
              name: { type: 'string' },
              title: { type: 'string' },
              state: { $ref: '#/components/schemas/ClusterState' },
              since: {
                type: 'number',
                description: 'Since when `state` holds.',
              },
              lastSeenAt: {
                type: 'number',
                description:
                  'Last proof of life; undefined when the cluster never answered. Kept over restarts.',
              },
              nextAttemptAt: {
                type: 'number',
                description: 'Next attempt, when one is planned.',
              },
              failedAttempts: {
                type: 'number',
                description: 'How many attempts have failed in a row.',
              },
              error: {
                type: 'string',
                description:
                  'Why `state` is not `live`, as a sentence without server paths and credentials.',
              },
              health: { $ref: '#/components/schemas/Health' },
              healthReasons: {
                type: 'array',
                items: { type: 'string' },
                description:
                  'The facts that lead to `health`, worst first, each a short sentence.',
              },
              version: {
                type: 'string',
                description: '`v1.36.3`; undefined when never read.',
              },
              latencyMs: {
                type: 'number',
                description:
                  'Round trip of the last probes to the API server, milliseconds (median); undefined when not measured.',
              },
              nodes: {
                type: 'object',
                required: ['ready', 'total'],
                properties: {
                  ready: { type: 'number' },
                  total: { type: 'number' },
                },
              },
              pods: {
                type: 'object',
                required: ['running', 'failing', 'total'],
                properties: {
                  running: { type: 'number' },
                  failing: { type: 'number' },
                  total: { type: 'number' },
                },
              },
              workloads: {
                type: 'object',
                required: ['healthy', 'degraded', 'unhealthy', 'unknown'],
                properties: {
                  healthy: { type: 'number' },
                  degraded: { type: 'number' },
                  unhealthy: { type: 'number' },
                  unknown: { type: 'number' },
                },
              },
              capacity: { $ref: '#/components/schemas/ClusterCapacity' },
              objects: { type: 'number', description: 'Objects in the cache.' },
              fromStore: {
                type: 'boolean',
                description:
                  'True while what is shown comes from the database and no list has ended since the start.',
              },
              dashboardUrl: { type: 'string' },
            },
          },
        ],
      },
      WorkloadSummary: {
        description: 'A workload as one square of the heat grid.',
        type: 'object',
        required: ['kind', 'namespace', 'name', 'health', 'replicas'],
        properties: {
          kind: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
          health: { $ref: '#/components/schemas/Health' },
          reason: { type: 'string' },
          replicas: {
            type: 'object',
            required: ['ready', 'desired'],
            properties: {
              ready: { type: 'number' },
              desired: { type: 'number' },
            },
          },
          kubernetesId: {
            type: 'string',
            description:
              'The catalog entity it belongs to, as far as labels tell (`backstage.io/kubernetes-id`).',
          },
        },
      },
      NodeSummary: {
        description: 'A node of a cluster.',
        type: 'object',
        required: ['name', 'ready', 'unschedulable', 'pods'],
        properties: {
          name: { type: 'string' },
          ready: { type: 'boolean' },
          unschedulable: { type: 'boolean' },
          zone: { type: 'string' },
          region: { type: 'string' },
          version: { type: 'string' },
          pods: { type: 'number' },
          reason: { type: 'string' },
        },
      },
      ClusterDetail: {
        description: '`GET /clusters/:name`.',
        allOf: [
          { $ref: '#/components/schemas/ClusterSummary' },
          {
            type: 'object',
            required: ['kinds', 'nodeList', 'workloadList'],
            properties: {
              kinds: {
                type: 'array',
                items: { $ref: '#/components/schemas/KindState' },
              },
              nodeList: {
                type: 'array',
                items: { $ref: '#/components/schemas/NodeSummary' },
              },
              workloadList: {
                type: 'array',
                items: { $ref: '#/components/schemas/WorkloadSummary' },
              },
            },
          },
        ],
      },
      ClusterList: {
        description: '`GET /clusters`.',
        type: 'object',
        required: ['clusters', 'hidden', 'problems'],
        properties: {
          clusters: {
            type: 'array',
            items: { $ref: '#/components/schemas/ClusterSummary' },
          },
          hidden: {
            type: 'number',
            description: 'How many clusters exist that the caller may not see.',
          },
          problems: {
            type: 'array',
            items: { type: 'string' },
            description:
              'Problems of the configuration that belong to no single cluster, each a sentence that names the key.',
          },
        },
      },
      OwnerReference: {
        description: 'Which controller owns an object.',
        type: 'object',
        required: ['kind', 'name', 'uid'],
        properties: {
          kind: { type: 'string' },
          name: { type: 'string' },
          uid: { type: 'string' },
        },
      },
      Condition: {
        description:
          'A condition that says something: those of kind "…is fine" are dropped on arrival (they are `True` and positive).',
        type: 'object',
        required: ['type', 'status'],
        properties: {
          type: { type: 'string' },
          status: { type: 'string', enum: ['True', 'False', 'Unknown'] },
          reason: { type: 'string' },
          message: { type: 'string', description: 'Cut at 200 characters.' },
          since: { type: 'number', description: 'Epoch seconds.' },
        },
      },
      Container: {
        description: 'A container of a pod or of a pod template.',
        type: 'object',
        required: ['name', 'image'],
        properties: {
          name: { type: 'string' },
          image: { type: 'string' },
          init: { type: 'boolean' },
          requests: {
            type: 'object',
            properties: {
              cpuMillis: { type: 'number' },
              memoryBytes: { type: 'number' },
            },
            description: 'Thousandths of a core and bytes.',
          },
          limits: {
            type: 'object',
            properties: {
              cpuMillis: { type: 'number' },
              memoryBytes: { type: 'number' },
            },
          },
          env: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description:
              'Name of a variable to a short hash of its value, or to where it comes from (`configMap/app:LEVEL`). Values are never kept.',
          },
        },
      },
      ContainerStatus: {
        type: 'object',
        required: ['name', 'ready', 'restarts', 'state'],
        properties: {
          name: { type: 'string' },
          init: { type: 'boolean' },
          ready: { type: 'boolean' },
          restarts: { type: 'number' },
          imageId: { type: 'string' },
          state: {
            type: 'string',
            enum: ['waiting', 'running', 'terminated', 'unknown'],
          },
          reason: { type: 'string' },
          message: { type: 'string' },
          lastExit: {
            type: 'object',
            properties: {
              reason: { type: 'string' },
              exitCode: { type: 'number' },
            },
          },
        },
      },
      PodDetail: {
        type: 'object',
        required: ['phase', 'ready', 'containers', 'statuses', 'conditions'],
        properties: {
          node: { type: 'string' },
          phase: { type: 'string' },
          reason: { type: 'string' },
          ip: { type: 'string' },
          startedAt: { type: 'number', description: 'Epoch seconds.' },
          ready: { type: 'boolean' },
          readySince: { type: 'number', description: 'Epoch seconds.' },
          containers: {
            type: 'array',
            items: { $ref: '#/components/schemas/Container' },
          },
          statuses: {
            type: 'array',
            items: { $ref: '#/components/schemas/ContainerStatus' },
          },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/Condition' },
          },
        },
      },
      WorkloadDetail: {
        description:
          'Deployment, StatefulSet, DaemonSet, ReplicaSet and Argo Rollout.',
        type: 'object',
        required: [
          'replicas',
          'generation',
          'observedGeneration',
          'selector',
          'containers',
          'templateHash',
          'configMaps',
          'conditions',
        ],
        properties: {
          replicas: {
            type: 'object',
            required: ['desired', 'current', 'ready', 'updated', 'available'],
            properties: {
              desired: { type: 'number' },
              current: { type: 'number' },
              ready: { type: 'number' },
              updated: { type: 'number' },
              available: { type: 'number' },
            },
          },
          generation: { type: 'number' },
          observedGeneration: { type: 'number' },
          selector: {
            type: 'object',
            additionalProperties: { type: 'string' },
          },
          containers: {
            type: 'array',
            items: { $ref: '#/components/schemas/Container' },
          },
          templateHash: {
            type: 'string',
            description: 'Hash over the pod template.',
          },
          configMaps: {
            type: 'array',
            items: { type: 'string' },
            description:
              'Names of the ConfigMaps that the pod template refers to.',
          },
          revision: {
            type: 'string',
            description:
              'Deployment and ReplicaSet: `deployment.kubernetes.io/revision`.',
          },
          paused: { type: 'boolean' },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/Condition' },
          },
        },
      },
      JobDetail: {
        type: 'object',
        required: ['active', 'succeeded', 'failed', 'containers', 'conditions'],
        properties: {
          completions: { type: 'number' },
          active: { type: 'number' },
          succeeded: { type: 'number' },
          failed: { type: 'number' },
          startedAt: { type: 'number', description: 'Epoch seconds.' },
          completedAt: { type: 'number' },
          suspended: { type: 'boolean' },
          containers: {
            type: 'array',
            items: { $ref: '#/components/schemas/Container' },
          },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/Condition' },
          },
        },
      },
      CronJobDetail: {
        type: 'object',
        required: ['schedule', 'suspended', 'active', 'containers'],
        properties: {
          schedule: { type: 'string' },
          suspended: { type: 'boolean' },
          active: { type: 'number' },
          lastScheduledAt: { type: 'number', description: 'Epoch seconds.' },
          lastSucceededAt: { type: 'number' },
          containers: {
            type: 'array',
            items: { $ref: '#/components/schemas/Container' },
          },
        },
      },
      ServiceDetail: {
        type: 'object',
        required: ['type', 'selector', 'ports', 'addresses'],
        properties: {
          type: { type: 'string' },
          selector: {
            type: 'object',
            additionalProperties: { type: 'string' },
          },
          ports: {
            type: 'array',
            items: {
              type: 'object',
              required: ['port', 'protocol'],
              properties: {
                name: { type: 'string' },
                port: { type: 'number' },
                protocol: { type: 'string' },
                targetPort: { type: 'string' },
                nodePort: { type: 'number' },
              },
            },
          },
          clusterIp: { type: 'string' },
          addresses: {
            type: 'array',
            items: { type: 'string' },
            description: 'IPs and host names that a load balancer gave it.',
          },
          externalName: { type: 'string' },
          mirror: {
            type: 'object',
            required: ['cluster', 'namespace', 'name'],
            properties: {
              cluster: { type: 'string' },
              namespace: { type: 'string' },
              name: { type: 'string' },
            },
            description:
              "Set on a Service that a mesh mirrors from another cluster (Linkerd multicluster's labels and annotations).",
          },
          exported: {
            type: 'string',
            description:
              'Whether it is exported for mirroring (`mirror.linkerd.io/exported`), and how.',
          },
        },
      },
      EndpointSliceDetail: {
        description: 'Counts of one EndpointSlice; addresses are not kept.',
        type: 'object',
        required: ['ready', 'notReady', 'terminating'],
        properties: {
          service: { type: 'string' },
          ready: { type: 'number' },
          notReady: { type: 'number' },
          terminating: { type: 'number' },
        },
      },
      NodeDetail: {
        type: 'object',
        required: [
          'ready',
          'unschedulable',
          'taints',
          'allocatable',
          'conditions',
        ],
        properties: {
          ready: { type: 'boolean' },
          readySince: { type: 'number', description: 'Epoch seconds.' },
          unschedulable: { type: 'boolean' },
          taints: { type: 'array', items: { type: 'string' } },
          zone: { type: 'string' },
          region: { type: 'string' },
          providerId: { type: 'string' },
          version: { type: 'string' },
          allocatable: {
            type: 'object',
            required: ['cpuMillis', 'memoryBytes', 'pods'],
            properties: {
              cpuMillis: { type: 'number' },
              memoryBytes: { type: 'number' },
              pods: { type: 'number' },
            },
          },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/Condition' },
          },
        },
      },
      EventDetail: {
        type: 'object',
        required: ['type', 'reason', 'message', 'count', 'regarding'],
        properties: {
          type: { type: 'string' },
          reason: { type: 'string' },
          message: { type: 'string', description: 'Cut at 500 characters.' },
          count: { type: 'number' },
          firstAt: { type: 'number', description: 'Epoch seconds.' },
          lastAt: { type: 'number' },
          regarding: {
            type: 'object',
            required: ['kind', 'name'],
            properties: {
              kind: { type: 'string' },
              namespace: { type: 'string' },
              name: { type: 'string' },
              uid: { type: 'string' },
            },
          },
          source: { type: 'string' },
        },
      },
      ConfigMapDetail: {
        description: 'Only a hash of the data is kept.',
        type: 'object',
        required: ['hash', 'keys'],
        properties: { hash: { type: 'string' }, keys: { type: 'number' } },
      },
      AutoscalerDetail: {
        type: 'object',
        required: [
          'target',
          'min',
          'max',
          'current',
          'desired',
          'metrics',
          'conditions',
        ],
        properties: {
          target: {
            type: 'object',
            required: ['kind', 'name'],
            properties: { kind: { type: 'string' }, name: { type: 'string' } },
          },
          min: { type: 'number' },
          max: { type: 'number' },
          current: { type: 'number' },
          desired: { type: 'number' },
          metrics: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name'],
              properties: {
                name: { type: 'string' },
                current: { type: 'string' },
                target: { type: 'string' },
              },
            },
          },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/Condition' },
          },
        },
      },
      DisruptionBudgetDetail: {
        type: 'object',
        required: [
          'selector',
          'currentHealthy',
          'desiredHealthy',
          'disruptionsAllowed',
        ],
        properties: {
          selector: {
            type: 'object',
            additionalProperties: { type: 'string' },
          },
          currentHealthy: { type: 'number' },
          desiredHealthy: { type: 'number' },
          disruptionsAllowed: { type: 'number' },
        },
      },
      RouteBackend: {
        description: 'Where a route sends requests.',
        type: 'object',
        required: ['kind', 'namespace', 'name', 'weight'],
        properties: {
          kind: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
          port: { type: 'number' },
          weight: {
            type: 'number',
            description:
              "Absolute, as written; 1 where the API's default applies.",
          },
        },
      },
      IngressDetail: {
        description: 'Ingress.',
        type: 'object',
        required: ['hosts', 'backends', 'addresses'],
        properties: {
          className: { type: 'string' },
          hosts: { type: 'array', items: { type: 'string' } },
          backends: {
            type: 'array',
            items: { $ref: '#/components/schemas/RouteBackend' },
          },
          addresses: { type: 'array', items: { type: 'string' } },
        },
      },
      GatewayClassDetail: {
        type: 'object',
        required: ['controller', 'conditions'],
        properties: {
          controller: { type: 'string' },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/Condition' },
          },
        },
      },
      GatewayDetail: {
        type: 'object',
        required: ['className', 'listeners', 'addresses', 'conditions'],
        properties: {
          className: { type: 'string' },
          listeners: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'port', 'protocol'],
              properties: {
                name: { type: 'string' },
                hostname: { type: 'string' },
                port: { type: 'number' },
                protocol: { type: 'string' },
              },
            },
          },
          addresses: { type: 'array', items: { type: 'string' } },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/Condition' },
          },
        },
      },
      RouteDetail: {
        description: 'HTTPRoute and GRPCRoute.',
        type: 'object',
        required: ['hostnames', 'parents', 'rules', 'conditions'],
        properties: {
          hostnames: { type: 'array', items: { type: 'string' } },
          parents: {
            type: 'array',
            items: {
              type: 'object',
              required: ['kind', 'namespace', 'name'],
              properties: {
                kind: { type: 'string' },
                namespace: { type: 'string' },
                name: { type: 'string' },
                sectionName: { type: 'string' },
                accepted: { type: 'boolean' },
              },
            },
          },
          rules: {
            type: 'array',
            items: {
              type: 'object',
              required: ['backends'],
              properties: {
                match: { type: 'string' },
                backends: {
                  type: 'array',
                  items: { $ref: '#/components/schemas/RouteBackend' },
                },
              },
            },
          },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/Condition' },
          },
        },
      },
      ReferenceGrantDetail: {
        type: 'object',
        required: ['from', 'to'],
        properties: {
          from: {
            type: 'array',
            items: {
              type: 'object',
              required: ['kind', 'namespace'],
              properties: {
                kind: { type: 'string' },
                namespace: { type: 'string' },
              },
            },
          },
          to: {
            type: 'array',
            items: {
              type: 'object',
              required: ['kind'],
              properties: {
                kind: { type: 'string' },
                name: { type: 'string' },
              },
            },
          },
        },
      },
      TrafficSplitDetail: {
        description:
          'SMI TrafficSplit, all versions; weights in whole numbers (`500m` of v1alpha1 becomes 500, `1` becomes 1000 there).',
        type: 'object',
        required: ['service', 'backends'],
        properties: {
          service: { type: 'string' },
          backends: {
            type: 'array',
            items: {
              type: 'object',
              required: ['service', 'weight'],
              properties: {
                service: { type: 'string' },
                weight: { type: 'number' },
              },
            },
          },
        },
      },
      LinkDetail: {
        description: 'Linkerd multicluster Link.',
        type: 'object',
        required: ['targetCluster', 'conditions'],
        properties: {
          targetCluster: { type: 'string' },
          gatewayAddress: { type: 'string' },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/Condition' },
          },
        },
      },
      ServiceExportDetail: {
        type: 'object',
        required: ['conditions'],
        properties: {
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/Condition' },
          },
        },
      },
      ServiceImportDetail: {
        type: 'object',
        required: ['type', 'clusters', 'conditions'],
        properties: {
          type: { type: 'string' },
          clusters: { type: 'array', items: { type: 'string' } },
          conditions: {
            type: 'array',
            items: { $ref: '#/components/schemas/Condition' },
          },
        },
      },
      DnsEndpointDetail: {
        description: 'external-dns DNSEndpoint.',
        type: 'object',
        required: ['records'],
        properties: {
          records: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'type', 'targets'],
              properties: {
                name: { type: 'string' },
                type: { type: 'string' },
                targets: { type: 'array', items: { type: 'string' } },
                ttl: { type: 'number', description: 'Seconds.' },
                setIdentifier: { type: 'string' },
                weight: { type: 'number' },
                badWeight: {
                  type: 'string',
                  description:
                    'What stands where a weight should, and is no whole number: external-dns takes it as 0.',
                },
              },
            },
          },
        },
      },
      GslbDetail: {
        description: 'k8gb Gslb.',
        type: 'object',
        required: ['strategy', 'hosts'],
        properties: {
          strategy: { type: 'string' },
          primary: {
            type: 'string',
            description:
              'Geo tag of the primary cluster, with strategy `failover`.',
          },
          weights: {
            type: 'object',
            description: 'With strategy `roundRobin`: by geo tag.',
            additionalProperties: { type: 'number' },
          },
          geoTag: {
            type: 'string',
            description:
              'Of the cluster that this copy is in, as its controller says.',
          },
          ttl: { type: 'number', description: 'Seconds.' },
          hosts: {
            type: 'array',
            items: {
              type: 'object',
              required: ['host', 'health', 'addresses'],
              properties: {
                host: { type: 'string' },
                health: { type: 'string' },
                addresses: { type: 'array', items: { type: 'string' } },
              },
            },
          },
        },
      },
      NamespaceDetail: {
        type: 'object',
        required: ['phase'],
        properties: { phase: { type: 'string' } },
      },
      ResourceView: {
        description:
          'One object with what helps to understand it: `GET /resources/:cluster/:apiVersion/:kind/:namespace/:name`.',
        type: 'object',
        required: ['resource', 'events', 'owners'],
        properties: {
          resource: { $ref: '#/components/schemas/Resource' },
          events: {
            type: 'array',
            items: { $ref: '#/components/schemas/EventResource' },
            description: 'Newest first.',
          },
          owners: {
            type: 'array',
            items: {
              type: 'object',
              required: ['apiVersion', 'kind', 'namespace', 'name', 'uid'],
              properties: {
                apiVersion: { type: 'string' },
                kind: { type: 'string' },
                namespace: { type: 'string' },
                name: { type: 'string' },
                uid: { type: 'string' },
              },
            },
            description:
              'Controllers, nearest first; as far as the cache holds them.',
          },
        },
      },
      Lane: {
        description:
          "Horizontal bands of the swimlane matrix, in the order of a request's way.",
        type: 'string',
        enum: ['entry', 'route', 'service', 'workload', 'autoscaler', 'pods'],
      },
      TopologyCluster: {
        description:
          'A column: a cluster in which the entity has objects, live or last known.',
        allOf: [
          { $ref: '#/components/schemas/ClusterPlacement' },
          {
            type: 'object',
            required: ['name', 'title', 'state', 'since', 'health', 'replicas'],
            properties: {
              name: { type: 'string' },
              title: { type: 'string' },
              state: { $ref: '#/components/schemas/ClusterState' },
              since: { type: 'number', description: 'Epoch milliseconds.' },
              lastSeenAt: {
                type: 'number',
                description:
                  'Last proof of life, epoch milliseconds; the age of every fact of a column that is not `live`.',
              },
              error: { type: 'string' },
              version: { type: 'string' },
              health: {
                allOf: [{ $ref: '#/components/schemas/Health' }],
                description:
                  "Of this entity's objects in the cluster, as last known. Say it with `state`: last known is not live.",
              },
              reason: {
                type: 'string',
                description:
                  'The one sentence that matters ("2 of 6 pods failing").',
              },
              replicas: {
                type: 'object',
                required: ['ready', 'desired'],
                properties: {
                  ready: { type: 'number' },
                  desired: { type: 'number' },
                },
                description: "This entity's replicas in the cluster.",
              },
            },
          },
        ],
      },
      TopologyRow: {
        description:
          'The same logical thing on every cluster: one row of the matrix.',
        type: 'object',
        required: ['id', 'lane', 'label', 'kind', 'absent'],
        properties: {
          id: { type: 'string' },
          lane: { $ref: '#/components/schemas/Lane' },
          label: { type: 'string' },
          kind: { $ref: '#/components/schemas/TopologyNodeKind' },
          absent: {
            type: 'array',
            items: {
              type: 'object',
              required: ['cluster', 'reason'],
              properties: {
                cluster: { type: 'string' },
                reason: { type: 'string' },
              },
            },
            description:
              'Clusters that miss what the others have, and why it may be so on purpose; empty slots are drawn from this.',
          },
        },
      },
      TopologyNodeKind: {
        description:
          'What a node stands for: a kind of the cache, a group of pods, a DNS name, a load-balancer address, or a rolled-up group.',
        anyOf: [
          { $ref: '#/components/schemas/ResourceKind' },
          { type: 'string', enum: ['Pods', 'DnsName', 'Address', 'Group'] },
        ],
      },
      TopologyPod: {
        description: 'One pod inside a group of pods.',
        type: 'object',
        required: ['name', 'uid', 'health', 'ready', 'restarts', 'containers'],
        properties: {
          name: { type: 'string' },
          uid: { type: 'string' },
          health: { $ref: '#/components/schemas/Health' },
          reason: {
            type: 'string',
            description:
              '`CrashLoopBackOff`, `Pending: Unschedulable`, …; undefined when all is well.',
          },
          ready: { type: 'boolean' },
          restarts: { type: 'number' },
          node: { type: 'string' },
          zone: { type: 'string' },
          containers: { type: 'array', items: { type: 'string' } },
        },
      },
      TopologyNode: {
        description: 'One thing on the picture.',
        type: 'object',
        required: ['id', 'kind', 'lane', 'row', 'name', 'health', 'fact'],
        properties: {
          id: {
            type: 'string',
            description:
              'Stable over rebuilds: `<cluster>/<kind>/<namespace>/<name>`.',
          },
          kind: { $ref: '#/components/schemas/TopologyNodeKind' },
          lane: { $ref: '#/components/schemas/Lane' },
          row: { type: 'string' },
          cluster: {
            type: 'string',
            description: 'Undefined for things of no cluster (a DNS name).',
          },
          namespace: { type: 'string' },
          name: { type: 'string' },
          health: { $ref: '#/components/schemas/Health' },
          reason: {
            type: 'string',
            description: 'Why it is not healthy; a short sentence.',
          },
          fact: {
            type: 'string',
            description:
              'The one fact of that kind ("4 of 4 ready", "DNS · 3 answers").',
          },
          images: {
            type: 'array',
            items: { type: 'string' },
            description:
              "Short image tags of the workload's containers, first container first.",
          },
          replicas: {
            type: 'object',
            required: ['ready', 'desired'],
            properties: {
              ready: { type: 'number' },
              desired: { type: 'number' },
            },
          },
          pods: {
            type: 'array',
            items: { $ref: '#/components/schemas/TopologyPod' },
            description:
              'For `Pods`: all of them when at most 50, else the failing ones first.',
          },
          podCounts: {
            type: 'object',
            required: ['ready', 'notReady', 'failing', 'total'],
            properties: {
              ready: { type: 'number' },
              notReady: { type: 'number' },
              failing: { type: 'number' },
              total: { type: 'number' },
            },
            description: 'For `Pods`: counts over all of them.',
          },
          oddOneOut: {
            type: 'array',
            items: { type: 'string' },
            description:
              "Set when a field differs from what the majority of the row's clusters have; names the fields.",
          },
          groupSize: {
            type: 'number',
            description:
              'For a rolled-up `Group`: how many nodes it stands for; open it with `open=<id>`.',
          },
          labels: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description: 'Labels, for search.',
          },
          origin: {
            type: 'object',
            required: [
              'apiVersion',
              'kind',
              'namespace',
              'name',
              'uid',
              'resourceVersion',
              'seenAt',
            ],
            properties: {
              apiVersion: { type: 'string' },
              kind: { type: 'string' },
              namespace: { type: 'string' },
              name: { type: 'string' },
              uid: { type: 'string' },
              resourceVersion: { type: 'string' },
              seenAt: {
                type: 'number',
                description: 'Epoch milliseconds: when this version arrived.',
              },
            },
            description:
              'Where the facts are from; undefined for derived nodes.',
          },
        },
      },
      TrafficShare: {
        description:
          'A share of traffic in percent, by source. `undefined` is "not known", which is not zero.',
        type: 'object',
        properties: {
          desired: {
            type: 'number',
            description: 'What a plan or policy wants.',
          },
          declared: { type: 'number', description: 'What the object says.' },
          observed: { type: 'number', description: 'What traffic does.' },
        },
      },
      TopologyEdge: {
        type: 'object',
        required: ['id', 'kind', 'from', 'to'],
        properties: {
          id: { type: 'string' },
          kind: {
            type: 'string',
            enum: [
              'owns',
              'selects',
              'routes',
              'mirrors',
              'resolves',
              'scales',
            ],
          },
          from: { type: 'string' },
          to: { type: 'string' },
          share: { $ref: '#/components/schemas/TrafficShare' },
          disagrees: {
            type: 'boolean',
            description:
              'True when two known shares are more than 5 points apart.',
          },
          crossCluster: { type: 'boolean' },
        },
      },
      Finding: {
        description:
          'Something a person should know, worst first. Every part selects what it names.',
        type: 'object',
        required: ['id', 'severity', 'kind', 'text', 'nodes', 'clusters'],
        properties: {
          id: { type: 'string' },
          severity: { type: 'string', enum: ['error', 'warning', 'info'] },
          kind: {
            type: 'string',
            enum: [
              'unreachable',
              'stale',
              'unauthorized',
              'misconfigured',
              'failingPods',
              'degraded',
              'oddOneOut',
              'share',
              'missing',
            ],
          },
          text: { type: 'string' },
          nodes: {
            type: 'array',
            items: { type: 'string' },
            description: 'Nodes and clusters it is about.',
          },
          clusters: { type: 'array', items: { type: 'string' } },
        },
      },
      TopologyGraph: {
        description:
          'Where one entity runs, over all clusters. Sorted and stable: equal input gives an equal graph.',
        type: 'object',
        required: [
          'entityRef',
          'generation',
          'clusters',
          'rows',
          'nodes',
          'edges',
          'findings',
          'elsewhere',
        ],
        properties: {
          entityRef: { type: 'string' },
          generation: {
            type: 'number',
            description:
              'Grows with every change of this graph in one backend process.',
          },
          clusters: {
            type: 'array',
            items: { $ref: '#/components/schemas/TopologyCluster' },
          },
          rows: {
            type: 'array',
            items: { $ref: '#/components/schemas/TopologyRow' },
          },
          nodes: {
            type: 'array',
            items: { $ref: '#/components/schemas/TopologyNode' },
          },
          edges: {
            type: 'array',
            items: { $ref: '#/components/schemas/TopologyEdge' },
          },
          findings: {
            type: 'array',
            items: { $ref: '#/components/schemas/Finding' },
          },
          elsewhere: {
            type: 'object',
            required: ['absent', 'unknown', 'hidden'],
            properties: {
              absent: {
                type: 'number',
                description:
                  'Clusters that are known to have nothing of the entity.',
              },
              unknown: {
                type: 'array',
                items: { type: 'string' },
                description: 'Names of clusters of which nothing is known yet.',
              },
              hidden: {
                type: 'number',
                description: 'Clusters that the caller may not see.',
              },
            },
            description: 'What is not on the picture.',
          },
          rolledUp: {
            type: 'object',
            required: ['shown', 'total'],
            properties: {
              shown: { type: 'number' },
              total: { type: 'number' },
            },
            description: 'Set when the graph was rolled up to the budget.',
          },
        },
      },
      TopologyPatch: {
        description:
          'The difference between two generations of a graph; a field is absent when nothing changed in it. Sent on the stream.',
        type: 'object',
        required: [
          'from',
          'generation',
          'setNodes',
          'removeNodes',
          'setEdges',
          'removeEdges',
        ],
        properties: {
          from: { type: 'number' },
          generation: { type: 'number' },
          clusters: {
            type: 'array',
            items: { $ref: '#/components/schemas/TopologyCluster' },
          },
          rows: {
            type: 'array',
            items: { $ref: '#/components/schemas/TopologyRow' },
          },
          findings: {
            type: 'array',
            items: { $ref: '#/components/schemas/Finding' },
          },
          elsewhere: {
            type: 'object',
            required: ['absent', 'unknown', 'hidden'],
            properties: {
              absent: {
                type: 'number',
                description:
                  'Clusters that are known to have nothing of the entity.',
              },
              unknown: {
                type: 'array',
                items: { type: 'string' },
                description: 'Names of clusters of which nothing is known yet.',
              },
              hidden: {
                type: 'number',
                description: 'Clusters that the caller may not see.',
              },
            },
          },
          rolledUp: {
            type: 'object',
            required: ['shown', 'total'],
            properties: {
              shown: { type: 'number' },
              total: { type: 'number' },
            },
            nullable: true,
          },
          setNodes: {
            type: 'array',
            items: { $ref: '#/components/schemas/TopologyNode' },
          },
          removeNodes: { type: 'array', items: { type: 'string' } },
          setEdges: {
            type: 'array',
            items: { $ref: '#/components/schemas/TopologyEdge' },
          },
          removeEdges: { type: 'array', items: { type: 'string' } },
        },
      },
      ComparedField: {
        description:
          'One field of the N-way diff of a row, cluster by cluster.',
        type: 'object',
        required: ['field', 'values', 'verdict', 'odd'],
        properties: {
          field: {
            type: 'string',
            description:
              '`image`, `replicas`, `env LOG_LEVEL`, `config hash`, `chart`, …',
          },
          values: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description:
              'By cluster; undefined where the cluster has no such field.',
          },
          verdict: {
            type: 'string',
            enum: ['equal', 'own', 'odd', 'differs'],
            description:
              '`own`: meant to differ between clusters (replicas, region). `odd`: a minority differs. `differs`: no majority, or two clusters.',
          },
          odd: {
            type: 'array',
            items: { type: 'string' },
            description: 'Clusters with the minority value, for `odd`.',
          },
        },
      },
      Comparison: {
        type: 'object',
        required: ['sentence', 'clusters', 'fields'],
        properties: {
          sentence: {
            type: 'string',
            description: '"edge differs from the other two in 3 fields."',
          },
          clusters: { type: 'array', items: { type: 'string' } },
          fields: {
            type: 'array',
            items: { $ref: '#/components/schemas/ComparedField' },
          },
        },
      },
      ResourceKind: {
        type: 'string',
        enum: [
          'Pod',
          'Service',
          'EndpointSlice',
          'Node',
          'Namespace',
          'Event',
          'ConfigMap',
          'Deployment',
          'ReplicaSet',
          'StatefulSet',
          'DaemonSet',
          'Rollout',
          'Job',
          'CronJob',
          'HorizontalPodAutoscaler',
          'PodDisruptionBudget',
          'Ingress',
          'GatewayClass',
          'Gateway',
          'HTTPRoute',
          'GRPCRoute',
          'ReferenceGrant',
          'TrafficSplit',
          'Link',
          'ServiceExport',
          'ServiceImport',
          'DNSEndpoint',
          'Gslb',
        ],
      },
      ResourceHead: {
        description: 'What all objects have, whatever their kind.',
        type: 'object',
        required: [
          'cluster',
          'apiVersion',
          'namespace',
          'name',
          'uid',
          'resourceVersion',
          'createdAt',
          'labels',
          'annotations',
          'seenAt',
        ],
        properties: {
          cluster: { type: 'string' },
          apiVersion: { type: 'string' },
          namespace: {
            type: 'string',
            description: 'Empty for cluster-scoped kinds.',
          },
          name: { type: 'string' },
          uid: { type: 'string' },
          resourceVersion: {
            type: 'string',
            description: 'Opaque; compared for equality only.',
          },
          createdAt: { type: 'number', description: 'Epoch seconds.' },
          deletedAt: { type: 'number' },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
          annotations: {
            type: 'object',
            additionalProperties: { type: 'string' },
            description:
              'By allow-list: `backstage.io/*`, `checksum/config`, restart and revision marks, and what drivers need.',
          },
          owner: { $ref: '#/components/schemas/OwnerReference' },
          seenAt: {
            type: 'number',
            description:
              'Epoch milliseconds of the backend: when this version of the object arrived.',
          },
        },
      },
      PodResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Pod'] },
              detail: { $ref: '#/components/schemas/PodDetail' },
            },
          },
        ],
      },
      ServiceResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Service'] },
              detail: { $ref: '#/components/schemas/ServiceDetail' },
            },
          },
        ],
      },
      EndpointSliceResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['EndpointSlice'] },
              detail: { $ref: '#/components/schemas/EndpointSliceDetail' },
            },
          },
        ],
      },
      NodeResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Node'] },
              detail: { $ref: '#/components/schemas/NodeDetail' },
            },
          },
        ],
      },
      NamespaceResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Namespace'] },
              detail: { $ref: '#/components/schemas/NamespaceDetail' },
            },
          },
        ],
      },
      EventResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Event'] },
              detail: { $ref: '#/components/schemas/EventDetail' },
            },
          },
        ],
      },
      ConfigMapResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['ConfigMap'] },
              detail: { $ref: '#/components/schemas/ConfigMapDetail' },
            },
          },
        ],
      },
      DeploymentResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Deployment'] },
              detail: { $ref: '#/components/schemas/WorkloadDetail' },
            },
          },
        ],
      },
      ReplicaSetResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['ReplicaSet'] },
              detail: { $ref: '#/components/schemas/WorkloadDetail' },
            },
          },
        ],
      },
      StatefulSetResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['StatefulSet'] },
              detail: { $ref: '#/components/schemas/WorkloadDetail' },
            },
          },
        ],
      },
      DaemonSetResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['DaemonSet'] },
              detail: { $ref: '#/components/schemas/WorkloadDetail' },
            },
          },
        ],
      },
      RolloutResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Rollout'] },
              detail: { $ref: '#/components/schemas/WorkloadDetail' },
            },
          },
        ],
      },
      JobResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Job'] },
              detail: { $ref: '#/components/schemas/JobDetail' },
            },
          },
        ],
      },
      CronJobResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['CronJob'] },
              detail: { $ref: '#/components/schemas/CronJobDetail' },
            },
          },
        ],
      },
      HorizontalPodAutoscalerResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['HorizontalPodAutoscaler'] },
              detail: { $ref: '#/components/schemas/AutoscalerDetail' },
            },
          },
        ],
      },
      PodDisruptionBudgetResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['PodDisruptionBudget'] },
              detail: { $ref: '#/components/schemas/DisruptionBudgetDetail' },
            },
          },
        ],
      },
      IngressResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Ingress'] },
              detail: { $ref: '#/components/schemas/IngressDetail' },
            },
          },
        ],
      },
      GatewayClassResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['GatewayClass'] },
              detail: { $ref: '#/components/schemas/GatewayClassDetail' },
            },
          },
        ],
      },
      GatewayResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Gateway'] },
              detail: { $ref: '#/components/schemas/GatewayDetail' },
            },
          },
        ],
      },
      HTTPRouteResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['HTTPRoute'] },
              detail: { $ref: '#/components/schemas/RouteDetail' },
            },
          },
        ],
      },
      GRPCRouteResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['GRPCRoute'] },
              detail: { $ref: '#/components/schemas/RouteDetail' },
            },
          },
        ],
      },
      ReferenceGrantResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['ReferenceGrant'] },
              detail: { $ref: '#/components/schemas/ReferenceGrantDetail' },
            },
          },
        ],
      },
      TrafficSplitResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['TrafficSplit'] },
              detail: { $ref: '#/components/schemas/TrafficSplitDetail' },
            },
          },
        ],
      },
      LinkResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Link'] },
              detail: { $ref: '#/components/schemas/LinkDetail' },
            },
          },
        ],
      },
      ServiceExportResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['ServiceExport'] },
              detail: { $ref: '#/components/schemas/ServiceExportDetail' },
            },
          },
        ],
      },
      ServiceImportResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['ServiceImport'] },
              detail: { $ref: '#/components/schemas/ServiceImportDetail' },
            },
          },
        ],
      },
      DNSEndpointResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['DNSEndpoint'] },
              detail: { $ref: '#/components/schemas/DnsEndpointDetail' },
            },
          },
        ],
      },
      GslbResource: {
        allOf: [
          { $ref: '#/components/schemas/ResourceHead' },
          {
            type: 'object',
            required: ['kind', 'detail'],
            properties: {
              kind: { type: 'string', enum: ['Gslb'] },
              detail: { $ref: '#/components/schemas/GslbDetail' },
            },
          },
        ],
      },
      Resource: {
        description: 'Any object of the cache; `kind` says which.',
        oneOf: [
          { $ref: '#/components/schemas/PodResource' },
          { $ref: '#/components/schemas/ServiceResource' },
          { $ref: '#/components/schemas/EndpointSliceResource' },
          { $ref: '#/components/schemas/NodeResource' },
          { $ref: '#/components/schemas/NamespaceResource' },
          { $ref: '#/components/schemas/EventResource' },
          { $ref: '#/components/schemas/ConfigMapResource' },
          { $ref: '#/components/schemas/DeploymentResource' },
          { $ref: '#/components/schemas/ReplicaSetResource' },
          { $ref: '#/components/schemas/StatefulSetResource' },
          { $ref: '#/components/schemas/DaemonSetResource' },
          { $ref: '#/components/schemas/RolloutResource' },
          { $ref: '#/components/schemas/JobResource' },
          { $ref: '#/components/schemas/CronJobResource' },
          { $ref: '#/components/schemas/HorizontalPodAutoscalerResource' },
          { $ref: '#/components/schemas/PodDisruptionBudgetResource' },
          { $ref: '#/components/schemas/IngressResource' },
          { $ref: '#/components/schemas/GatewayClassResource' },
          { $ref: '#/components/schemas/GatewayResource' },
          { $ref: '#/components/schemas/HTTPRouteResource' },
          { $ref: '#/components/schemas/GRPCRouteResource' },
          { $ref: '#/components/schemas/ReferenceGrantResource' },
          { $ref: '#/components/schemas/TrafficSplitResource' },
          { $ref: '#/components/schemas/LinkResource' },
          { $ref: '#/components/schemas/ServiceExportResource' },
          { $ref: '#/components/schemas/ServiceImportResource' },
          { $ref: '#/components/schemas/DNSEndpointResource' },
          { $ref: '#/components/schemas/GslbResource' },
        ],
      },
      PerUserTopologyRequest: {
        description:
          'Credentials of the user for clusters whose credentials belong to users. They are used for this request alone and kept nowhere.',
        type: 'object',
        required: ['auth', 'clusters'],
        additionalProperties: false,
        properties: {
          auth: { $ref: '#/components/schemas/PerUserCredentials' },
          clusters: {
            type: 'array',
            minItems: 1,
            maxItems: 20,
            items: { type: 'string', minLength: 1, maxLength: 253 },
          },
        },
      },
      PerUserCredentials: {
        description:
          'By authentication provider, as the Kubernetes plugin’s own front end gathers them: `{ google: token }`, `{ oidc: { okta: token } }`, `{ aks: token }`.',
        type: 'object',
        additionalProperties: {
          anyOf: [
            { type: 'string' },
            { type: 'object', additionalProperties: { type: 'string' } },
          ],
        },
      },
      ErrorResponse: {
        description: 'Backstage’s usual error body.',
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'number' } },
          },
        },
      },
      AppName: {
        type: 'string',
        description: 'The release, a DNS label of 53 characters at most.',
        minLength: 1,
        maxLength: 53,
        pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
      },
      NamespaceName: {
        type: 'string',
        description: 'A DNS label.',
        minLength: 1,
        maxLength: 63,
        pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
      },
      EntityRef: {
        type: 'string',
        description: 'As `component:default/podinfo`.',
        minLength: 3,
        maxLength: 300,
        pattern: '^[^:/]+:[^:/]+/[^:/]+$',
      },
      ClusterName: { type: 'string', minLength: 1, maxLength: 253 },
      ClusterNames: {
        type: 'array',
        minItems: 1,
        maxItems: 500,
        items: { $ref: '#/components/schemas/ClusterName' },
      },
      JsonObject: { type: 'object', additionalProperties: {} },
      UploadedBundle: {
        type: 'object',
        required: ['bundle'],
        properties: {
          bundle: {
            type: 'string',
            description: 'Hash of the bytes, for `DeployRequest.bundle`.',
          },
        },
      },
      ClusterRequirement: {
        type: 'object',
        required: ['key', 'operator'],
        additionalProperties: false,
        properties: {
          key: {
            type: 'string',
            minLength: 1,
            maxLength: 317,
            description:
              '`name`, `provider`, `region`, `environment` (or `env`), or one of the cluster’s labels.',
          },
          operator: {
            type: 'string',
            enum: ['In', 'NotIn', 'Exists', 'DoesNotExist'],
          },
          values: { type: 'array', maxItems: 500, items: { type: 'string' } },
        },
      },
      ClusterSelector: {
        type: 'object',
        required: ['requirements'],
        additionalProperties: false,
        properties: {
          match: { type: 'string', enum: ['all', 'any'] },
          requirements: {
            type: 'array',
            maxItems: 50,
            items: { $ref: '#/components/schemas/ClusterRequirement' },
          },
        },
      },
      TargetSelection: {
        description: 'Where an app shall run. `names` and `selector` add up.',
        type: 'object',
        additionalProperties: false,
        properties: {
          names: {
            type: 'array',
            maxItems: 500,
            items: { $ref: '#/components/schemas/ClusterName' },
          },
          selector: { $ref: '#/components/schemas/ClusterSelector' },
          minClusters: { type: 'integer', minimum: 0 },
          maxClusters: { type: 'integer', minimum: 1 },
          spread: { type: 'string', enum: ['provider', 'region'] },
          headroom: {
            type: 'object',
            additionalProperties: false,
            properties: {
              cpuMillis: { type: 'number', minimum: 0 },
              memoryBytes: { type: 'number', minimum: 0 },
              pods: { type: 'number', minimum: 0 },
            },
          },
        },
      },
      LeftOutCluster: {
        type: 'object',
        required: ['name', 'reason', 'addable'],
        properties: {
          name: { type: 'string' },
          reason: { type: 'string' },
          requirement: { $ref: '#/components/schemas/ClusterRequirement' },
          addable: { type: 'boolean' },
        },
      },
      SelectedClusters: {
        type: 'object',
        required: ['chosen', 'leftOut', 'problems'],
        properties: {
          chosen: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'by'],
              properties: {
                name: { type: 'string' },
                by: { type: 'string', enum: ['name', 'selector'] },
                warning: { type: 'string' },
              },
            },
          },
          leftOut: {
            type: 'array',
            items: { $ref: '#/components/schemas/LeftOutCluster' },
          },
          problems: { type: 'array', items: { type: 'string' } },
        },
      },
      ValueLayers: {
        description:
          'Later layers win; objects are merged by key, lists are replaced, `null` removes a key.',
        type: 'object',
        additionalProperties: false,
        properties: {
          common: { $ref: '#/components/schemas/JsonObject' },
          rules: {
            type: 'array',
            maxItems: 100,
            items: {
              type: 'object',
              required: ['selector', 'values'],
              additionalProperties: false,
              properties: {
                name: { type: 'string', maxLength: 200 },
                selector: { $ref: '#/components/schemas/ClusterSelector' },
                values: { $ref: '#/components/schemas/JsonObject' },
              },
            },
          },
          clusters: {
            type: 'object',
            additionalProperties: { $ref: '#/components/schemas/JsonObject' },
          },
        },
      },
      ValueOrigin: {
        oneOf: [
          {
            type: 'object',
            required: ['layer'],
            properties: {
              layer: {
                type: 'string',
                enum: ['default', 'placement', 'common', 'cluster'],
              },
            },
          },
          {
            type: 'object',
            required: ['layer', 'rule'],
            properties: {
              layer: { type: 'string', enum: ['rule'] },
              rule: { type: 'string' },
            },
          },
        ],
      },
      EffectiveValue: {
        type: 'object',
        required: ['path', 'value', 'origin'],
        properties: {
          path: { type: 'string' },
          value: {},
          origin: { $ref: '#/components/schemas/ValueOrigin' },
          inherited: {
            type: 'object',
            required: ['value', 'origin'],
            properties: {
              value: {},
              origin: { $ref: '#/components/schemas/ValueOrigin' },
            },
          },
        },
      },
      HelmSource: {
        type: 'object',
        required: ['type', 'chart'],
        additionalProperties: false,
        properties: {
          type: { type: 'string', enum: ['helm'] },
          chart: { type: 'string', minLength: 1, maxLength: 500 },
          repository: { type: 'string', minLength: 1, maxLength: 500 },
          version: { type: 'string', minLength: 1, maxLength: 200 },
          valueFiles: {
            type: 'array',
            maxItems: 50,
            items: { type: 'string', minLength: 1, maxLength: 500 },
          },
        },
      },
      KustomizeSource: {
        type: 'object',
        required: ['type', 'folders'],
        additionalProperties: false,
        properties: {
          type: { type: 'string', enum: ['kustomize'] },
          folders: {
            type: 'array',
            minItems: 1,
            maxItems: 50,
            items: { type: 'string', minLength: 1, maxLength: 500 },
          },
          substitute: { type: 'boolean' },
        },
      },
      YamlSource: {
        type: 'object',
        required: ['type'],
        additionalProperties: false,
        properties: {
          type: { type: 'string', enum: ['yaml'] },
          folders: {
            type: 'array',
            minItems: 1,
            maxItems: 50,
            items: { type: 'string', minLength: 1, maxLength: 500 },
          },
          substitute: { type: 'boolean' },
        },
      },
      DeploySource: {
        oneOf: [
          { $ref: '#/components/schemas/HelmSource' },
          { $ref: '#/components/schemas/KustomizeSource' },
          { $ref: '#/components/schemas/YamlSource' },
        ],
      },
      WaveGate: {
        description: 'What must hold before the next wave begins.',
        type: 'object',
        additionalProperties: false,
        properties: {
          rollout: { type: 'boolean' },
          healthy: { type: 'boolean' },
          soakSeconds: { type: 'number', minimum: 0, maximum: 86400 },
          timeoutSeconds: { type: 'number', minimum: 1, maximum: 86400 },
        },
      },
      DeployStrategy: {
        oneOf: [
          {
            type: 'object',
            required: ['type'],
            additionalProperties: false,
            properties: {
              type: { type: 'string', enum: ['allAtOnce'] },
              gate: { $ref: '#/components/schemas/WaveGate' },
            },
          },
          {
            type: 'object',
            required: ['type', 'waves'],
            additionalProperties: false,
            properties: {
              type: { type: 'string', enum: ['waves'] },
              waves: {
                type: 'array',
                maxItems: 50,
                items: {
                  type: 'object',
                  additionalProperties: false,
                  properties: {
                    clusters: {
                      type: 'array',
                      maxItems: 500,
                      items: { $ref: '#/components/schemas/ClusterName' },
                    },
                    selector: { $ref: '#/components/schemas/ClusterSelector' },
                  },
                },
              },
              gate: { $ref: '#/components/schemas/WaveGate' },
            },
          },
        ],
      },
      Bundle: {
        type: 'string',
        description: 'Hash of files that were uploaded before.',
        pattern: '^[0-9a-f]{64}$',
      },
      RequestId: { type: 'string', minLength: 1, maxLength: 200 },
      DeployRequest: {
        type: 'object',
        required: ['app', 'namespace', 'entityRef', 'source', 'targets'],
        additionalProperties: false,
        properties: {
          app: { $ref: '#/components/schemas/AppName' },
          namespace: { $ref: '#/components/schemas/NamespaceName' },
          entityRef: { $ref: '#/components/schemas/EntityRef' },
          source: { $ref: '#/components/schemas/DeploySource' },
          bundle: { $ref: '#/components/schemas/Bundle' },
          values: { $ref: '#/components/schemas/ValueLayers' },
          secretValues: { $ref: '#/components/schemas/JsonObject' },
          targets: { $ref: '#/components/schemas/TargetSelection' },
          strategy: { $ref: '#/components/schemas/DeployStrategy' },
          createNamespace: { type: 'boolean' },
          onFailure: { type: 'string', enum: ['keep', 'rollBack'] },
          reason: { type: 'string', maxLength: 1000 },
          requestId: { $ref: '#/components/schemas/RequestId' },
        },
      },
      DeployPreviewRequest: {
        description:
          'A `DeployRequest`, whose files may also be those of a template that has not run yet.',
        type: 'object',
        required: ['app', 'namespace', 'entityRef', 'source', 'targets'],
        additionalProperties: false,
        properties: {
          app: { $ref: '#/components/schemas/AppName' },
          namespace: { $ref: '#/components/schemas/NamespaceName' },
          entityRef: { $ref: '#/components/schemas/EntityRef' },
          source: { $ref: '#/components/schemas/DeploySource' },
          bundle: { $ref: '#/components/schemas/Bundle' },
          values: { $ref: '#/components/schemas/ValueLayers' },
          secretValues: { $ref: '#/components/schemas/JsonObject' },
          targets: { $ref: '#/components/schemas/TargetSelection' },
          strategy: { $ref: '#/components/schemas/DeployStrategy' },
          createNamespace: { type: 'boolean' },
          onFailure: { type: 'string', enum: ['keep', 'rollBack'] },
          reason: { type: 'string', maxLength: 1000 },
          requestId: { $ref: '#/components/schemas/RequestId' },
          templateFiles: {
            type: 'object',
            required: ['templateRef', 'path'],
            additionalProperties: false,
            properties: {
              templateRef: { $ref: '#/components/schemas/EntityRef' },
              path: { type: 'string', minLength: 1, maxLength: 500 },
            },
          },
        },
      },
      KeptDeployRequest: {
        description: 'A `DeployRequest` without its secret values.',
        type: 'object',
        required: ['app', 'namespace', 'entityRef', 'source', 'targets'],
        properties: {
          app: { $ref: '#/components/schemas/AppName' },
          namespace: { $ref: '#/components/schemas/NamespaceName' },
          entityRef: { $ref: '#/components/schemas/EntityRef' },
          source: { $ref: '#/components/schemas/DeploySource' },
          bundle: { $ref: '#/components/schemas/Bundle' },
          values: { $ref: '#/components/schemas/ValueLayers' },
          targets: { $ref: '#/components/schemas/TargetSelection' },
          strategy: { $ref: '#/components/schemas/DeployStrategy' },
          createNamespace: { type: 'boolean' },
          onFailure: { type: 'string', enum: ['keep', 'rollBack'] },
          reason: { type: 'string', maxLength: 1000 },
          requestId: { $ref: '#/components/schemas/RequestId' },
        },
      },
      ObjectRef: {
        type: 'object',
        required: ['apiVersion', 'kind', 'namespace', 'name'],
        properties: {
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          namespace: {
            type: 'string',
            description: 'Empty for cluster-scoped kinds.',
          },
          name: { type: 'string' },
        },
      },
      DiffHunk: {
        type: 'object',
        required: ['liveStart', 'wantedStart', 'lines'],
        properties: {
          liveStart: { type: 'integer' },
          wantedStart: { type: 'integer' },
          lines: { type: 'array', items: { type: 'string' } },
        },
      },
      ObjectDiff: {
        description:
          'One object, live against wanted. Values of Secrets are never in it.',
        type: 'object',
        required: [
          'apiVersion',
          'kind',
          'namespace',
          'name',
          'change',
          'added',
          'removed',
          'hunks',
        ],
        properties: {
          apiVersion: { type: 'string' },
          kind: { type: 'string' },
          namespace: {
            type: 'string',
            description: 'Empty for cluster-scoped kinds.',
          },
          name: { type: 'string' },
          change: {
            type: 'string',
            enum: ['create', 'update', 'delete', 'none'],
          },
          added: { type: 'integer' },
          removed: { type: 'integer' },
          hunks: {
            type: 'array',
            items: { $ref: '#/components/schemas/DiffHunk' },
          },
          summary: { type: 'string' },
        },
      },
      DeployProblem: {
        type: 'object',
        required: ['severity', 'code', 'message'],
        properties: {
          severity: { type: 'string', enum: ['error', 'warning'] },
          code: { type: 'string' },
          message: { type: 'string' },
          object: { $ref: '#/components/schemas/ObjectRef' },
        },
      },
      ClusterPreview: {
        type: 'object',
        required: ['cluster', 'checkedAt', 'objects', 'values', 'problems'],
        properties: {
          cluster: { type: 'string' },
          checkedAt: { type: 'number' },
          objects: {
            type: 'array',
            items: { $ref: '#/components/schemas/ObjectDiff' },
          },
          values: {
            type: 'array',
            items: { $ref: '#/components/schemas/EffectiveValue' },
          },
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeployProblem' },
          },
        },
      },
      ChartVersion: {
        type: 'object',
        required: ['name', 'version'],
        properties: {
          name: { type: 'string' },
          version: { type: 'string' },
          appVersion: { type: 'string' },
        },
      },
      DeployPreview: {
        type: 'object',
        required: ['clusters', 'selected'],
        properties: {
          clusters: {
            type: 'array',
            items: { $ref: '#/components/schemas/ClusterPreview' },
          },
          selected: { $ref: '#/components/schemas/SelectedClusters' },
          chart: { $ref: '#/components/schemas/ChartVersion' },
        },
      },
      RenderedFiles: {
        type: 'object',
        required: ['clusters', 'selected'],
        properties: {
          clusters: {
            type: 'array',
            items: {
              type: 'object',
              required: ['cluster', 'files', 'values', 'problems'],
              properties: {
                cluster: { type: 'string' },
                files: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['path', 'content'],
                    properties: {
                      path: { type: 'string' },
                      content: { type: 'string' },
                    },
                  },
                },
                values: {
                  type: 'array',
                  items: { $ref: '#/components/schemas/EffectiveValue' },
                },
                problems: {
                  type: 'array',
                  items: { $ref: '#/components/schemas/DeployProblem' },
                },
              },
            },
          },
          selected: { $ref: '#/components/schemas/SelectedClusters' },
        },
      },
      DeploymentState: {
        type: 'string',
        enum: [
          'queued',
          'checking',
          'deploying',
          'held',
          'rollingBack',
          'succeeded',
          'failed',
          'rolledBack',
          'cancelled',
        ],
      },
      ClusterRolloutState: {
        type: 'string',
        enum: [
          'pending',
          'checking',
          'checked',
          'applying',
          'waiting',
          'soaking',
          'deployed',
          'failed',
          'rollingBack',
          'rolledBack',
          'skipped',
        ],
      },
      ClusterRollout: {
        type: 'object',
        required: [
          'cluster',
          'wave',
          'state',
          'since',
          'attempts',
          'inventory',
        ],
        properties: {
          cluster: { type: 'string' },
          wave: { type: 'integer' },
          state: { $ref: '#/components/schemas/ClusterRolloutState' },
          since: { type: 'number' },
          message: { type: 'string' },
          attempts: { type: 'integer' },
          appliedAt: { type: 'number' },
          failedStep: {
            type: 'string',
            enum: ['check', 'apply', 'wait', 'rollBack'],
          },
          changes: {
            type: 'object',
            required: ['created', 'updated', 'deleted'],
            properties: {
              created: { type: 'integer' },
              updated: { type: 'integer' },
              deleted: { type: 'integer' },
            },
          },
          inventory: {
            type: 'array',
            items: { $ref: '#/components/schemas/ObjectRef' },
          },
          previousId: { type: 'string' },
        },
      },
      Deployment: {
        description: 'One deployment of one app over its clusters.',
        type: 'object',
        required: [
          'id',
          'revision',
          'app',
          'namespace',
          'entityRef',
          'action',
          'state',
          'createdAt',
          'createdBy',
          'request',
          'usesSecrets',
          'clusters',
        ],
        properties: {
          id: { type: 'string' },
          revision: { type: 'integer', description: 'Counts per app, from 1.' },
          app: { type: 'string' },
          namespace: { type: 'string' },
          entityRef: { type: 'string' },
          action: { type: 'string', enum: ['deploy', 'undeploy', 'rollBack'] },
          state: { $ref: '#/components/schemas/DeploymentState' },
          createdAt: { type: 'number' },
          endedAt: { type: 'number' },
          cancelRequestedAt: { type: 'number' },
          createdBy: { type: 'string' },
          reason: { type: 'string' },
          request: { $ref: '#/components/schemas/KeptDeployRequest' },
          usesSecrets: { type: 'boolean' },
          chart: { $ref: '#/components/schemas/ChartVersion' },
          clusters: {
            type: 'array',
            items: { $ref: '#/components/schemas/ClusterRollout' },
          },
          summary: { type: 'string' },
        },
      },
      DeploymentEvent: {
        type: 'object',
        required: ['sequence', 'at', 'level', 'message'],
        properties: {
          sequence: { type: 'integer' },
          at: { type: 'number' },
          cluster: { type: 'string' },
          level: { type: 'string', enum: ['info', 'warning', 'error'] },
          message: { type: 'string' },
        },
      },
      DeploymentEvents: {
        type: 'object',
        required: ['events', 'deployment'],
        properties: {
          events: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeploymentEvent' },
          },
          deployment: { $ref: '#/components/schemas/Deployment' },
        },
      },
      DeploymentList: {
        type: 'object',
        required: ['deployments'],
        properties: {
          deployments: {
            type: 'array',
            items: { $ref: '#/components/schemas/Deployment' },
          },
        },
      },
      RetryRequest: {
        type: 'object',
        additionalProperties: false,
        properties: {
          clusters: { $ref: '#/components/schemas/ClusterNames' },
          secretValues: { $ref: '#/components/schemas/JsonObject' },
        },
      },
      RollBackRequest: {
        type: 'object',
        additionalProperties: false,
        properties: {
          clusters: { $ref: '#/components/schemas/ClusterNames' },
          reason: { type: 'string', maxLength: 1000 },
        },
      },
      UndeployRequest: {
        type: 'object',
        required: ['entityRef', 'app', 'namespace'],
        additionalProperties: false,
        properties: {
          entityRef: { $ref: '#/components/schemas/EntityRef' },
          app: { $ref: '#/components/schemas/AppName' },
          namespace: { $ref: '#/components/schemas/NamespaceName' },
          clusters: { $ref: '#/components/schemas/ClusterNames' },
          reason: { type: 'string', maxLength: 1000 },
          requestId: { $ref: '#/components/schemas/RequestId' },
        },
      },
      AppQuery: {
        type: 'object',
        required: ['app', 'namespace'],
        additionalProperties: false,
        properties: {
          app: { $ref: '#/components/schemas/AppName' },
          namespace: { $ref: '#/components/schemas/NamespaceName' },
        },
      },
      DeployedCluster: {
        type: 'object',
        required: [
          'cluster',
          'deploymentId',
          'revision',
          'since',
          'values',
          'inventory',
        ],
        properties: {
          cluster: { type: 'string' },
          deploymentId: { type: 'string' },
          revision: { type: 'integer' },
          since: { type: 'number' },
          version: { type: 'string' },
          values: {
            type: 'array',
            items: { $ref: '#/components/schemas/EffectiveValue' },
          },
          inventory: {
            type: 'array',
            items: { $ref: '#/components/schemas/ObjectRef' },
          },
          drift: {
            type: 'object',
            required: ['checkedAt', 'objects', 'problems'],
            properties: {
              checkedAt: { type: 'number' },
              objects: {
                type: 'array',
                items: { $ref: '#/components/schemas/ObjectDiff' },
              },
              problems: {
                type: 'array',
                items: { $ref: '#/components/schemas/DeployProblem' },
              },
            },
          },
        },
      },
      DeployedApp: {
        type: 'object',
        required: ['app', 'namespace', 'clusters', 'deployments'],
        properties: {
          app: { type: 'string' },
          namespace: { type: 'string' },
          clusters: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeployedCluster' },
          },
          deployments: {
            type: 'array',
            items: { $ref: '#/components/schemas/Deployment' },
          },
        },
      },
      AppList: {
        type: 'object',
        required: ['apps'],
        properties: {
          apps: {
            type: 'array',
            items: { $ref: '#/components/schemas/DeployedApp' },
          },
        },
      },
      SyncState: {
        type: 'object',
        required: ['name', 'engine', 'sync', 'health'],
        properties: {
          name: { type: 'string' },
          cluster: { type: 'string' },
          engine: { type: 'string', enum: ['argocd', 'flux'] },
          sync: { type: 'string', enum: ['synced', 'outOfSync', 'unknown'] },
          health: {
            type: 'string',
            enum: ['healthy', 'progressing', 'degraded', 'unknown'],
          },
          revision: { type: 'string' },
          message: { type: 'string' },
        },
      },
      SyncStateList: {
        type: 'object',
        required: ['applications'],
        properties: {
          applications: {
            type: 'array',
            items: { $ref: '#/components/schemas/SyncState' },
          },
        },
      },
      ApprovalState: {
        type: 'string',
        enum: ['waiting', 'approved', 'declined', 'expired'],
      },
      Approval: {
        type: 'object',
        required: [
          'id',
          'subject',
          'details',
          'hash',
          'requestedBy',
          'requestedAt',
          'expiresAt',
          'state',
        ],
        properties: {
          id: { type: 'string' },
          subject: { type: 'string' },
          details: { type: 'string' },
          hash: { type: 'string' },
          entityRef: { type: 'string' },
          taskId: { type: 'string' },
          requestedBy: { type: 'string' },
          requestedAt: { type: 'number' },
          expiresAt: { type: 'number' },
          state: { $ref: '#/components/schemas/ApprovalState' },
          decidedBy: { type: 'string' },
          decidedAt: { type: 'number' },
          comment: { type: 'string' },
          decidable: { type: 'boolean' },
          undecidableReason: { type: 'string' },
        },
      },
      ApprovalList: {
        type: 'object',
        required: ['approvals'],
        properties: {
          approvals: {
            type: 'array',
            items: { $ref: '#/components/schemas/Approval' },
          },
        },
      },
      ApprovalRequest: {
        type: 'object',
        required: ['subject', 'details', 'hash'],
        additionalProperties: false,
        properties: {
          subject: { type: 'string', minLength: 1, maxLength: 500 },
          details: { type: 'string', maxLength: 500000 },
          hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          entityRef: { $ref: '#/components/schemas/EntityRef' },
          taskId: { type: 'string', minLength: 1, maxLength: 200 },
          expiresInSeconds: { type: 'number', minimum: 1, maximum: 604800 },
          requestId: { $ref: '#/components/schemas/RequestId' },
        },
      },
      ApprovalDecision: {
        type: 'object',
        required: ['decision', 'hash'],
        additionalProperties: false,
        properties: {
          decision: { type: 'string', enum: ['approve', 'decline'] },
          hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          comment: { type: 'string', maxLength: 2000 },
        },
      },
      ClusterRegistration: {
        type: 'object',
        required: ['name', 'kubeconfig'],
        additionalProperties: false,
        properties: {
          name: { $ref: '#/components/schemas/NamespaceName' },
          kubeconfig: { type: 'string', minLength: 1, maxLength: 1000000 },
          provider: { type: 'string', minLength: 1, maxLength: 63 },
          region: { type: 'string', minLength: 1, maxLength: 63 },
          environment: { type: 'string', minLength: 1, maxLength: 63 },
          labels: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
      EvidenceLevel: {
        type: 'string',
        enum: ['written', 'accepted', 'programmed', 'observed'],
      },
      RunMode: {
        type: 'string',
        enum: ['drill-dry', 'drill-live', 'planned', 'emergency'],
      },
      Verdict: { type: 'string', enum: ['pass', 'fail', 'unknown'] },
      RunState: {
        type: 'string',
        enum: [
          'requested',
          'preflight',
          'awaitingApproval',
          'locking',
          'preparing',
          'fencing',
          'promoting',
          'awaitingConfirmation',
          'calling',
          'ramping',
          'soaking',
          'holding',
          'verifying',
          'serving',
          'rollingBack',
          'needsDecision',
          'completed',
          'committed',
          'rolledBack',
          'aborted',
          'rejected',
          'failed',
        ],
      },
      RunStepState: {
        type: 'string',
        enum: [
          'notStarted',
          'running',
          'observing',
          'soaking',
          'completed',
          'skipped',
          'failed',
          'undone',
        ],
      },
      PlanStepKind: {
        type: 'string',
        enum: [
          'preflight',
          'approval',
          'capacity',
          'fence',
          'promote',
          'ramp',
          'verify',
          'manual',
          'webhook',
          'template',
          'commit',
        ],
      },
      Weights: { type: 'object', additionalProperties: { type: 'number' } },
      TrafficBackend: {
        type: 'object',
        required: ['name', 'weight'],
        properties: {
          name: { type: 'string' },
          cluster: { type: 'string' },
          weight: { type: 'number' },
          ready: { type: 'boolean' },
          readyAt: { type: 'number' },
        },
      },
      TrafficHop: {
        type: 'object',
        required: [
          'id',
          'driver',
          'cluster',
          'object',
          'scope',
          'target',
          'backends',
          'granularity',
          'resourceVersion',
          'tailSeconds',
        ],
        properties: {
          id: { type: 'string' },
          driver: { type: 'string' },
          cluster: { type: 'string' },
          object: { $ref: '#/components/schemas/ObjectRef' },
          scope: { type: 'string', enum: ['entry', 'calls'] },
          target: { type: 'string' },
          backends: {
            type: 'array',
            items: { $ref: '#/components/schemas/TrafficBackend' },
          },
          granularity: {
            oneOf: [
              { type: 'string', enum: ['percent'] },
              { type: 'array', items: { type: 'number' } },
            ],
          },
          resourceVersion: { type: 'string' },
          tailSeconds: { type: 'number' },
          ownedBy: { type: 'string' },
        },
      },
      TrafficChange: {
        type: 'object',
        required: [
          'hop',
          'driver',
          'cluster',
          'object',
          'before',
          'after',
          'resourceVersion',
        ],
        properties: {
          hop: { type: 'string' },
          driver: { type: 'string' },
          cluster: { type: 'string' },
          object: { $ref: '#/components/schemas/ObjectRef' },
          before: { $ref: '#/components/schemas/Weights' },
          after: { $ref: '#/components/schemas/Weights' },
          resourceVersion: { type: 'string' },
        },
      },
      ObservedHop: {
        type: 'object',
        required: ['hop', 'level', 'written', 'conclusive', 'at'],
        properties: {
          hop: { type: 'string' },
          level: { $ref: '#/components/schemas/EvidenceLevel' },
          written: { $ref: '#/components/schemas/Weights' },
          programmed: { $ref: '#/components/schemas/Weights' },
          observed: { $ref: '#/components/schemas/Weights' },
          samples: { type: 'number' },
          conclusive: { type: 'boolean' },
          message: { type: 'string' },
          at: { type: 'number' },
        },
      },
      TrafficLint: {
        type: 'object',
        required: ['rule', 'severity', 'cluster', 'message', 'fix'],
        properties: {
          rule: { type: 'string' },
          severity: { type: 'string', enum: ['error', 'warning', 'info'] },
          cluster: { type: 'string' },
          object: { $ref: '#/components/schemas/ObjectRef' },
          message: { type: 'string' },
          fix: { type: 'string' },
        },
      },
      FailoverIntent: {
        type: 'object',
        required: ['entityRef', 'from', 'to'],
        additionalProperties: false,
        properties: {
          entityRef: { $ref: '#/components/schemas/EntityRef' },
          from: {
            type: 'array',
            minItems: 1,
            maxItems: 100,
            items: { $ref: '#/components/schemas/ClusterName' },
          },
          to: {
            type: 'array',
            maxItems: 100,
            items: { $ref: '#/components/schemas/ClusterName' },
          },
          share: {
            type: 'number',
            minimum: 0,
            exclusiveMinimum: true,
            maximum: 100,
          },
          answers: { type: 'string', minLength: 1, maxLength: 64 },
        },
      },
      ReadinessReason: {
        type: 'object',
        required: ['code', 'verdict', 'text'],
        properties: {
          code: { type: 'string' },
          verdict: { $ref: '#/components/schemas/Verdict' },
          text: { type: 'string' },
          at: { type: 'number' },
        },
      },
      ClusterReadiness: {
        type: 'object',
        required: ['cluster', 'verdict', 'sentence', 'reasons'],
        properties: {
          cluster: { type: 'string' },
          score: { type: 'number' },
          lastScore: { type: 'number' },
          verdict: {
            type: 'string',
            enum: ['ready', 'limited', 'notReady', 'unknown'],
          },
          sentence: { type: 'string' },
          reasons: {
            type: 'array',
            items: { $ref: '#/components/schemas/ReadinessReason' },
          },
          replicas: {
            type: 'object',
            required: ['ready', 'desired'],
            properties: {
              ready: { type: 'number' },
              desired: { type: 'number' },
              room: { type: 'number' },
            },
          },
          provenAt: { type: 'number' },
          provenShare: { type: 'number' },
        },
      },
      Guard: {
        type: 'object',
        required: [
          'id',
          'kind',
          'label',
          'limit',
          'breaches',
          'window',
          'minSamples',
        ],
        properties: {
          id: { type: 'string' },
          kind: {
            type: 'string',
            enum: ['probe', 'endpoints', 'errorRatio', 'latency'],
          },
          label: { type: 'string' },
          limit: { type: 'number' },
          query: { type: 'string' },
          breaches: { type: 'number' },
          window: { type: 'number' },
          minSamples: { type: 'number' },
        },
      },
      GuardReading: {
        type: 'object',
        required: ['guard', 'cluster', 'verdict', 'samples', 'at'],
        properties: {
          guard: { type: 'string' },
          cluster: { type: 'string' },
          verdict: { $ref: '#/components/schemas/Verdict' },
          value: { type: 'number' },
          samples: { type: 'number' },
          at: { type: 'number' },
          message: { type: 'string' },
        },
      },
      FailoverPolicy: {
        type: 'object',
        required: [
          'name',
          'plannedRamp',
          'emergencyRamp',
          'soakSeconds',
          'headroomPercent',
          'minServingClusters',
          'approvals',
          'guards',
          'allUnhealthy',
          'automatic',
          'trigger',
          'expiresAfterSeconds',
          'drillSharePercent',
          'drills',
          'freezes',
          'steps',
        ],
        properties: {
          name: { type: 'string' },
          plannedRamp: { type: 'array', items: { type: 'number' } },
          emergencyRamp: { type: 'array', items: { type: 'number' } },
          soakSeconds: { type: 'number' },
          headroomPercent: { type: 'number' },
          minServingClusters: { type: 'number' },
          approvals: { type: 'number' },
          guards: {
            type: 'array',
            items: { $ref: '#/components/schemas/Guard' },
          },
          allUnhealthy: {
            oneOf: [
              { type: 'string', enum: ['failOpen', 'failClosed'] },
              {
                type: 'object',
                required: ['failTo'],
                properties: { failTo: { type: 'string' } },
              },
            ],
          },
          automatic: { type: 'string', enum: ['off', 'recommend', 'execute'] },
          trigger: { $ref: '#/components/schemas/FailoverTrigger' },
          traffic: {
            type: 'object',
            required: ['requests'],
            properties: {
              requests: { type: 'string' },
              failed: { type: 'string' },
            },
          },
          desiredRtoSeconds: { type: 'number' },
          expiresAfterSeconds: { type: 'number' },
          drillSharePercent: { type: 'number' },
          drills: {
            type: 'array',
            items: { $ref: '#/components/schemas/DrillSchedule' },
          },
          freezes: {
            type: 'array',
            items: {
              type: 'object',
              required: ['from', 'to', 'reason'],
              properties: {
                from: { type: 'string' },
                to: { type: 'string' },
                reason: { type: 'string' },
              },
            },
          },
          steps: {
            type: 'array',
            items: { $ref: '#/components/schemas/PolicyStep' },
          },
        },
      },
      PolicyStep: {
        oneOf: [
          {
            type: 'object',
            required: ['id', 'when', 'drills', 'kind', 'instructions'],
            properties: {
              id: { type: 'string' },
              when: { type: 'string', enum: ['beforeTraffic', 'afterTraffic'] },
              drills: { type: 'boolean' },
              kind: { type: 'string', enum: ['manual'] },
              instructions: { type: 'string' },
              timeoutSeconds: { type: 'number' },
            },
          },
          {
            type: 'object',
            required: [
              'id',
              'when',
              'drills',
              'kind',
              'webhook',
              'timeoutSeconds',
            ],
            properties: {
              id: { type: 'string' },
              when: { type: 'string', enum: ['beforeTraffic', 'afterTraffic'] },
              drills: { type: 'boolean' },
              kind: { type: 'string', enum: ['webhook'] },
              webhook: { type: 'string' },
              timeoutSeconds: { type: 'number' },
            },
          },
          {
            type: 'object',
            required: [
              'id',
              'when',
              'drills',
              'kind',
              'template',
              'values',
              'timeoutSeconds',
            ],
            properties: {
              id: { type: 'string' },
              when: { type: 'string', enum: ['beforeTraffic', 'afterTraffic'] },
              drills: { type: 'boolean' },
              kind: { type: 'string', enum: ['template'] },
              template: { type: 'string' },
              values: { $ref: '#/components/schemas/JsonObject' },
              timeoutSeconds: { type: 'number' },
            },
          },
          {
            type: 'object',
            required: [
              'id',
              'when',
              'drills',
              'kind',
              'database',
              'timeoutSeconds',
            ],
            properties: {
              id: { type: 'string' },
              when: { type: 'string', enum: ['beforeTraffic', 'afterTraffic'] },
              drills: { type: 'boolean' },
              kind: { type: 'string', enum: ['promote'] },
              database: {
                type: 'object',
                additionalProperties: { type: 'string' },
              },
              lag: { type: 'string' },
              timeoutSeconds: { type: 'number' },
            },
          },
        ],
      },
      TemplateCall: {
        type: 'object',
        required: ['ref', 'values'],
        properties: {
          ref: { type: 'string' },
          values: { $ref: '#/components/schemas/JsonObject' },
        },
      },
      DatabaseMember: {
        type: 'object',
        required: ['cluster', 'namespace', 'name'],
        properties: {
          cluster: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
        },
      },
      DatabaseMove: {
        type: 'object',
        required: ['from', 'to'],
        properties: {
          from: { $ref: '#/components/schemas/DatabaseMember' },
          to: { $ref: '#/components/schemas/DatabaseMember' },
        },
      },
      MovedData: {
        type: 'object',
        required: ['promoted'],
        properties: {
          token: { type: 'string' },
          lagSeconds: { type: 'number' },
          promoted: { type: 'boolean' },
        },
      },
      DnsAnswer: {
        type: 'object',
        required: ['server'],
        properties: {
          server: { type: 'string' },
          answers: { type: 'array', items: { type: 'string' } },
          ttlSeconds: { type: 'number' },
          error: { type: 'string' },
        },
      },
      DnsTruth: {
        type: 'object',
        required: [
          'hop',
          'cluster',
          'name',
          'type',
          'declared',
          'answersWith',
          'ttlSeconds',
          'servers',
        ],
        properties: {
          hop: { type: 'string' },
          cluster: { type: 'string' },
          name: { type: 'string' },
          type: { type: 'string', enum: ['A', 'AAAA', 'CNAME'] },
          declared: { type: 'array', items: { type: 'string' } },
          answersWith: { type: 'string', enum: ['all', 'some'] },
          ttlSeconds: { type: 'number' },
          servers: {
            type: 'array',
            items: { $ref: '#/components/schemas/DnsAnswer' },
          },
          oldAnswersUntil: { type: 'number' },
        },
      },
      DrillSchedule: {
        type: 'object',
        required: ['cron', 'mode'],
        properties: {
          cron: { type: 'string' },
          timeZone: { type: 'string' },
          mode: { type: 'string', enum: ['drill-dry', 'drill-live'] },
          from: { type: 'string' },
        },
      },
      DrillOutcome: {
        type: 'object',
        required: ['dueAt'],
        properties: {
          dueAt: { type: 'number' },
          run: {
            type: 'object',
            required: ['id', 'number', 'state'],
            properties: {
              id: { type: 'string' },
              number: { type: 'number' },
              state: { $ref: '#/components/schemas/RunState' },
            },
          },
          verdict: {
            type: 'string',
            enum: ['proven', 'nothingToProveItWith', 'failed'],
          },
          message: { type: 'string' },
        },
      },
      ScheduledDrill: {
        type: 'object',
        required: ['cron', 'mode', 'entityRef', 'policy', 'nextAt'],
        properties: {
          cron: { type: 'string' },
          timeZone: { type: 'string' },
          mode: { type: 'string', enum: ['drill-dry', 'drill-live'] },
          from: { type: 'string' },
          entityRef: { type: 'string' },
          policy: { type: 'string' },
          nextAt: { type: 'number' },
          last: { $ref: '#/components/schemas/DrillOutcome' },
        },
      },
      DrillList: {
        type: 'object',
        required: ['drills'],
        properties: {
          drills: {
            type: 'array',
            items: { $ref: '#/components/schemas/ScheduledDrill' },
          },
        },
      },
      FailoverTrigger: {
        type: 'object',
        required: ['failures', 'of', 'cooldownSeconds', 'mostPerDay'],
        properties: {
          failures: { type: 'number' },
          of: { type: 'number' },
          cooldownSeconds: { type: 'number' },
          mostPerDay: { type: 'number' },
        },
      },
      ProbeLook: {
        type: 'object',
        required: ['verdict', 'at'],
        properties: {
          verdict: { $ref: '#/components/schemas/Verdict' },
          at: { type: 'number' },
          message: { type: 'string' },
        },
      },
      ProbedCluster: {
        type: 'object',
        required: ['cluster', 'windows', 'verdict', 'sentence'],
        properties: {
          cluster: { type: 'string' },
          windows: {
            type: 'object',
            properties: {
              portal: {
                type: 'array',
                items: { $ref: '#/components/schemas/ProbeLook' },
              },
              cluster: {
                type: 'array',
                items: { $ref: '#/components/schemas/ProbeLook' },
              },
              proxy: {
                type: 'array',
                items: { $ref: '#/components/schemas/ProbeLook' },
              },
              callers: {
                type: 'array',
                items: { $ref: '#/components/schemas/ProbeLook' },
              },
            },
          },
          failingSince: { type: 'number' },
          toldAt: { type: 'number' },
          verdict: { $ref: '#/components/schemas/Verdict' },
          sentence: { type: 'string' },
        },
      },
      CapacityChange: {
        type: 'object',
        required: ['cluster', 'object', 'field', 'before', 'after'],
        properties: {
          cluster: { type: 'string' },
          object: { $ref: '#/components/schemas/ObjectRef' },
          field: { type: 'string', enum: ['replicas', 'minReplicas'] },
          before: { type: 'number' },
          after: { type: 'number' },
        },
      },
      PlanStep: {
        type: 'object',
        required: [
          'id',
          'kind',
          'sentence',
          'traffic',
          'capacity',
          'soakSeconds',
          'bestEffort',
        ],
        properties: {
          id: { type: 'string' },
          kind: { $ref: '#/components/schemas/PlanStepKind' },
          sentence: { type: 'string' },
          traffic: {
            type: 'array',
            items: { $ref: '#/components/schemas/TrafficChange' },
          },
          capacity: {
            type: 'array',
            items: { $ref: '#/components/schemas/CapacityChange' },
          },
          share: { type: 'number' },
          soakSeconds: { type: 'number' },
          expectedSeconds: { type: 'number' },
          instructions: { type: 'string' },
          webhook: { type: 'string' },
          template: { $ref: '#/components/schemas/TemplateCall' },
          database: { $ref: '#/components/schemas/DatabaseMove' },
          timeoutSeconds: { type: 'number' },
          bestEffort: { type: 'boolean' },
        },
      },
      PlanProblem: {
        type: 'object',
        required: ['rule', 'severity', 'message', 'overridable'],
        properties: {
          rule: { type: 'number' },
          severity: { type: 'string', enum: ['error', 'warning'] },
          message: { type: 'string' },
          overridable: { type: 'boolean' },
        },
      },
      PlanParticipant: {
        type: 'object',
        required: ['cluster', 'role', 'state', 'readiness'],
        properties: {
          cluster: { type: 'string' },
          role: { type: 'string', enum: ['source', 'target', 'bystander'] },
          state: { type: 'string' },
          readiness: { $ref: '#/components/schemas/ClusterReadiness' },
          shareBefore: { type: 'number' },
          shareAfter: { type: 'number' },
        },
      },
      SharedObject: {
        type: 'object',
        required: ['object', 'cluster', 'entityRefs'],
        properties: {
          object: { $ref: '#/components/schemas/ObjectRef' },
          cluster: { type: 'string' },
          entityRefs: { type: 'array', items: { type: 'string' } },
        },
      },
      FailoverPlan: {
        type: 'object',
        required: [
          'hash',
          'entityRef',
          'intent',
          'mode',
          'policy',
          'madeAt',
          'validUntil',
          'participants',
          'hops',
          'steps',
          'problems',
          'lints',
          'shared',
        ],
        properties: {
          hash: { type: 'string' },
          entityRef: { type: 'string' },
          intent: { $ref: '#/components/schemas/FailoverIntent' },
          mode: { $ref: '#/components/schemas/RunMode' },
          policy: { $ref: '#/components/schemas/FailoverPolicy' },
          madeAt: { type: 'number' },
          validUntil: { type: 'number' },
          participants: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlanParticipant' },
          },
          hops: {
            type: 'array',
            items: { $ref: '#/components/schemas/TrafficHop' },
          },
          steps: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlanStep' },
          },
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlanProblem' },
          },
          lints: {
            type: 'array',
            items: { $ref: '#/components/schemas/TrafficLint' },
          },
          shared: {
            type: 'array',
            items: { $ref: '#/components/schemas/SharedObject' },
          },
          restores: { $ref: '#/components/schemas/PlanRestores' },
        },
      },
      PlanRestores: {
        type: 'object',
        required: ['runId', 'number', 'weights', 'capacity'],
        properties: {
          runId: { type: 'string' },
          number: { type: 'integer' },
          weights: {
            type: 'object',
            additionalProperties: {
              type: 'object',
              additionalProperties: { type: 'number' },
            },
          },
          capacity: {
            type: 'array',
            items: { $ref: '#/components/schemas/CapacityChange' },
          },
        },
      },
      RunStep: {
        type: 'object',
        required: ['id', 'state', 'attempts'],
        properties: {
          id: { type: 'string' },
          state: { $ref: '#/components/schemas/RunStepState' },
          attempts: { type: 'number' },
          startedAt: { type: 'number' },
          endedAt: { type: 'number' },
          evidence: { $ref: '#/components/schemas/EvidenceLevel' },
          message: { type: 'string' },
        },
      },
      RunOverride: {
        type: 'object',
        required: ['rules', 'by', 'reason', 'at', 'expiresAt'],
        properties: {
          rules: { type: 'array', items: { type: 'number' } },
          by: { type: 'string' },
          reason: { type: 'string' },
          at: { type: 'number' },
          expiresAt: { type: 'number' },
        },
      },
      RunApproval: {
        type: 'object',
        required: ['by', 'decision', 'hash', 'at'],
        properties: {
          by: { type: 'string' },
          decision: { type: 'string', enum: ['approve', 'decline'] },
          hash: { type: 'string' },
          at: { type: 'number' },
          comment: { type: 'string' },
        },
      },
      PendingAction: {
        type: 'object',
        required: ['cluster', 'sentence', 'since'],
        properties: {
          cluster: { type: 'string' },
          sentence: { type: 'string' },
          traffic: { $ref: '#/components/schemas/TrafficChange' },
          step: { type: 'string' },
          maybe: {
            type: 'array',
            items: { type: 'object', additionalProperties: { type: 'number' } },
          },
          since: { type: 'number' },
          doneAt: { type: 'number' },
          outcome: { type: 'string', enum: ['done', 'void', 'dismissed'] },
          message: { type: 'string' },
        },
      },
      RunPendingAction: {
        type: 'object',
        required: [
          'cluster',
          'sentence',
          'since',
          'runId',
          'number',
          'entityRef',
        ],
        properties: {
          cluster: { type: 'string' },
          sentence: { type: 'string' },
          traffic: { $ref: '#/components/schemas/TrafficChange' },
          step: { type: 'string' },
          maybe: {
            type: 'array',
            items: { type: 'object', additionalProperties: { type: 'number' } },
          },
          since: { type: 'number' },
          doneAt: { type: 'number' },
          outcome: { type: 'string', enum: ['done', 'void', 'dismissed'] },
          message: { type: 'string' },
          runId: { type: 'string' },
          number: { type: 'integer' },
          entityRef: { type: 'string' },
        },
      },
      PendingList: {
        type: 'object',
        required: ['actions', 'hidden'],
        properties: {
          actions: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunPendingAction' },
          },
          hidden: { type: 'integer' },
        },
      },
      FailBack: {
        type: 'object',
        required: ['runId', 'number', 'from', 'to'],
        properties: {
          runId: { type: 'string' },
          number: { type: 'integer' },
          from: { type: 'array', items: { type: 'string' } },
          to: { type: 'array', items: { type: 'string' } },
        },
      },
      RunReport: {
        type: 'object',
        required: [
          'phases',
          'overrides',
          'sharesBefore',
          'sharesAfter',
          'sentence',
        ],
        properties: {
          rtoSeconds: { type: 'number' },
          rtoFromDetectionSeconds: { type: 'number' },
          phases: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'seconds'],
              properties: {
                name: { type: 'string' },
                seconds: { type: 'number' },
              },
            },
          },
          requests: {
            type: 'object',
            required: ['total', 'failed'],
            properties: {
              total: { type: 'number' },
              failed: { type: 'number' },
            },
          },
          residualPercent: { type: 'number' },
          dataLoss: {
            type: 'object',
            required: ['verdict'],
            properties: {
              verdict: { type: 'string', enum: ['none', 'bounded', 'unknown'] },
              seconds: { type: 'number' },
            },
          },
          overrides: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunOverride' },
          },
          sharesBefore: { $ref: '#/components/schemas/Weights' },
          sharesAfter: { $ref: '#/components/schemas/Weights' },
          drillVerdict: {
            type: 'string',
            enum: ['proven', 'nothingToProveItWith', 'failed'],
          },
          sentence: { type: 'string' },
        },
      },
      RunChoice: {
        type: 'object',
        required: ['command', 'consequence'],
        properties: {
          command: { type: 'string' },
          consequence: { type: 'string' },
        },
      },
      FailoverRun: {
        type: 'object',
        required: [
          'id',
          'number',
          'entityRef',
          'kind',
          'mode',
          'state',
          'since',
          'plan',
          'steps',
          'step',
          'createdAt',
          'createdBy',
          'reason',
          'approvals',
          'overrides',
          'pending',
          'readings',
        ],
        properties: {
          id: { type: 'string' },
          number: { type: 'number' },
          entityRef: { type: 'string' },
          kind: { type: 'string', enum: ['failover', 'failback', 'drill'] },
          mode: { $ref: '#/components/schemas/RunMode' },
          state: { $ref: '#/components/schemas/RunState' },
          since: { type: 'number' },
          plan: { $ref: '#/components/schemas/FailoverPlan' },
          steps: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunStep' },
          },
          step: { type: 'number' },
          epoch: { type: 'number' },
          createdAt: { type: 'number' },
          endedAt: { type: 'number' },
          createdBy: { type: 'string' },
          reason: { type: 'string' },
          detectedAt: { type: 'number' },
          approvals: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunApproval' },
          },
          overrides: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunOverride' },
          },
          until: { type: 'number' },
          sourceProvenAt: { type: 'number' },
          resumeTo: { $ref: '#/components/schemas/RunState' },
          message: { type: 'string' },
          choices: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunChoice' },
          },
          pending: {
            type: 'array',
            items: { $ref: '#/components/schemas/PendingAction' },
          },
          lookedAt: { type: 'number' },
          data: { $ref: '#/components/schemas/MovedData' },
          readings: {
            type: 'array',
            items: { $ref: '#/components/schemas/GuardReading' },
          },
          report: { $ref: '#/components/schemas/RunReport' },
        },
      },
      RunEvent: {
        type: 'object',
        required: ['sequence', 'at', 'type', 'message', 'level'],
        properties: {
          sequence: { type: 'number' },
          at: { type: 'number' },
          type: { type: 'string' },
          message: { type: 'string' },
          level: { type: 'string', enum: ['info', 'warning', 'error'] },
          step: { type: 'string' },
          by: { type: 'string' },
          shares: { $ref: '#/components/schemas/Weights' },
        },
      },
      FailoverShares: {
        type: 'object',
        properties: {
          written: { $ref: '#/components/schemas/Weights' },
          programmed: { $ref: '#/components/schemas/Weights' },
          observed: { $ref: '#/components/schemas/Weights' },
        },
      },
      FailoverView: {
        type: 'object',
        required: [
          'entityRef',
          'hops',
          'observed',
          'shares',
          'readiness',
          'lints',
          'policy',
          'dns',
          'probed',
          'runs',
          'pending',
        ],
        properties: {
          entityRef: { type: 'string' },
          hops: {
            type: 'array',
            items: { $ref: '#/components/schemas/TrafficHop' },
          },
          observed: {
            type: 'array',
            items: { $ref: '#/components/schemas/ObservedHop' },
          },
          shares: { $ref: '#/components/schemas/FailoverShares' },
          readiness: {
            type: 'array',
            items: { $ref: '#/components/schemas/ClusterReadiness' },
          },
          lints: {
            type: 'array',
            items: { $ref: '#/components/schemas/TrafficLint' },
          },
          policy: { $ref: '#/components/schemas/FailoverPolicy' },
          dns: {
            type: 'array',
            items: { $ref: '#/components/schemas/DnsTruth' },
          },
          probed: {
            type: 'array',
            items: { $ref: '#/components/schemas/ProbedCluster' },
          },
          current: { $ref: '#/components/schemas/FailoverRun' },
          runs: {
            type: 'array',
            items: { $ref: '#/components/schemas/FailoverRun' },
          },
          pending: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunPendingAction' },
          },
          failBack: { $ref: '#/components/schemas/FailBack' },
        },
      },
      RunList: {
        type: 'object',
        required: ['runs'],
        properties: {
          runs: {
            type: 'array',
            items: { $ref: '#/components/schemas/FailoverRun' },
          },
        },
      },
      RunEvents: {
        type: 'object',
        required: ['events', 'run'],
        properties: {
          events: {
            type: 'array',
            items: { $ref: '#/components/schemas/RunEvent' },
          },
          run: { $ref: '#/components/schemas/FailoverRun' },
        },
      },
      FailoverPlanRequest: {
        type: 'object',
        required: ['intent', 'mode'],
        additionalProperties: false,
        properties: {
          intent: { $ref: '#/components/schemas/FailoverIntent' },
          mode: { $ref: '#/components/schemas/RunMode' },
        },
      },
      OverrideReason: {
        type: 'string',
        minLength: 1,
        maxLength: 1000,
        pattern: '\\S',
      },
      StartRunRequest: {
        type: 'object',
        required: ['intent', 'mode', 'hash', 'reason'],
        additionalProperties: false,
        properties: {
          intent: { $ref: '#/components/schemas/FailoverIntent' },
          mode: { $ref: '#/components/schemas/RunMode' },
          hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          reason: { $ref: '#/components/schemas/OverrideReason' },
          confirm: { type: 'string', maxLength: 300 },
          requestId: { $ref: '#/components/schemas/RequestId' },
          overrides: {
            type: 'array',
            maxItems: 23,
            items: {
              type: 'object',
              required: ['rules', 'reason'],
              additionalProperties: false,
              properties: {
                rules: {
                  type: 'array',
                  minItems: 1,
                  maxItems: 23,
                  items: { type: 'integer', minimum: 1, maximum: 23 },
                },
                reason: { $ref: '#/components/schemas/OverrideReason' },
              },
            },
          },
        },
      },
      RunCommand: {
        oneOf: [
          {
            type: 'object',
            required: ['type'],
            additionalProperties: false,
            properties: {
              type: {
                type: 'string',
                enum: [
                  'pause',
                  'resume',
                  'abort',
                  'rollBack',
                  'commit',
                  'renew',
                ],
              },
            },
          },
          {
            type: 'object',
            required: ['type', 'reason'],
            additionalProperties: false,
            properties: {
              type: { type: 'string', enum: ['skip', 'escalate'] },
              reason: { $ref: '#/components/schemas/OverrideReason' },
            },
          },
          {
            type: 'object',
            required: ['type', 'hash'],
            additionalProperties: false,
            properties: {
              type: { type: 'string', enum: ['approve', 'decline'] },
              hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
              comment: { type: 'string', maxLength: 1000 },
            },
          },
          {
            type: 'object',
            required: ['type', 'rules', 'reason'],
            additionalProperties: false,
            properties: {
              type: { type: 'string', enum: ['override'] },
              rules: {
                type: 'array',
                minItems: 1,
                maxItems: 23,
                items: { type: 'integer', minimum: 1, maximum: 23 },
              },
              reason: { $ref: '#/components/schemas/OverrideReason' },
            },
          },
          {
            type: 'object',
            required: ['type', 'cluster', 'hop', 'reason'],
            additionalProperties: false,
            properties: {
              type: { type: 'string', enum: ['dismissPending'] },
              cluster: { $ref: '#/components/schemas/ClusterName' },
              hop: { type: 'string', minLength: 1, maxLength: 1000 },
              reason: { $ref: '#/components/schemas/OverrideReason' },
            },
          },
          {
            type: 'object',
            required: ['type', 'step'],
            additionalProperties: false,
            properties: {
              type: { type: 'string', enum: ['confirmStep'] },
              step: { type: 'string', minLength: 1, maxLength: 63 },
              comment: { type: 'string', maxLength: 1000 },
            },
          },
        ],
      },
      RunCommandRequest: {
        type: 'object',
        required: ['command'],
        additionalProperties: false,
        properties: { command: { $ref: '#/components/schemas/RunCommand' } },
      },
      EvacuationMode: { type: 'string', enum: ['planned', 'emergency'] },
      EvacuationState: {
        type: 'string',
        enum: ['running', 'paused', 'ended', 'aborted'],
      },
      EvacuationServiceState: {
        type: 'string',
        enum: ['waiting', 'started', 'done', 'failed', 'skipped'],
      },
      EvacuationService: {
        type: 'object',
        required: ['entityRef', 'wave', 'state'],
        properties: {
          entityRef: { type: 'string' },
          wave: { type: 'integer' },
          state: { $ref: '#/components/schemas/EvacuationServiceState' },
          runId: { type: 'string' },
          number: { type: 'integer' },
          message: { type: 'string' },
        },
      },
      Evacuation: {
        type: 'object',
        required: [
          'clusters',
          'id',
          'number',
          'mode',
          'reason',
          'createdBy',
          'createdAt',
          'state',
          'waveSize',
          'services',
        ],
        properties: {
          clusters: { type: 'array', items: { type: 'string' } },
          region: { type: 'string' },
          id: { type: 'string' },
          number: { type: 'integer' },
          mode: { $ref: '#/components/schemas/EvacuationMode' },
          reason: { type: 'string' },
          createdBy: { type: 'string' },
          createdAt: { type: 'number' },
          endedAt: { type: 'number' },
          state: { $ref: '#/components/schemas/EvacuationState' },
          message: { type: 'string' },
          waveSize: { type: 'integer' },
          services: {
            type: 'array',
            items: { $ref: '#/components/schemas/EvacuationService' },
          },
          hidden: { type: 'integer' },
        },
      },
      EvacuationPlanService: {
        type: 'object',
        required: ['entityRef', 'hash', 'problems', 'sentence'],
        properties: {
          entityRef: { type: 'string' },
          hash: { type: 'string' },
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/PlanProblem' },
          },
          sentence: { type: 'string' },
        },
      },
      LeftOutService: {
        type: 'object',
        required: ['entityRef', 'why'],
        properties: { entityRef: { type: 'string' }, why: { type: 'string' } },
      },
      EvacuationPlan: {
        type: 'object',
        required: [
          'clusters',
          'mode',
          'waveSize',
          'waves',
          'leftOut',
          'hidden',
          'hash',
        ],
        properties: {
          clusters: { type: 'array', items: { type: 'string' } },
          region: { type: 'string' },
          mode: { $ref: '#/components/schemas/EvacuationMode' },
          waveSize: { type: 'integer' },
          waves: {
            type: 'array',
            items: {
              type: 'object',
              required: ['services'],
              properties: {
                services: {
                  type: 'array',
                  items: { $ref: '#/components/schemas/EvacuationPlanService' },
                },
              },
            },
          },
          leftOut: {
            type: 'array',
            items: { $ref: '#/components/schemas/LeftOutService' },
          },
          hidden: { type: 'integer' },
          message: { type: 'string' },
          hash: { type: 'string' },
        },
      },
      EvacuationList: {
        type: 'object',
        required: ['evacuations'],
        properties: {
          evacuations: {
            type: 'array',
            items: { $ref: '#/components/schemas/Evacuation' },
          },
        },
      },
      EvacuationPlanRequest: {
        type: 'object',
        required: ['mode'],
        additionalProperties: false,
        properties: {
          clusters: {
            type: 'array',
            minItems: 1,
            maxItems: 100,
            items: { $ref: '#/components/schemas/ClusterName' },
          },
          region: { type: 'string', minLength: 1, maxLength: 300 },
          mode: { $ref: '#/components/schemas/EvacuationMode' },
          waveSize: { type: 'integer', minimum: 1, maximum: 20 },
        },
      },
      StartEvacuationRequest: {
        type: 'object',
        required: ['mode', 'hash', 'reason'],
        additionalProperties: false,
        properties: {
          clusters: {
            type: 'array',
            minItems: 1,
            maxItems: 100,
            items: { $ref: '#/components/schemas/ClusterName' },
          },
          region: { type: 'string', minLength: 1, maxLength: 300 },
          mode: { $ref: '#/components/schemas/EvacuationMode' },
          waveSize: { type: 'integer', minimum: 1, maximum: 20 },
          hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          reason: { $ref: '#/components/schemas/OverrideReason' },
          confirm: { type: 'string', maxLength: 300 },
        },
      },
      EvacuationCommand: {
        type: 'object',
        required: ['type'],
        additionalProperties: false,
        properties: {
          type: { type: 'string', enum: ['pause', 'resume', 'abort'] },
        },
      },
      EvacuationCommandRequest: {
        type: 'object',
        required: ['command'],
        additionalProperties: false,
        properties: {
          command: { $ref: '#/components/schemas/EvacuationCommand' },
        },
      },
    },
  },
} as const;
