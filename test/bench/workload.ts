/** Pods of the service on each API server. */
export const PODS = 50;

/** Lives in every cluster. */
export const EVERYWHERE = 'bench';
/** Lives in three clusters, however many there are. */
export const IN_THREE = 'bench-three';

/** What the incumbent's measurements used: one Deployment with its pods, a Service, an autoscaler and an Ingress. */
export function workload(app: string): object[] {
  const labels = { app, 'backstage.io/kubernetes-id': app };
  const metadata = { name: app, namespace: 'default', labels };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: PODS,
        selector: { matchLabels: { app } },
        template: { metadata: { labels }, spec: podSpec(app) },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: { app }, ports: [{ name: 'http', port: 80 }] },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata,
      spec: {
        minReplicas: PODS,
        maxReplicas: PODS,
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: app,
        },
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 80 },
            },
          },
        ],
      },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata,
      spec: { rules: [ingressRule(app)] },
    },
  ];
}

function podSpec(app: string): object {
  return {
    containers: [
      {
        name: app,
        image: `registry.example/${app}:1.4.2`,
        ports: [{ containerPort: 8080 }],
        env: [{ name: 'LEVEL', value: 'info' }],
        resources: {
          requests: { cpu: '50m', memory: '64Mi' },
          limits: { cpu: '500m', memory: '256Mi' },
        },
        readinessProbe: { httpGet: { path: '/readyz', port: 8080 } },
      },
    ],
  };
}

function ingressRule(app: string): object {
  return {
    host: `${app}.example`,
    http: {
      paths: [
        {
          path: '/',
          pathType: 'Prefix',
          backend: { service: { name: app, port: { name: 'http' } } },
        },
      ],
    },
  };
}

/** A catalog entity that finds the workload by its label. */
export function entity(app: string): object {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: app,
      annotations: { 'backstage.io/kubernetes-id': app },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
  };
}
