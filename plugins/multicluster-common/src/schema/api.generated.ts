// Generated from openapi.yaml by generate.mjs; change the document, then run `yarn generate`.

export interface paths {
  '/clusters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All clusters that the caller may see
     * @description What is hidden is counted. Asks `multicluster.cluster.read`.
     */
    get: operations['listClusters'];
    put?: never;
    /**
     * Add a cluster to the fleet
     * @description The same name again replaces what was registered so. The kubeconfig goes to the directory of `multicluster.clusterDirectory` and is never shown. Asks `multicluster.cluster.register`.
     */
    post: operations['registerCluster'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clusters/{cluster}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One cluster with its nodes, workloads and watches
     * @description Asks `multicluster.cluster.read`. A cluster that the caller may not see is not found.
     */
    get: operations['getCluster'];
    put?: never;
    post?: never;
    /**
     * Take a registered cluster out of the fleet
     * @description What runs on it stays. Asks `multicluster.cluster.register`.
     */
    delete: operations['unregisterCluster'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/topology/{kind}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where an entity runs, over all clusters
     * @description Asks `multicluster.topology.read` on the entity; clusters that the caller may not read are cut out and counted. The answer carries an `ETag`.
     */
    get: operations['getTopology'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/topology/{kind}/{namespace}/{name}/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The same, live
     * @description Server-sent events: `snapshot` with a `TopologyGraph`, then `patch` with a `TopologyPatch` each. The id of an event is the generation; with `Last-Event-ID` the stream goes on after it where that is possible, else it begins with a snapshot. It is closed after 15 minutes, so that rights are looked at again: reconnect.
     */
    get: operations['streamTopology'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/topology/{kind}/{namespace}/{name}/comparison': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** N-way diff of one row over the clusters */
    get: operations['compareTopologyRow'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/topology/{kind}/{namespace}/{name}/per-user': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The topology on clusters whose credentials belong to users
     * @description Reads the named clusters now, with the credentials in the body. Nothing is kept. A cluster that fails is a sentence on that cluster.
     */
    post: operations['readPerUserTopology'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/resources/{cluster}/{apiVersion}/{kind}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One object with its events and owners
     * @description From the cache. Asks `multicluster.cluster.read` on the cluster and `multicluster.topology.read` on the entity; without `entityRef` the latter must be allowed without conditions.
     */
    get: operations['getResource'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/logs/{cluster}/{namespace}/{pod}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Log of a pod of an entity, as it comes
     * @description Asks both permissions, and that the pod belongs to the entity. Ends when the client goes.
     */
    get: operations['readLogs'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/bundles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Keep a folder of files, to be deployed from
     * @description A tar.gz of 16 MiB at most. The same bytes have the same name. One that no deployment names is forgotten after a day.
     */
    post: operations['uploadBundle'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Deployments, newest first
     * @description With `entityRef` asks `multicluster.deploy.read` on that entity; without it, what belongs to entities that the caller may not see is left out. Clusters that the caller may not read are left out.
     */
    get: operations['listDeployments'];
    put?: never;
    /**
     * Deploy an app to clusters
     * @description Accepts it and answers at once; its events tell how it goes on. Asks `multicluster.deploy.execute` on the entity, and `multicluster.cluster.deploy` on every target. The same `requestId` again is the same deployment.
     */
    post: operations['createDeployment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a deployment would do on each cluster
     * @description Renders and dry-runs on every target, and compares with what is live. Writes nothing. A cluster that fails is a problem on that cluster. Asks `multicluster.deploy.execute` on the entity and `multicluster.cluster.deploy` on every target.
     */
    post: operations['previewDeployment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments/render': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What each cluster would get, as files for Git
     * @description No cluster is asked. A source that renders a Secret with data is refused. Asks `multicluster.deploy.execute` on the entity and `multicluster.cluster.deploy` on every target.
     */
    post: operations['renderDeployment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One deployment as it stands now */
    get: operations['getDeployment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened in a deployment
     * @description Answers at once when there is something after `after` or the deployment has ended, else as soon as there is, or after `waitSeconds`.
     */
    get: operations['getDeploymentEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments/{id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Go on with a deployment that is held or has failed */
    post: operations['retryDeployment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments/{id}/rollback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Bring clusters back to what they had before */
    post: operations['rollBackDeployment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments/{id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin nothing more; what is done stays */
    post: operations['cancelDeployment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/undeploy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Take an app away from clusters
     * @description A deployment like any other, whose result is nothing. Asks `multicluster.deploy.execute` on the entity and `multicluster.cluster.deploy` on every target.
     */
    post: operations['undeploy'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apps/{kind}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was deployed for an entity, over all clusters
     * @description Asks `multicluster.deploy.read` on the entity; clusters that the caller may not read are left out.
     */
    get: operations['listApps'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/apps/{kind}/{namespace}/{name}/drift': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Compare live objects with the source that was deployed, now
     * @description Reads the clusters and writes nothing. Asks `multicluster.deploy.read` on the entity.
     */
    post: operations['checkDrift'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/gitops/{hub}/{app}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What Argo CD or Flux of a cluster says of an app
     * @description Reads the hub now. Asks `multicluster.cluster.read` on it.
     */
    get: operations['getSyncStates'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/approvals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What waits for a person, and what was decided; newest first
     * @description Those that the caller asked for, and with `multicluster.approval.decide` all. `decidable` says whether the caller may decide it.
     */
    get: operations['listApprovals'];
    put?: never;
    /**
     * Ask a person
     * @description The same `requestId` of the same requester again is the same approval.
     */
    post: operations['requestApproval'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/approvals/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One approval as it stands now */
    get: operations['getApproval'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/approvals/{id}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Approve or decline
     * @description Bound to `hash`; once, and before it expires. Asks `multicluster.approval.decide`; nobody decides what they asked for themselves, unless `multicluster.approvals.allowOwn` is true.
     */
    post: operations['decideApproval'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/failover/{kind}/{namespace}/{name}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who serves an entity now, and what was done with its traffic
     * @description Asks `multicluster.failover.plan` on the entity. Hops whose cluster answers are asked how far their weights have come, for two seconds at most.
     */
    get: operations['getFailover'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/failover/{kind}/{namespace}/{name}/plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a failover would do
     * @description Writes nothing. Asks `multicluster.failover.plan` on the entity.
     */
    post: operations['planFailover'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/failover/{kind}/{namespace}/{name}/runbook': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A plan as plain commands
     * @description For when the portal is not there. Asks `multicluster.failover.plan` on the entity.
     */
    post: operations['getRunbook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/failover/{kind}/{namespace}/{name}/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Start a run of a plan
     * @description Accepts it and answers at once; its events tell how it goes on. The plan is made anew; when its hash is another one, nothing is started. Asks `multicluster.failover.execute` on the entity, and with `overrides` also `multicluster.failover.override`.
     */
    post: operations['startRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/drills': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Drills that policies have scheduled, the next first
     * @description What belongs to entities that the caller may not see is left out.
     */
    get: operations['listDrills'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/runs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Runs, newest first
     * @description With `entityRef` asks `multicluster.failover.plan` on that entity; without it, what belongs to entities that the caller may not see is left out.
     */
    get: operations['listRuns'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/clusters/{cluster}/pending': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is done on a cluster when it returns
     * @description What runs have decided while it did not answer. Asks `multicluster.cluster.read` on the cluster; what belongs to entities that the caller may not see is counted.
     */
    get: operations['listPending'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/runs/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One run as it stands now */
    get: operations['getRun'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/runs/{id}/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happened in a run
     * @description Waits up to `waitSeconds` when there is nothing new.
     */
    get: operations['getRunEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/runs/{id}/commands': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tell a run what to do
     * @description Asks `multicluster.failover.approve` for approve and decline, `multicluster.failover.override` for override and skip, `multicluster.failover.abort` or `multicluster.failover.execute` for abort and pause, else `multicluster.failover.execute`.
     */
    post: operations['commandRun'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/runs/{id}/report': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a run took and did */
    get: operations['getRunReport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/evacuations/plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What leaving a cluster or a region would do
     * @description Writes nothing. Services on which the caller has not both `multicluster.failover.plan` and `multicluster.failover.execute` stay, and are said to.
     */
    post: operations['planEvacuation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/evacuations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Evacuations, newest first
     * @description Services that the caller may not see are counted.
     */
    get: operations['listEvacuations'];
    put?: never;
    /**
     * Leave a cluster or a region
     * @description Accepts it and answers at once. The plan is made anew; when its hash is another one, nothing is started. Each service is moved by a run of its own.
     */
    post: operations['startEvacuation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/evacuations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One evacuation as it stands now */
    get: operations['getEvacuation'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/evacuations/{id}/commands': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Pause, resume or abort an evacuation
     * @description Runs that were started go on. Asks `multicluster.failover.execute` on every service that still waits for resume, else `multicluster.failover.abort` or `multicluster.failover.execute` on one of them.
     */
    post: operations['commandEvacuation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * @description How well something works, as far as its own facts say. `unknown` means that there is no fact to judge by; it is never drawn green and never counted as healthy.
     * @enum {string}
     */
    Health: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
    /**
     * @description What the backend knows about its connection to a cluster. Only `live` is current; `unreachable` may well be fine.
     * @enum {string}
     */
    ClusterState:
      | 'connecting'
      | 'live'
      | 'stale'
      | 'unreachable'
      | 'unauthorized'
      | 'misconfigured'
      | 'perUser';
    /** @description Where a cluster is and what it is for; from its configuration or its nodes. */
    ClusterPlacement: {
      /** @description `aws`, `gcp`, `azure`, `on-prem`, …: lower case; undefined when nobody said and the nodes do not tell. */
      provider?: string;
      region?: string;
      /** @description `prod`, `staging`, … */
      environment?: string;
      /** @description Labels of the cluster, for selectors and permission rules. */
      labels: {
        [key: string]: string;
      };
    };
    /** @description Requested of allocatable, over the nodes that are ready. */
    ClusterCapacity: {
      /** @description Thousandths of a core. */
      cpuMillis: {
        requested: number;
        allocatable: number;
      };
      /** @description Bytes. */
      memoryBytes: {
        requested: number;
        allocatable: number;
      };
      pods: {
        running: number;
        allocatable: number;
      };
    };
    /** @description State of one reflector: one kind of one cluster. */
    KindState: {
      apiVersion: string;
      kind: string;
      /**
       * @description `absent`: the cluster does not serve the kind (its CRD is not installed). `forbidden`: the portal may not list it.
       * @enum {string}
       */
      state: 'syncing' | 'live' | 'broken' | 'absent' | 'forbidden';
      /** @description Epoch milliseconds. */
      since: number;
      objects: number;
      /** @description A sentence; without server paths and credentials. */
      error?: string;
    };
    /** @description One cluster as the fleet page shows it. All times are epoch milliseconds of the backend's clock. */
    ClusterSummary: components['schemas']['ClusterPlacement'] & {
      name: string;
      title: string;
      state: components['schemas']['ClusterState'];
      /** @description Since when `state` holds. */
      since: number;
      /** @description Last proof of life; undefined when the cluster never answered. Kept over restarts. */
      lastSeenAt?: number;
      /** @description Next attempt, when one is planned. */
      nextAttemptAt?: number;
      /** @description How many attempts have failed in a row. */
      failedAttempts: number;
      /** @description Why `state` is not `live`, as a sentence without server paths and credentials. */
      error?: string;
      health: components['schemas']['Health'];
      /** @description The facts that lead to `health`, worst first, each a short sentence. */
      healthReasons: string[];
      /** @description `v1.36.3`; undefined when never read. */
      version?: string;
      /** @description Round trip of the last probes to the API server, milliseconds (median); undefined when not measured. */
      latencyMs?: number;
      nodes?: {
        ready: number;
        total: number;
      };
      pods?: {
        running: number;
        failing: number;
        total: number;
      };
      workloads?: {
        healthy: number;
        degraded: number;
        unhealthy: number;
        unknown: number;
      };
      capacity?: components['schemas']['ClusterCapacity'];
      /** @description Objects in the cache. */
      objects: number;
      /** @description True while what is shown comes from the database and no list has ended since the start. */
      fromStore: boolean;
      dashboardUrl?: string;
    };
    /** @description A workload as one square of the heat grid. */
    WorkloadSummary: {
      kind: string;
      namespace: string;
      name: string;
      health: components['schemas']['Health'];
      reason?: string;
      replicas: {
        ready: number;
        desired: number;
      };
      /** @description The catalog entity it belongs to, as far as labels tell (`backstage.io/kubernetes-id`). */
      kubernetesId?: string;
    };
    /** @description A node of a cluster. */
    NodeSummary: {
      name: string;
      ready: boolean;
      unschedulable: boolean;
      zone?: string;
      region?: string;
      version?: string;
      pods: number;
      reason?: string;
    };
    /** @description `GET /clusters/:name`. */
    ClusterDetail: components['schemas']['ClusterSummary'] & {
      kinds: components['schemas']['KindState'][];
      nodeList: components['schemas']['NodeSummary'][];
      workloadList: components['schemas']['WorkloadSummary'][];
    };
    /** @description `GET /clusters`. */
    ClusterList: {
      clusters: components['schemas']['ClusterSummary'][];
      /** @description How many clusters exist that the caller may not see. */
      hidden: number;
      /** @description Problems of the configuration that belong to no single cluster, each a sentence that names the key. */
      problems: string[];
    };
    /** @description Which controller owns an object. */
    OwnerReference: {
      kind: string;
      name: string;
      uid: string;
    };
    /** @description A condition that says something: those of kind "…is fine" are dropped on arrival (they are `True` and positive). */
    Condition: {
      type: string;
      /** @enum {string} */
      status: 'True' | 'False' | 'Unknown';
      reason?: string;
      /** @description Cut at 200 characters. */
      message?: string;
      /** @description Epoch seconds. */
      since?: number;
    };
    /** @description A container of a pod or of a pod template. */
    Container: {
      name: string;
      image: string;
      init?: boolean;
      /** @description Thousandths of a core and bytes. */
      requests?: {
        cpuMillis?: number;
        memoryBytes?: number;
      };
      limits?: {
        cpuMillis?: number;
        memoryBytes?: number;
      };
      /** @description Name of a variable to a short hash of its value, or to where it comes from (`configMap/app:LEVEL`). Values are never kept. */
      env?: {
        [key: string]: string;
      };
    };
    ContainerStatus: {
      name: string;
      init?: boolean;
      ready: boolean;
      restarts: number;
      imageId?: string;
      /** @enum {string} */
      state: 'waiting' | 'running' | 'terminated' | 'unknown';
      reason?: string;
      message?: string;
      lastExit?: {
        reason?: string;
        exitCode?: number;
      };
    };
    PodDetail: {
      node?: string;
      phase: string;
      reason?: string;
      ip?: string;
      /** @description Epoch seconds. */
      startedAt?: number;
      ready: boolean;
      /** @description Epoch seconds. */
      readySince?: number;
      containers: components['schemas']['Container'][];
      statuses: components['schemas']['ContainerStatus'][];
      conditions: components['schemas']['Condition'][];
    };
    /** @description Deployment, StatefulSet, DaemonSet, ReplicaSet and Argo Rollout. */
    WorkloadDetail: {
      replicas: {
        desired: number;
        current: number;
        ready: number;
        updated: number;
        available: number;
      };
      generation: number;
      observedGeneration: number;
      selector: {
        [key: string]: string;
      };
      containers: components['schemas']['Container'][];
      /** @description Hash over the pod template. */
      templateHash: string;
      /** @description Names of the ConfigMaps that the pod template refers to. */
      configMaps: string[];
      /** @description Deployment and ReplicaSet: `deployment.kubernetes.io/revision`. */
      revision?: string;
      paused?: boolean;
      conditions: components['schemas']['Condition'][];
    };
    JobDetail: {
      completions?: number;
      active: number;
      succeeded: number;
      failed: number;
      /** @description Epoch seconds. */
      startedAt?: number;
      completedAt?: number;
      suspended?: boolean;
      containers: components['schemas']['Container'][];
      conditions: components['schemas']['Condition'][];
    };
    CronJobDetail: {
      schedule: string;
      suspended: boolean;
      active: number;
      /** @description Epoch seconds. */
      lastScheduledAt?: number;
      lastSucceededAt?: number;
      containers: components['schemas']['Container'][];
    };
    ServiceDetail: {
      type: string;
      selector: {
        [key: string]: string;
      };
      ports: {
        name?: string;
        port: number;
        protocol: string;
        targetPort?: string;
        nodePort?: number;
      }[];
      clusterIp?: string;
      /** @description IPs and host names that a load balancer gave it. */
      addresses: string[];
      externalName?: string;
      /** @description Set on a Service that a mesh mirrors from another cluster (Linkerd multicluster's labels and annotations). */
      mirror?: {
        cluster: string;
        namespace: string;
        name: string;
      };
      /** @description Whether it is exported for mirroring (`mirror.linkerd.io/exported`), and how. */
      exported?: string;
    };
    /** @description Counts of one EndpointSlice; addresses are not kept. */
    EndpointSliceDetail: {
      service?: string;
      ready: number;
      notReady: number;
      terminating: number;
    };
    NodeDetail: {
      ready: boolean;
      /** @description Epoch seconds. */
      readySince?: number;
      unschedulable: boolean;
      taints: string[];
      zone?: string;
      region?: string;
      providerId?: string;
      version?: string;
      allocatable: {
        cpuMillis: number;
        memoryBytes: number;
        pods: number;
      };
      conditions: components['schemas']['Condition'][];
    };
    EventDetail: {
      type: string;
      reason: string;
      /** @description Cut at 500 characters. */
      message: string;
      count: number;
      /** @description Epoch seconds. */
      firstAt?: number;
      lastAt?: number;
      regarding: {
        kind: string;
        namespace?: string;
        name: string;
        uid?: string;
      };
      source?: string;
    };
    /** @description Only a hash of the data is kept. */
    ConfigMapDetail: {
      hash: string;
      keys: number;
    };
    AutoscalerDetail: {
      target: {
        kind: string;
        name: string;
      };
      min: number;
      max: number;
      current: number;
      desired: number;
      metrics: {
        name: string;
        current?: string;
        target?: string;
      }[];
      conditions: components['schemas']['Condition'][];
    };
    DisruptionBudgetDetail: {
      selector: {
        [key: string]: string;
      };
      currentHealthy: number;
      desiredHealthy: number;
      disruptionsAllowed: number;
    };
    /** @description Where a route sends requests. */
    RouteBackend: {
      kind: string;
      namespace: string;
      name: string;
      port?: number;
      /** @description Absolute, as written; 1 where the API's default applies. */
      weight: number;
    };
    /** @description Ingress. */
    IngressDetail: {
      className?: string;
      hosts: string[];
      backends: components['schemas']['RouteBackend'][];
      addresses: string[];
    };
    GatewayClassDetail: {
      controller: string;
      conditions: components['schemas']['Condition'][];
    };
    GatewayDetail: {
      className: string;
      listeners: {
        name: string;
        hostname?: string;
        port: number;
        protocol: string;
      }[];
      addresses: string[];
      conditions: components['schemas']['Condition'][];
    };
    /** @description HTTPRoute and GRPCRoute. */
    RouteDetail: {
      hostnames: string[];
      parents: {
        kind: string;
        namespace: string;
        name: string;
        sectionName?: string;
        accepted?: boolean;
      }[];
      rules: {
        match?: string;
        backends: components['schemas']['RouteBackend'][];
      }[];
      conditions: components['schemas']['Condition'][];
    };
    ReferenceGrantDetail: {
      from: {
        kind: string;
        namespace: string;
      }[];
      to: {
        kind: string;
        name?: string;
      }[];
    };
    /** @description SMI TrafficSplit, all versions; weights in whole numbers (`500m` of v1alpha1 becomes 500, `1` becomes 1000 there). */
    TrafficSplitDetail: {
      service: string;
      backends: {
        service: string;
        weight: number;
      }[];
    };
    /** @description Linkerd multicluster Link. */
    LinkDetail: {
      targetCluster: string;
      gatewayAddress?: string;
      conditions: components['schemas']['Condition'][];
    };
    ServiceExportDetail: {
      conditions: components['schemas']['Condition'][];
    };
    ServiceImportDetail: {
      type: string;
      clusters: string[];
      conditions: components['schemas']['Condition'][];
    };
    /** @description external-dns DNSEndpoint. */
    DnsEndpointDetail: {
      records: {
        name: string;
        type: string;
        targets: string[];
        /** @description Seconds. */
        ttl?: number;
        setIdentifier?: string;
        weight?: number;
        /** @description What stands where a weight should, and is no whole number: external-dns takes it as 0. */
        badWeight?: string;
      }[];
    };
    /** @description k8gb Gslb. */
    GslbDetail: {
      strategy: string;
      /** @description Geo tag of the primary cluster, with strategy `failover`. */
      primary?: string;
      /** @description With strategy `roundRobin`: by geo tag. */
      weights?: {
        [key: string]: number;
      };
      /** @description Of the cluster that this copy is in, as its controller says. */
      geoTag?: string;
      /** @description Seconds. */
      ttl?: number;
      hosts: {
        host: string;
        health: string;
        addresses: string[];
      }[];
    };
    NamespaceDetail: {
      phase: string;
    };
    /** @description One object with what helps to understand it: `GET /resources/:cluster/:apiVersion/:kind/:namespace/:name`. */
    ResourceView: {
      resource: components['schemas']['Resource'];
      /** @description Newest first. */
      events: components['schemas']['EventResource'][];
      /** @description Controllers, nearest first; as far as the cache holds them. */
      owners: {
        apiVersion: string;
        kind: string;
        namespace: string;
        name: string;
        uid: string;
      }[];
    };
    /**
     * @description Horizontal bands of the swimlane matrix, in the order of a request's way.
     * @enum {string}
     */
    Lane: 'entry' | 'route' | 'service' | 'workload' | 'autoscaler' | 'pods';
    /** @description A column: a cluster in which the entity has objects, live or last known. */
    TopologyCluster: components['schemas']['ClusterPlacement'] & {
      name: string;
      title: string;
      state: components['schemas']['ClusterState'];
      /** @description Epoch milliseconds. */
      since: number;
      /** @description Last proof of life, epoch milliseconds; the age of every fact of a column that is not `live`. */
      lastSeenAt?: number;
      error?: string;
      version?: string;
      /** @description Of this entity's objects in the cluster, as last known. Say it with `state`: last known is not live. */
      health: components['schemas']['Health'];
      /** @description The one sentence that matters ("2 of 6 pods failing"). */
      reason?: string;
      /** @description This entity's replicas in the cluster. */
      replicas: {
        ready: number;
        desired: number;
      };
    };
    /** @description The same logical thing on every cluster: one row of the matrix. */
    TopologyRow: {
      id: string;
      lane: components['schemas']['Lane'];
      label: string;
      kind: components['schemas']['TopologyNodeKind'];
      /** @description Clusters that miss what the others have, and why it may be so on purpose; empty slots are drawn from this. */
      absent: {
        cluster: string;
        reason: string;
      }[];
    };
    /** @description What a node stands for: a kind of the cache, a group of pods, a DNS name, a load-balancer address, or a rolled-up group. */
    TopologyNodeKind:
      | components['schemas']['ResourceKind']
      | ('Pods' | 'DnsName' | 'Address' | 'Group');
    /** @description One pod inside a group of pods. */
    TopologyPod: {
      name: string;
      uid: string;
      health: components['schemas']['Health'];
      /** @description `CrashLoopBackOff`, `Pending: Unschedulable`, …; undefined when all is well. */
      reason?: string;
      ready: boolean;
      restarts: number;
      node?: string;
      zone?: string;
      containers: string[];
    };
    /** @description One thing on the picture. */
    TopologyNode: {
      /** @description Stable over rebuilds: `<cluster>/<kind>/<namespace>/<name>`. */
      id: string;
      kind: components['schemas']['TopologyNodeKind'];
      lane: components['schemas']['Lane'];
      row: string;
      /** @description Undefined for things of no cluster (a DNS name). */
      cluster?: string;
      namespace?: string;
      name: string;
      health: components['schemas']['Health'];
      /** @description Why it is not healthy; a short sentence. */
      reason?: string;
      /** @description The one fact of that kind ("4 of 4 ready", "DNS · 3 answers"). */
      fact: string;
      /** @description Short image tags of the workload's containers, first container first. */
      images?: string[];
      replicas?: {
        ready: number;
        desired: number;
      };
      /** @description For `Pods`: all of them when at most 50, else the failing ones first. */
      pods?: components['schemas']['TopologyPod'][];
      /** @description For `Pods`: counts over all of them. */
      podCounts?: {
        ready: number;
        notReady: number;
        failing: number;
        total: number;
      };
      /** @description Set when a field differs from what the majority of the row's clusters have; names the fields. */
      oddOneOut?: string[];
      /** @description For a rolled-up `Group`: how many nodes it stands for; open it with `open=<id>`. */
      groupSize?: number;
      /** @description Labels, for search. */
      labels?: {
        [key: string]: string;
      };
      /** @description Where the facts are from; undefined for derived nodes. */
      origin?: {
        apiVersion: string;
        kind: string;
        namespace: string;
        name: string;
        uid: string;
        resourceVersion: string;
        /** @description Epoch milliseconds: when this version arrived. */
        seenAt: number;
      };
    };
    /** @description A share of traffic in percent, by source. `undefined` is "not known", which is not zero. */
    TrafficShare: {
      /** @description What a plan or policy wants. */
      desired?: number;
      /** @description What the object says. */
      declared?: number;
      /** @description What traffic does. */
      observed?: number;
    };
    TopologyEdge: {
      id: string;
      /** @enum {string} */
      kind: 'owns' | 'selects' | 'routes' | 'mirrors' | 'resolves' | 'scales';
      from: string;
      to: string;
      share?: components['schemas']['TrafficShare'];
      /** @description True when two known shares are more than 5 points apart. */
      disagrees?: boolean;
      crossCluster?: boolean;
    };
    /** @description Something a person should know, worst first. Every part selects what it names. */
    Finding: {
      id: string;
      /** @enum {string} */
      severity: 'error' | 'warning' | 'info';
      /** @enum {string} */
      kind:
        | 'unreachable'
        | 'stale'
        | 'unauthorized'
        | 'misconfigured'
        | 'failingPods'
        | 'degraded'
        | 'oddOneOut'
        | 'share'
        | 'missing';
      text: string;
      /** @description Nodes and clusters it is about. */
      nodes: string[];
      clusters: string[];
    };
    /** @description Where one entity runs, over all clusters. Sorted and stable: equal input gives an equal graph. */
    TopologyGraph: {
      entityRef: string;
      /** @description Grows with every change of this graph in one backend process. */
      generation: number;
      clusters: components['schemas']['TopologyCluster'][];
      rows: components['schemas']['TopologyRow'][];
      nodes: components['schemas']['TopologyNode'][];
      edges: components['schemas']['TopologyEdge'][];
      findings: components['schemas']['Finding'][];
      /** @description What is not on the picture. */
      elsewhere: {
        /** @description Clusters that are known to have nothing of the entity. */
        absent: number;
        /** @description Names of clusters of which nothing is known yet. */
        unknown: string[];
        /** @description Clusters that the caller may not see. */
        hidden: number;
      };
      /** @description Set when the graph was rolled up to the budget. */
      rolledUp?: {
        shown: number;
        total: number;
      };
    };
    /** @description The difference between two generations of a graph; a field is absent when nothing changed in it. Sent on the stream. */
    TopologyPatch: {
      from: number;
      generation: number;
      clusters?: components['schemas']['TopologyCluster'][];
      rows?: components['schemas']['TopologyRow'][];
      findings?: components['schemas']['Finding'][];
      elsewhere?: {
        /** @description Clusters that are known to have nothing of the entity. */
        absent: number;
        /** @description Names of clusters of which nothing is known yet. */
        unknown: string[];
        /** @description Clusters that the caller may not see. */
        hidden: number;
      };
      rolledUp?: {
        shown: number;
        total: number;
      } | null;
      setNodes: components['schemas']['TopologyNode'][];
      removeNodes: string[];
      setEdges: components['schemas']['TopologyEdge'][];
      removeEdges: string[];
    };
    /** @description One field of the N-way diff of a row, cluster by cluster. */
    ComparedField: {
      /** @description `image`, `replicas`, `env LOG_LEVEL`, `config hash`, `chart`, … */
      field: string;
      /** @description By cluster; undefined where the cluster has no such field. */
      values: {
        [key: string]: string;
      };
      /**
       * @description `own`: meant to differ between clusters (replicas, region). `odd`: a minority differs. `differs`: no majority, or two clusters.
       * @enum {string}
       */
      verdict: 'equal' | 'own' | 'odd' | 'differs';
      /** @description Clusters with the minority value, for `odd`. */
      odd: string[];
    };
    Comparison: {
      /** @description "edge differs from the other two in 3 fields." */
      sentence: string;
      clusters: string[];
      fields: components['schemas']['ComparedField'][];
    };
    /** @enum {string} */
    ResourceKind:
      | 'Pod'
      | 'Service'
      | 'EndpointSlice'
      | 'Node'
      | 'Namespace'
      | 'Event'
      | 'ConfigMap'
      | 'Deployment'
      | 'ReplicaSet'
      | 'StatefulSet'
      | 'DaemonSet'
      | 'Rollout'
      | 'Job'
      | 'CronJob'
      | 'HorizontalPodAutoscaler'
      | 'PodDisruptionBudget'
      | 'Ingress'
      | 'GatewayClass'
      | 'Gateway'
      | 'HTTPRoute'
      | 'GRPCRoute'
      | 'ReferenceGrant'
      | 'TrafficSplit'
      | 'Link'
      | 'ServiceExport'
      | 'ServiceImport'
      | 'DNSEndpoint'
      | 'Gslb';
    /** @description What all objects have, whatever their kind. */
    ResourceHead: {
      cluster: string;
      apiVersion: string;
      /** @description Empty for cluster-scoped kinds. */
      namespace: string;
      name: string;
      uid: string;
      /** @description Opaque; compared for equality only. */
      resourceVersion: string;
      /** @description Epoch seconds. */
      createdAt: number;
      deletedAt?: number;
      labels: {
        [key: string]: string;
      };
      /** @description By allow-list: `backstage.io/*`, `checksum/config`, restart and revision marks, and what drivers need. */
      annotations: {
        [key: string]: string;
      };
      owner?: components['schemas']['OwnerReference'];
      /** @description Epoch milliseconds of the backend: when this version of the object arrived. */
      seenAt: number;
    };
    PodResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Pod';
      detail: components['schemas']['PodDetail'];
    };
    ServiceResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Service';
      detail: components['schemas']['ServiceDetail'];
    };
    EndpointSliceResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'EndpointSlice';
      detail: components['schemas']['EndpointSliceDetail'];
    };
    NodeResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Node';
      detail: components['schemas']['NodeDetail'];
    };
    NamespaceResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Namespace';
      detail: components['schemas']['NamespaceDetail'];
    };
    EventResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Event';
      detail: components['schemas']['EventDetail'];
    };
    ConfigMapResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'ConfigMap';
      detail: components['schemas']['ConfigMapDetail'];
    };
    DeploymentResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Deployment';
      detail: components['schemas']['WorkloadDetail'];
    };
    ReplicaSetResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'ReplicaSet';
      detail: components['schemas']['WorkloadDetail'];
    };
    StatefulSetResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'StatefulSet';
      detail: components['schemas']['WorkloadDetail'];
    };
    DaemonSetResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'DaemonSet';
      detail: components['schemas']['WorkloadDetail'];
    };
    RolloutResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Rollout';
      detail: components['schemas']['WorkloadDetail'];
    };
    JobResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Job';
      detail: components['schemas']['JobDetail'];
    };
    CronJobResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'CronJob';
      detail: components['schemas']['CronJobDetail'];
    };
    HorizontalPodAutoscalerResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'HorizontalPodAutoscaler';
      detail: components['schemas']['AutoscalerDetail'];
    };
    PodDisruptionBudgetResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'PodDisruptionBudget';
      detail: components['schemas']['DisruptionBudgetDetail'];
    };
    IngressResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Ingress';
      detail: components['schemas']['IngressDetail'];
    };
    GatewayClassResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'GatewayClass';
      detail: components['schemas']['GatewayClassDetail'];
    };
    GatewayResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Gateway';
      detail: components['schemas']['GatewayDetail'];
    };
    HTTPRouteResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'HTTPRoute';
      detail: components['schemas']['RouteDetail'];
    };
    GRPCRouteResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'GRPCRoute';
      detail: components['schemas']['RouteDetail'];
    };
    ReferenceGrantResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'ReferenceGrant';
      detail: components['schemas']['ReferenceGrantDetail'];
    };
    TrafficSplitResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'TrafficSplit';
      detail: components['schemas']['TrafficSplitDetail'];
    };
    LinkResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Link';
      detail: components['schemas']['LinkDetail'];
    };
    ServiceExportResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'ServiceExport';
      detail: components['schemas']['ServiceExportDetail'];
    };
    ServiceImportResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'ServiceImport';
      detail: components['schemas']['ServiceImportDetail'];
    };
    DNSEndpointResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'DNSEndpoint';
      detail: components['schemas']['DnsEndpointDetail'];
    };
    GslbResource: components['schemas']['ResourceHead'] & {
      /** @enum {string} */
      kind: 'Gslb';
      detail: components['schemas']['GslbDetail'];
    };
    /** @description Any object of the cache; `kind` says which. */
    Resource:
      | components['schemas']['PodResource']
      | components['schemas']['ServiceResource']
      | components['schemas']['EndpointSliceResource']
      | components['schemas']['NodeResource']
      | components['schemas']['NamespaceResource']
      | components['schemas']['EventResource']
      | components['schemas']['ConfigMapResource']
      | components['schemas']['DeploymentResource']
      | components['schemas']['ReplicaSetResource']
      | components['schemas']['StatefulSetResource']
      | components['schemas']['DaemonSetResource']
      | components['schemas']['RolloutResource']
      | components['schemas']['JobResource']
      | components['schemas']['CronJobResource']
      | components['schemas']['HorizontalPodAutoscalerResource']
      | components['schemas']['PodDisruptionBudgetResource']
      | components['schemas']['IngressResource']
      | components['schemas']['GatewayClassResource']
      | components['schemas']['GatewayResource']
      | components['schemas']['HTTPRouteResource']
      | components['schemas']['GRPCRouteResource']
      | components['schemas']['ReferenceGrantResource']
      | components['schemas']['TrafficSplitResource']
      | components['schemas']['LinkResource']
      | components['schemas']['ServiceExportResource']
      | components['schemas']['ServiceImportResource']
      | components['schemas']['DNSEndpointResource']
      | components['schemas']['GslbResource'];
    /** @description Credentials of the user for clusters whose credentials belong to users. They are used for this request alone and kept nowhere. */
    PerUserTopologyRequest: {
      auth: components['schemas']['PerUserCredentials'];
      clusters: string[];
    };
    /** @description By authentication provider, as the Kubernetes plugin’s own front end gathers them: `{ google: token }`, `{ oidc: { okta: token } }`, `{ aks: token }`. */
    PerUserCredentials: {
      [key: string]:
        | string
        | {
            [key: string]: string;
          };
    };
    /** @description Backstage’s usual error body. */
    ErrorResponse: {
      error: {
        name: string;
        message: string;
      };
      response: {
        statusCode: number;
      };
    };
    /** @description The release, a DNS label of 53 characters at most. */
    AppName: string;
    /** @description A DNS label. */
    NamespaceName: string;
    /** @description As `component:default/podinfo`. */
    EntityRef: string;
    ClusterName: string;
    ClusterNames: components['schemas']['ClusterName'][];
    JsonObject: {
      [key: string]: unknown;
    };
    UploadedBundle: {
      /** @description Hash of the bytes, for `DeployRequest.bundle`. */
      bundle: string;
    };
    ClusterRequirement: {
      /** @description `name`, `provider`, `region`, `environment` (or `env`), or one of the cluster’s labels. */
      key: string;
      /** @enum {string} */
      operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
      values?: string[];
    };
    ClusterSelector: {
      /** @enum {string} */
      match?: 'all' | 'any';
      requirements: components['schemas']['ClusterRequirement'][];
    };
    /** @description Where an app shall run. `names` and `selector` add up. */
    TargetSelection: {
      names?: components['schemas']['ClusterName'][];
      selector?: components['schemas']['ClusterSelector'];
      minClusters?: number;
      maxClusters?: number;
      /** @enum {string} */
      spread?: 'provider' | 'region';
      headroom?: {
        cpuMillis?: number;
        memoryBytes?: number;
        pods?: number;
      };
    };
    LeftOutCluster: {
      name: string;
      reason: string;
      requirement?: components['schemas']['ClusterRequirement'];
      addable: boolean;
    };
    SelectedClusters: {
      chosen: {
        name: string;
        /** @enum {string} */
        by: 'name' | 'selector';
        warning?: string;
      }[];
      leftOut: components['schemas']['LeftOutCluster'][];
      problems: string[];
    };
    /** @description Later layers win; objects are merged by key, lists are replaced, `null` removes a key. */
    ValueLayers: {
      common?: components['schemas']['JsonObject'];
      rules?: {
        name?: string;
        selector: components['schemas']['ClusterSelector'];
        values: components['schemas']['JsonObject'];
      }[];
      clusters?: {
        [key: string]: components['schemas']['JsonObject'];
      };
    };
    ValueOrigin:
      | {
          /** @enum {string} */
          layer: 'default' | 'placement' | 'common' | 'cluster';
        }
      | {
          /** @enum {string} */
          layer: 'rule';
          rule: string;
        };
    EffectiveValue: {
      path: string;
      value: unknown;
      origin: components['schemas']['ValueOrigin'];
      inherited?: {
        value: unknown;
        origin: components['schemas']['ValueOrigin'];
      };
    };
    HelmSource: {
      /** @enum {string} */
      type: 'helm';
      chart: string;
      repository?: string;
      version?: string;
      valueFiles?: string[];
    };
    KustomizeSource: {
      /** @enum {string} */
      type: 'kustomize';
      folders: string[];
      substitute?: boolean;
    };
    YamlSource: {
      /** @enum {string} */
      type: 'yaml';
      folders?: string[];
      substitute?: boolean;
    };
    DeploySource:
      | components['schemas']['HelmSource']
      | components['schemas']['KustomizeSource']
      | components['schemas']['YamlSource'];
    /** @description What must hold before the next wave begins. */
    WaveGate: {
      rollout?: boolean;
      healthy?: boolean;
      soakSeconds?: number;
      timeoutSeconds?: number;
    };
    DeployStrategy:
      | {
          /** @enum {string} */
          type: 'allAtOnce';
          gate?: components['schemas']['WaveGate'];
        }
      | {
          /** @enum {string} */
          type: 'waves';
          waves: {
            clusters?: components['schemas']['ClusterName'][];
            selector?: components['schemas']['ClusterSelector'];
          }[];
          gate?: components['schemas']['WaveGate'];
        };
    /** @description Hash of files that were uploaded before. */
    Bundle: string;
    RequestId: string;
    DeployRequest: {
      app: components['schemas']['AppName'];
      namespace: components['schemas']['NamespaceName'];
      entityRef: components['schemas']['EntityRef'];
      source: components['schemas']['DeploySource'];
      bundle?: components['schemas']['Bundle'];
      values?: components['schemas']['ValueLayers'];
      secretValues?: components['schemas']['JsonObject'];
      targets: components['schemas']['TargetSelection'];
      strategy?: components['schemas']['DeployStrategy'];
      createNamespace?: boolean;
      /** @enum {string} */
      onFailure?: 'keep' | 'rollBack';
      reason?: string;
      requestId?: components['schemas']['RequestId'];
    };
    /** @description A `DeployRequest`, whose files may also be those of a template that has not run yet. */
    DeployPreviewRequest: {
      app: components['schemas']['AppName'];
      namespace: components['schemas']['NamespaceName'];
      entityRef: components['schemas']['EntityRef'];
      source: components['schemas']['DeploySource'];
      bundle?: components['schemas']['Bundle'];
      values?: components['schemas']['ValueLayers'];
      secretValues?: components['schemas']['JsonObject'];
      targets: components['schemas']['TargetSelection'];
      strategy?: components['schemas']['DeployStrategy'];
      createNamespace?: boolean;
      /** @enum {string} */
      onFailure?: 'keep' | 'rollBack';
      reason?: string;
      requestId?: components['schemas']['RequestId'];
      templateFiles?: {
        templateRef: components['schemas']['EntityRef'];
        path: string;
      };
    };
    /** @description A `DeployRequest` without its secret values. */
    KeptDeployRequest: {
      app: components['schemas']['AppName'];
      namespace: components['schemas']['NamespaceName'];
      entityRef: components['schemas']['EntityRef'];
      source: components['schemas']['DeploySource'];
      bundle?: components['schemas']['Bundle'];
      values?: components['schemas']['ValueLayers'];
      targets: components['schemas']['TargetSelection'];
      strategy?: components['schemas']['DeployStrategy'];
      createNamespace?: boolean;
      /** @enum {string} */
      onFailure?: 'keep' | 'rollBack';
      reason?: string;
      requestId?: components['schemas']['RequestId'];
    };
    ObjectRef: {
      apiVersion: string;
      kind: string;
      /** @description Empty for cluster-scoped kinds. */
      namespace: string;
      name: string;
    };
    DiffHunk: {
      liveStart: number;
      wantedStart: number;
      lines: string[];
    };
    /** @description One object, live against wanted. Values of Secrets are never in it. */
    ObjectDiff: {
      apiVersion: string;
      kind: string;
      /** @description Empty for cluster-scoped kinds. */
      namespace: string;
      name: string;
      /** @enum {string} */
      change: 'create' | 'update' | 'delete' | 'none';
      added: number;
      removed: number;
      hunks: components['schemas']['DiffHunk'][];
      summary?: string;
    };
    DeployProblem: {
      /** @enum {string} */
      severity: 'error' | 'warning';
      code: string;
      message: string;
      object?: components['schemas']['ObjectRef'];
    };
    ClusterPreview: {
      cluster: string;
      checkedAt: number;
      objects: components['schemas']['ObjectDiff'][];
      values: components['schemas']['EffectiveValue'][];
      problems: components['schemas']['DeployProblem'][];
    };
    ChartVersion: {
      name: string;
      version: string;
      appVersion?: string;
    };
    DeployPreview: {
      clusters: components['schemas']['ClusterPreview'][];
      selected: components['schemas']['SelectedClusters'];
      chart?: components['schemas']['ChartVersion'];
    };
    RenderedFiles: {
      clusters: {
        cluster: string;
        files: {
          path: string;
          content: string;
        }[];
        values: components['schemas']['EffectiveValue'][];
        problems: components['schemas']['DeployProblem'][];
      }[];
      selected: components['schemas']['SelectedClusters'];
    };
    /** @enum {string} */
    DeploymentState:
      | 'queued'
      | 'checking'
      | 'deploying'
      | 'held'
      | 'rollingBack'
      | 'succeeded'
      | 'failed'
      | 'rolledBack'
      | 'cancelled';
    /** @enum {string} */
    ClusterRolloutState:
      | 'pending'
      | 'checking'
      | 'checked'
      | 'applying'
      | 'waiting'
      | 'soaking'
      | 'deployed'
      | 'failed'
      | 'rollingBack'
      | 'rolledBack'
      | 'skipped';
    ClusterRollout: {
      cluster: string;
      wave: number;
      state: components['schemas']['ClusterRolloutState'];
      since: number;
      message?: string;
      attempts: number;
      appliedAt?: number;
      /** @enum {string} */
      failedStep?: 'check' | 'apply' | 'wait' | 'rollBack';
      changes?: {
        created: number;
        updated: number;
        deleted: number;
      };
      inventory: components['schemas']['ObjectRef'][];
      previousId?: string;
    };
    /** @description One deployment of one app over its clusters. */
    Deployment: {
      id: string;
      /** @description Counts per app, from 1. */
      revision: number;
      app: string;
      namespace: string;
      entityRef: string;
      /** @enum {string} */
      action: 'deploy' | 'undeploy' | 'rollBack';
      state: components['schemas']['DeploymentState'];
      createdAt: number;
      endedAt?: number;
      cancelRequestedAt?: number;
      createdBy: string;
      reason?: string;
      request: components['schemas']['KeptDeployRequest'];
      usesSecrets: boolean;
      chart?: components['schemas']['ChartVersion'];
      clusters: components['schemas']['ClusterRollout'][];
      summary?: string;
    };
    DeploymentEvent: {
      sequence: number;
      at: number;
      cluster?: string;
      /** @enum {string} */
      level: 'info' | 'warning' | 'error';
      message: string;
    };
    DeploymentEvents: {
      events: components['schemas']['DeploymentEvent'][];
      deployment: components['schemas']['Deployment'];
    };
    DeploymentList: {
      deployments: components['schemas']['Deployment'][];
    };
    RetryRequest: {
      clusters?: components['schemas']['ClusterNames'];
      secretValues?: components['schemas']['JsonObject'];
    };
    RollBackRequest: {
      clusters?: components['schemas']['ClusterNames'];
      reason?: string;
    };
    UndeployRequest: {
      entityRef: components['schemas']['EntityRef'];
      app: components['schemas']['AppName'];
      namespace: components['schemas']['NamespaceName'];
      clusters?: components['schemas']['ClusterNames'];
      reason?: string;
      requestId?: components['schemas']['RequestId'];
    };
    AppQuery: {
      app: components['schemas']['AppName'];
      namespace: components['schemas']['NamespaceName'];
    };
    DeployedCluster: {
      cluster: string;
      deploymentId: string;
      revision: number;
      since: number;
      version?: string;
      values: components['schemas']['EffectiveValue'][];
      inventory: components['schemas']['ObjectRef'][];
      drift?: {
        checkedAt: number;
        objects: components['schemas']['ObjectDiff'][];
        problems: components['schemas']['DeployProblem'][];
      };
    };
    DeployedApp: {
      app: string;
      namespace: string;
      clusters: components['schemas']['DeployedCluster'][];
      deployments: components['schemas']['Deployment'][];
    };
    AppList: {
      apps: components['schemas']['DeployedApp'][];
    };
    SyncState: {
      name: string;
      cluster?: string;
      /** @enum {string} */
      engine: 'argocd' | 'flux';
      /** @enum {string} */
      sync: 'synced' | 'outOfSync' | 'unknown';
      /** @enum {string} */
      health: 'healthy' | 'progressing' | 'degraded' | 'unknown';
      revision?: string;
      message?: string;
    };
    SyncStateList: {
      applications: components['schemas']['SyncState'][];
    };
    /** @enum {string} */
    ApprovalState: 'waiting' | 'approved' | 'declined' | 'expired';
    Approval: {
      id: string;
      subject: string;
      details: string;
      hash: string;
      entityRef?: string;
      taskId?: string;
      requestedBy: string;
      requestedAt: number;
      expiresAt: number;
      state: components['schemas']['ApprovalState'];
      decidedBy?: string;
      decidedAt?: number;
      comment?: string;
      decidable?: boolean;
      undecidableReason?: string;
    };
    ApprovalList: {
      approvals: components['schemas']['Approval'][];
    };
    ApprovalRequest: {
      subject: string;
      details: string;
      hash: string;
      entityRef?: components['schemas']['EntityRef'];
      taskId?: string;
      expiresInSeconds?: number;
      requestId?: components['schemas']['RequestId'];
    };
    ApprovalDecision: {
      /** @enum {string} */
      decision: 'approve' | 'decline';
      hash: string;
      comment?: string;
    };
    ClusterRegistration: {
      name: components['schemas']['NamespaceName'];
      kubeconfig: string;
      provider?: string;
      region?: string;
      environment?: string;
      labels?: {
        [key: string]: string;
      };
    };
    /** @enum {string} */
    EvidenceLevel: 'written' | 'accepted' | 'programmed' | 'observed';
    /** @enum {string} */
    RunMode: 'drill-dry' | 'drill-live' | 'planned' | 'emergency';
    /** @enum {string} */
    Verdict: 'pass' | 'fail' | 'unknown';
    /** @enum {string} */
    RunState:
      | 'requested'
      | 'preflight'
      | 'awaitingApproval'
      | 'locking'
      | 'preparing'
      | 'fencing'
      | 'promoting'
      | 'awaitingConfirmation'
      | 'calling'
      | 'ramping'
      | 'soaking'
      | 'holding'
      | 'verifying'
      | 'serving'
      | 'rollingBack'
      | 'needsDecision'
      | 'completed'
      | 'committed'
      | 'rolledBack'
      | 'aborted'
      | 'rejected'
      | 'failed';
    /** @enum {string} */
    RunStepState:
      | 'notStarted'
      | 'running'
      | 'observing'
      | 'soaking'
      | 'completed'
      | 'skipped'
      | 'failed'
      | 'undone';
    /** @enum {string} */
    PlanStepKind:
      | 'preflight'
      | 'approval'
      | 'capacity'
      | 'fence'
      | 'promote'
      | 'ramp'
      | 'verify'
      | 'manual'
      | 'webhook'
      | 'template'
      | 'commit';
    Weights: {
      [key: string]: number;
    };
    TrafficBackend: {
      name: string;
      cluster?: string;
      weight: number;
      ready?: boolean;
      readyAt?: number;
    };
    TrafficHop: {
      id: string;
      driver: string;
      cluster: string;
      object: components['schemas']['ObjectRef'];
      /** @enum {string} */
      scope: 'entry' | 'calls';
      target: string;
      backends: components['schemas']['TrafficBackend'][];
      granularity: 'percent' | number[];
      resourceVersion: string;
      tailSeconds: number;
      ownedBy?: string;
    };
    TrafficChange: {
      hop: string;
      driver: string;
      cluster: string;
      object: components['schemas']['ObjectRef'];
      before: components['schemas']['Weights'];
      after: components['schemas']['Weights'];
      resourceVersion: string;
    };
    ObservedHop: {
      hop: string;
      level: components['schemas']['EvidenceLevel'];
      written: components['schemas']['Weights'];
      programmed?: components['schemas']['Weights'];
      observed?: components['schemas']['Weights'];
      samples?: number;
      conclusive: boolean;
      message?: string;
      at: number;
    };
    TrafficLint: {
      rule: string;
      /** @enum {string} */
      severity: 'error' | 'warning' | 'info';
      cluster: string;
      object?: components['schemas']['ObjectRef'];
      message: string;
      fix: string;
    };
    FailoverIntent: {
      entityRef: components['schemas']['EntityRef'];
      from: components['schemas']['ClusterName'][];
      to: components['schemas']['ClusterName'][];
      share?: number;
      answers?: string;
    };
    ReadinessReason: {
      code: string;
      verdict: components['schemas']['Verdict'];
      text: string;
      at?: number;
    };
    ClusterReadiness: {
      cluster: string;
      score?: number;
      lastScore?: number;
      /** @enum {string} */
      verdict: 'ready' | 'limited' | 'notReady' | 'unknown';
      sentence: string;
      reasons: components['schemas']['ReadinessReason'][];
      replicas?: {
        ready: number;
        desired: number;
        room?: number;
      };
      provenAt?: number;
      provenShare?: number;
    };
    Guard: {
      id: string;
      /** @enum {string} */
      kind: 'probe' | 'endpoints' | 'errorRatio' | 'latency';
      label: string;
      limit: number;
      query?: string;
      breaches: number;
      window: number;
      minSamples: number;
    };
    GuardReading: {
      guard: string;
      cluster: string;
      verdict: components['schemas']['Verdict'];
      value?: number;
      samples: number;
      at: number;
      message?: string;
    };
    FailoverPolicy: {
      name: string;
      plannedRamp: number[];
      emergencyRamp: number[];
      soakSeconds: number;
      headroomPercent: number;
      minServingClusters: number;
      approvals: number;
      guards: components['schemas']['Guard'][];
      allUnhealthy:
        | ('failOpen' | 'failClosed')
        | {
            failTo: string;
          };
      /** @enum {string} */
      automatic: 'off' | 'recommend' | 'execute';
      trigger: components['schemas']['FailoverTrigger'];
      traffic?: {
        requests: string;
        failed?: string;
      };
      desiredRtoSeconds?: number;
      expiresAfterSeconds: number;
      drillSharePercent: number;
      drills: components['schemas']['DrillSchedule'][];
      freezes: {
        from: string;
        to: string;
        reason: string;
      }[];
      steps: components['schemas']['PolicyStep'][];
    };
    PolicyStep:
      | {
          id: string;
          /** @enum {string} */
          when: 'beforeTraffic' | 'afterTraffic';
          drills: boolean;
          /** @enum {string} */
          kind: 'manual';
          instructions: string;
          timeoutSeconds?: number;
        }
      | {
          id: string;
          /** @enum {string} */
          when: 'beforeTraffic' | 'afterTraffic';
          drills: boolean;
          /** @enum {string} */
          kind: 'webhook';
          webhook: string;
          timeoutSeconds: number;
        }
      | {
          id: string;
          /** @enum {string} */
          when: 'beforeTraffic' | 'afterTraffic';
          drills: boolean;
          /** @enum {string} */
          kind: 'template';
          template: string;
          values: components['schemas']['JsonObject'];
          timeoutSeconds: number;
        }
      | {
          id: string;
          /** @enum {string} */
          when: 'beforeTraffic' | 'afterTraffic';
          drills: boolean;
          /** @enum {string} */
          kind: 'promote';
          database: {
            [key: string]: string;
          };
          lag?: string;
          timeoutSeconds: number;
        };
    TemplateCall: {
      ref: string;
      values: components['schemas']['JsonObject'];
    };
    DatabaseMember: {
      cluster: string;
      namespace: string;
      name: string;
    };
    DatabaseMove: {
      from: components['schemas']['DatabaseMember'];
      to: components['schemas']['DatabaseMember'];
    };
    MovedData: {
      token?: string;
      lagSeconds?: number;
      promoted: boolean;
    };
    DnsAnswer: {
      server: string;
      answers?: string[];
      ttlSeconds?: number;
      error?: string;
    };
    DnsTruth: {
      hop: string;
      cluster: string;
      name: string;
      /** @enum {string} */
      type: 'A' | 'AAAA' | 'CNAME';
      declared: string[];
      /** @enum {string} */
      answersWith: 'all' | 'some';
      ttlSeconds: number;
      servers: components['schemas']['DnsAnswer'][];
      oldAnswersUntil?: number;
    };
    DrillSchedule: {
      cron: string;
      timeZone?: string;
      /** @enum {string} */
      mode: 'drill-dry' | 'drill-live';
      from?: string;
    };
    DrillOutcome: {
      dueAt: number;
      run?: {
        id: string;
        number: number;
        state: components['schemas']['RunState'];
      };
      /** @enum {string} */
      verdict?: 'proven' | 'nothingToProveItWith' | 'failed';
      message?: string;
    };
    ScheduledDrill: {
      cron: string;
      timeZone?: string;
      /** @enum {string} */
      mode: 'drill-dry' | 'drill-live';
      from?: string;
      entityRef: string;
      policy: string;
      nextAt: number;
      last?: components['schemas']['DrillOutcome'];
    };
    DrillList: {
      drills: components['schemas']['ScheduledDrill'][];
    };
    FailoverTrigger: {
      failures: number;
      of: number;
      cooldownSeconds: number;
      mostPerDay: number;
    };
    ProbeLook: {
      verdict: components['schemas']['Verdict'];
      at: number;
      message?: string;
    };
    ProbedCluster: {
      cluster: string;
      windows: {
        portal?: components['schemas']['ProbeLook'][];
        cluster?: components['schemas']['ProbeLook'][];
        proxy?: components['schemas']['ProbeLook'][];
        callers?: components['schemas']['ProbeLook'][];
      };
      failingSince?: number;
      toldAt?: number;
      verdict: components['schemas']['Verdict'];
      sentence: string;
    };
    CapacityChange: {
      cluster: string;
      object: components['schemas']['ObjectRef'];
      /** @enum {string} */
      field: 'replicas' | 'minReplicas';
      before: number;
      after: number;
    };
    PlanStep: {
      id: string;
      kind: components['schemas']['PlanStepKind'];
      sentence: string;
      traffic: components['schemas']['TrafficChange'][];
      capacity: components['schemas']['CapacityChange'][];
      share?: number;
      soakSeconds: number;
      expectedSeconds?: number;
      instructions?: string;
      webhook?: string;
      template?: components['schemas']['TemplateCall'];
      database?: components['schemas']['DatabaseMove'];
      timeoutSeconds?: number;
      bestEffort: boolean;
    };
    PlanProblem: {
      rule: number;
      /** @enum {string} */
      severity: 'error' | 'warning';
      message: string;
      overridable: boolean;
    };
    PlanParticipant: {
      cluster: string;
      /** @enum {string} */
      role: 'source' | 'target' | 'bystander';
      state: string;
      readiness: components['schemas']['ClusterReadiness'];
      shareBefore?: number;
      shareAfter?: number;
    };
    SharedObject: {
      object: components['schemas']['ObjectRef'];
      cluster: string;
      entityRefs: string[];
    };
    FailoverPlan: {
      hash: string;
      entityRef: string;
      intent: components['schemas']['FailoverIntent'];
      mode: components['schemas']['RunMode'];
      policy: components['schemas']['FailoverPolicy'];
      madeAt: number;
      validUntil: number;
      participants: components['schemas']['PlanParticipant'][];
      hops: components['schemas']['TrafficHop'][];
      steps: components['schemas']['PlanStep'][];
      problems: components['schemas']['PlanProblem'][];
      lints: components['schemas']['TrafficLint'][];
      shared: components['schemas']['SharedObject'][];
      restores?: components['schemas']['PlanRestores'];
    };
    PlanRestores: {
      runId: string;
      number: number;
      weights: {
        [key: string]: {
          [key: string]: number;
        };
      };
      capacity: components['schemas']['CapacityChange'][];
    };
    RunStep: {
      id: string;
      state: components['schemas']['RunStepState'];
      attempts: number;
      startedAt?: number;
      endedAt?: number;
      evidence?: components['schemas']['EvidenceLevel'];
      message?: string;
    };
    RunOverride: {
      rules: number[];
      by: string;
      reason: string;
      at: number;
      expiresAt: number;
    };
    RunApproval: {
      by: string;
      /** @enum {string} */
      decision: 'approve' | 'decline';
      hash: string;
      at: number;
      comment?: string;
    };
    PendingAction: {
      cluster: string;
      sentence: string;
      traffic?: components['schemas']['TrafficChange'];
      step?: string;
      maybe?: {
        [key: string]: number;
      }[];
      since: number;
      doneAt?: number;
      /** @enum {string} */
      outcome?: 'done' | 'void' | 'dismissed';
      message?: string;
    };
    RunPendingAction: {
      cluster: string;
      sentence: string;
      traffic?: components['schemas']['TrafficChange'];
      step?: string;
      maybe?: {
        [key: string]: number;
      }[];
      since: number;
      doneAt?: number;
      /** @enum {string} */
      outcome?: 'done' | 'void' | 'dismissed';
      message?: string;
      runId: string;
      number: number;
      entityRef: string;
    };
    PendingList: {
      actions: components['schemas']['RunPendingAction'][];
      hidden: number;
    };
    FailBack: {
      runId: string;
      number: number;
      from: string[];
      to: string[];
    };
    RunReport: {
      rtoSeconds?: number;
      rtoFromDetectionSeconds?: number;
      phases: {
        name: string;
        seconds: number;
      }[];
      requests?: {
        total: number;
        failed: number;
      };
      residualPercent?: number;
      dataLoss?: {
        /** @enum {string} */
        verdict: 'none' | 'bounded' | 'unknown';
        seconds?: number;
      };
      overrides: components['schemas']['RunOverride'][];
      sharesBefore: components['schemas']['Weights'];
      sharesAfter: components['schemas']['Weights'];
      /** @enum {string} */
      drillVerdict?: 'proven' | 'nothingToProveItWith' | 'failed';
      sentence: string;
    };
    RunChoice: {
      command: string;
      consequence: string;
    };
    FailoverRun: {
      id: string;
      number: number;
      entityRef: string;
      /** @enum {string} */
      kind: 'failover' | 'failback' | 'drill';
      mode: components['schemas']['RunMode'];
      state: components['schemas']['RunState'];
      since: number;
      plan: components['schemas']['FailoverPlan'];
      steps: components['schemas']['RunStep'][];
      step: number;
      epoch?: number;
      createdAt: number;
      endedAt?: number;
      createdBy: string;
      reason: string;
      detectedAt?: number;
      approvals: components['schemas']['RunApproval'][];
      overrides: components['schemas']['RunOverride'][];
      until?: number;
      sourceProvenAt?: number;
      resumeTo?: components['schemas']['RunState'];
      message?: string;
      choices?: components['schemas']['RunChoice'][];
      pending: components['schemas']['PendingAction'][];
      lookedAt?: number;
      data?: components['schemas']['MovedData'];
      readings: components['schemas']['GuardReading'][];
      report?: components['schemas']['RunReport'];
    };
    RunEvent: {
      sequence: number;
      at: number;
      type: string;
      message: string;
      /** @enum {string} */
      level: 'info' | 'warning' | 'error';
      step?: string;
      by?: string;
      shares?: components['schemas']['Weights'];
    };
    FailoverShares: {
      written?: components['schemas']['Weights'];
      programmed?: components['schemas']['Weights'];
      observed?: components['schemas']['Weights'];
    };
    FailoverView: {
      entityRef: string;
      hops: components['schemas']['TrafficHop'][];
      observed: components['schemas']['ObservedHop'][];
      shares: components['schemas']['FailoverShares'];
      readiness: components['schemas']['ClusterReadiness'][];
      lints: components['schemas']['TrafficLint'][];
      policy: components['schemas']['FailoverPolicy'];
      dns: components['schemas']['DnsTruth'][];
      probed: components['schemas']['ProbedCluster'][];
      current?: components['schemas']['FailoverRun'];
      runs: components['schemas']['FailoverRun'][];
      pending: components['schemas']['RunPendingAction'][];
      failBack?: components['schemas']['FailBack'];
    };
    RunList: {
      runs: components['schemas']['FailoverRun'][];
    };
    RunEvents: {
      events: components['schemas']['RunEvent'][];
      run: components['schemas']['FailoverRun'];
    };
    FailoverPlanRequest: {
      intent: components['schemas']['FailoverIntent'];
      mode: components['schemas']['RunMode'];
    };
    OverrideReason: string;
    StartRunRequest: {
      intent: components['schemas']['FailoverIntent'];
      mode: components['schemas']['RunMode'];
      hash: string;
      reason: components['schemas']['OverrideReason'];
      confirm?: string;
      requestId?: components['schemas']['RequestId'];
      overrides?: {
        rules: number[];
        reason: components['schemas']['OverrideReason'];
      }[];
    };
    RunCommand:
      | {
          /** @enum {string} */
          type: 'pause' | 'resume' | 'abort' | 'rollBack' | 'commit' | 'renew';
        }
      | {
          /** @enum {string} */
          type: 'skip' | 'escalate';
          reason: components['schemas']['OverrideReason'];
        }
      | {
          /** @enum {string} */
          type: 'approve' | 'decline';
          hash: string;
          comment?: string;
        }
      | {
          /** @enum {string} */
          type: 'override';
          rules: number[];
          reason: components['schemas']['OverrideReason'];
        }
      | {
          /** @enum {string} */
          type: 'dismissPending';
          cluster: components['schemas']['ClusterName'];
          hop: string;
          reason: components['schemas']['OverrideReason'];
        }
      | {
          /** @enum {string} */
          type: 'confirmStep';
          step: string;
          comment?: string;
        };
    RunCommandRequest: {
      command: components['schemas']['RunCommand'];
    };
    /** @enum {string} */
    EvacuationMode: 'planned' | 'emergency';
    /** @enum {string} */
    EvacuationState: 'running' | 'paused' | 'ended' | 'aborted';
    /** @enum {string} */
    EvacuationServiceState:
      | 'waiting'
      | 'started'
      | 'done'
      | 'failed'
      | 'skipped';
    EvacuationService: {
      entityRef: string;
      wave: number;
      state: components['schemas']['EvacuationServiceState'];
      runId?: string;
      number?: number;
      message?: string;
    };
    Evacuation: {
      clusters: string[];
      region?: string;
      id: string;
      number: number;
      mode: components['schemas']['EvacuationMode'];
      reason: string;
      createdBy: string;
      createdAt: number;
      endedAt?: number;
      state: components['schemas']['EvacuationState'];
      message?: string;
      waveSize: number;
      services: components['schemas']['EvacuationService'][];
      hidden?: number;
    };
    EvacuationPlanService: {
      entityRef: string;
      hash: string;
      problems: components['schemas']['PlanProblem'][];
      sentence: string;
    };
    LeftOutService: {
      entityRef: string;
      why: string;
    };
    EvacuationPlan: {
      clusters: string[];
      region?: string;
      mode: components['schemas']['EvacuationMode'];
      waveSize: number;
      waves: {
        services: components['schemas']['EvacuationPlanService'][];
      }[];
      leftOut: components['schemas']['LeftOutService'][];
      hidden: number;
      message?: string;
      hash: string;
    };
    EvacuationList: {
      evacuations: components['schemas']['Evacuation'][];
    };
    EvacuationPlanRequest: {
      clusters?: components['schemas']['ClusterName'][];
      region?: string;
      mode: components['schemas']['EvacuationMode'];
      waveSize?: number;
    };
    StartEvacuationRequest: {
      clusters?: components['schemas']['ClusterName'][];
      region?: string;
      mode: components['schemas']['EvacuationMode'];
      waveSize?: number;
      hash: string;
      reason: components['schemas']['OverrideReason'];
      confirm?: string;
    };
    EvacuationCommand: {
      /** @enum {string} */
      type: 'pause' | 'resume' | 'abort';
    };
    EvacuationCommandRequest: {
      command: components['schemas']['EvacuationCommand'];
    };
  };
  responses: {
    /** @description The request cannot be understood; the message names the field. */
    BadRequest: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description No credentials, or none that are valid. */
    Unauthenticated: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description The caller may not do this. */
    NotAllowed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description There is no such thing, or the caller may not see it. */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description Nothing says what belongs to the entity; the message names the annotation to add. */
    MissingAnnotation: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description The cluster does not answer. */
    Unavailable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description Something else is under way, or the state does not allow it; the message says what. */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
    /** @description The body is larger than the route takes; the message says how much it takes. */
    TooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['ErrorResponse'];
      };
    };
  };
  parameters: {
    /** @description Name of the cluster. */
    cluster: string;
    /** @description Kind of the catalog entity, as `component`. */
    entityKind: string;
    /** @description Namespace of the catalog entity, as `default`. */
    entityNamespace: string;
    /** @description Name of the catalog entity. */
    entityName: string;
    /** @description Most nodes of the answer; what is beyond is rolled up into groups with counts and the worst health. */
    budget: number;
    /** @description Rolled-up groups to open, by their node id; may be repeated. */
    open: string[];
    deploymentId: string;
    approvalId: string;
    runId: string;
    evacuationId: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listClusters: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClusterList'];
        };
      };
      401: components['responses']['Unauthenticated'];
    };
  };
  registerCluster: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ClusterRegistration'];
      };
    };
    responses: {
      /** @description It is in the fleet; whether it answers is in its state. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClusterSummary'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      409: components['responses']['Conflict'];
    };
  };
  getCluster: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Name of the cluster. */
        cluster: components['parameters']['cluster'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ClusterDetail'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
    };
  };
  unregisterCluster: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Name of the cluster. */
        cluster: components['parameters']['cluster'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is no longer in the fleet. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  getTopology: {
    parameters: {
      query?: {
        /** @description Most nodes of the answer; what is beyond is rolled up into groups with counts and the worst health. */
        budget?: components['parameters']['budget'];
        /** @description Rolled-up groups to open, by their node id; may be repeated. */
        open?: components['parameters']['open'];
      };
      header?: never;
      path: {
        /** @description Kind of the catalog entity, as `component`. */
        kind: components['parameters']['entityKind'];
        /** @description Namespace of the catalog entity, as `default`. */
        namespace: components['parameters']['entityNamespace'];
        /** @description Name of the catalog entity. */
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          ETag?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopologyGraph'];
        };
      };
      /** @description The graph that the caller has is current. */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      422: components['responses']['MissingAnnotation'];
    };
  };
  streamTopology: {
    parameters: {
      query?: {
        /** @description Most nodes of the answer; what is beyond is rolled up into groups with counts and the worst health. */
        budget?: components['parameters']['budget'];
        /** @description Rolled-up groups to open, by their node id; may be repeated. */
        open?: components['parameters']['open'];
      };
      header?: never;
      path: {
        /** @description Kind of the catalog entity, as `component`. */
        kind: components['parameters']['entityKind'];
        /** @description Namespace of the catalog entity, as `default`. */
        namespace: components['parameters']['entityNamespace'];
        /** @description Name of the catalog entity. */
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      422: components['responses']['MissingAnnotation'];
    };
  };
  compareTopologyRow: {
    parameters: {
      query: {
        /** @description Id of the row. */
        row: string;
      };
      header?: never;
      path: {
        /** @description Kind of the catalog entity, as `component`. */
        kind: components['parameters']['entityKind'];
        /** @description Namespace of the catalog entity, as `default`. */
        namespace: components['parameters']['entityNamespace'];
        /** @description Name of the catalog entity. */
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Comparison'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      422: components['responses']['MissingAnnotation'];
    };
  };
  readPerUserTopology: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Kind of the catalog entity, as `component`. */
        kind: components['parameters']['entityKind'];
        /** @description Namespace of the catalog entity, as `default`. */
        namespace: components['parameters']['entityNamespace'];
        /** @description Name of the catalog entity. */
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['PerUserTopologyRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['TopologyGraph'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      422: components['responses']['MissingAnnotation'];
    };
  };
  getResource: {
    parameters: {
      query?: {
        /** @description Catalog entity that the object is shown for, as `component:default/podinfo`. */
        entityRef?: string;
      };
      header?: never;
      path: {
        /** @description Name of the cluster. */
        cluster: components['parameters']['cluster'];
        /** @description Group and version, URL-encoded: `apps%2Fv1`. */
        apiVersion: string;
        kind: components['schemas']['ResourceKind'];
        /** @description `-` for cluster-scoped kinds. */
        namespace: string;
        name: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ResourceView'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      422: components['responses']['MissingAnnotation'];
    };
  };
  readLogs: {
    parameters: {
      query: {
        /** @description As `component:default/podinfo`. */
        entityRef: string;
        /** @description The only or first container when absent. */
        container?: string;
        /** @description Lines from the end. */
        tailLines?: number;
        /** @description Of the container before its last restart. */
        previous?: boolean;
        /** @description Go on with new lines. */
        follow?: boolean;
      };
      header?: never;
      path: {
        /** @description Name of the cluster. */
        cluster: components['parameters']['cluster'];
        namespace: string;
        pod: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      422: components['responses']['MissingAnnotation'];
      503: components['responses']['Unavailable'];
    };
  };
  uploadBundle: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/gzip': string;
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['UploadedBundle'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      413: components['responses']['TooLarge'];
    };
  };
  listDeployments: {
    parameters: {
      query?: {
        /** @description As `component:default/podinfo`. */
        entityRef?: components['schemas']['EntityRef'];
        app?: components['schemas']['AppName'];
        state?: components['schemas']['DeploymentState'];
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeploymentList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  createDeployment: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeployRequest'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deployment'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      413: components['responses']['TooLarge'];
    };
  };
  previewDeployment: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeployPreviewRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeployPreview'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
    };
  };
  renderDeployment: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['DeployRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RenderedFiles'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      413: components['responses']['TooLarge'];
    };
  };
  getDeployment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['deploymentId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deployment'];
        };
      };
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
    };
  };
  getDeploymentEvents: {
    parameters: {
      query?: {
        /** @description Sequence of the last event that is known already. */
        after?: number;
        waitSeconds?: number;
      };
      header?: never;
      path: {
        id: components['parameters']['deploymentId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeploymentEvents'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
    };
  };
  retryDeployment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['deploymentId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RetryRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deployment'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
    };
  };
  rollBackDeployment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['deploymentId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RollBackRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deployment'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
    };
  };
  cancelDeployment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['deploymentId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deployment'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
    };
  };
  undeploy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['UndeployRequest'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Deployment'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
    };
  };
  listApps: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Kind of the catalog entity, as `component`. */
        kind: components['parameters']['entityKind'];
        /** @description Namespace of the catalog entity, as `default`. */
        namespace: components['parameters']['entityNamespace'];
        /** @description Name of the catalog entity. */
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AppList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  checkDrift: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Kind of the catalog entity, as `component`. */
        kind: components['parameters']['entityKind'];
        /** @description Namespace of the catalog entity, as `default`. */
        namespace: components['parameters']['entityNamespace'];
        /** @description Name of the catalog entity. */
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['AppQuery'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeployedApp'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  getSyncStates: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Name of the cluster on which Argo CD or Flux runs. */
        hub: string;
        app: components['schemas']['AppName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SyncStateList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
      503: components['responses']['Unavailable'];
    };
  };
  listApprovals: {
    parameters: {
      query?: {
        state?: components['schemas']['ApprovalState'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApprovalList'];
        };
      };
      401: components['responses']['Unauthenticated'];
    };
  };
  requestApproval: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApprovalRequest'];
      };
    };
    responses: {
      /** @description It waits */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      409: components['responses']['Conflict'];
    };
  };
  getApproval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['approvalId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      401: components['responses']['Unauthenticated'];
      404: components['responses']['NotFound'];
    };
  };
  decideApproval: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['approvalId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['ApprovalDecision'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Approval'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
    };
  };
  getFailover: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Kind of the catalog entity, as `component`. */
        kind: components['parameters']['entityKind'];
        /** @description Namespace of the catalog entity, as `default`. */
        namespace: components['parameters']['entityNamespace'];
        /** @description Name of the catalog entity. */
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FailoverView'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      422: components['responses']['MissingAnnotation'];
    };
  };
  planFailover: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Kind of the catalog entity, as `component`. */
        kind: components['parameters']['entityKind'];
        /** @description Namespace of the catalog entity, as `default`. */
        namespace: components['parameters']['entityNamespace'];
        /** @description Name of the catalog entity. */
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FailoverPlanRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FailoverPlan'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      422: components['responses']['MissingAnnotation'];
    };
  };
  getRunbook: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Kind of the catalog entity, as `component`. */
        kind: components['parameters']['entityKind'];
        /** @description Namespace of the catalog entity, as `default`. */
        namespace: components['parameters']['entityNamespace'];
        /** @description Name of the catalog entity. */
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['FailoverPlanRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/markdown': string;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      422: components['responses']['MissingAnnotation'];
    };
  };
  startRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Kind of the catalog entity, as `component`. */
        kind: components['parameters']['entityKind'];
        /** @description Namespace of the catalog entity, as `default`. */
        namespace: components['parameters']['entityNamespace'];
        /** @description Name of the catalog entity. */
        name: components['parameters']['entityName'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartRunRequest'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FailoverRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      422: components['responses']['MissingAnnotation'];
    };
  };
  listDrills: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DrillList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
    };
  };
  listRuns: {
    parameters: {
      query?: {
        entityRef?: components['schemas']['EntityRef'];
        state?: components['schemas']['RunState'];
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  listPending: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Name of the cluster. */
        cluster: components['parameters']['cluster'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PendingList'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  getRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['runId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FailoverRun'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  getRunEvents: {
    parameters: {
      query?: {
        after?: number;
        waitSeconds?: number;
      };
      header?: never;
      path: {
        id: components['parameters']['runId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunEvents'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  commandRun: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['runId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['RunCommandRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FailoverRun'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
    };
  };
  getRunReport: {
    parameters: {
      query?: {
        format?: 'json' | 'markdown';
      };
      header?: never;
      path: {
        id: components['parameters']['runId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['RunReport'];
          'text/markdown': string;
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  planEvacuation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EvacuationPlanRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EvacuationPlan'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
    };
  };
  listEvacuations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['EvacuationList'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
    };
  };
  startEvacuation: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['StartEvacuationRequest'];
      };
    };
    responses: {
      /** @description Accepted */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Evacuation'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      409: components['responses']['Conflict'];
    };
  };
  getEvacuation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['evacuationId'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Evacuation'];
        };
      };
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  commandEvacuation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        id: components['parameters']['evacuationId'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['EvacuationCommandRequest'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Evacuation'];
        };
      };
      400: components['responses']['BadRequest'];
      401: components['responses']['Unauthenticated'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
    };
  };
}
