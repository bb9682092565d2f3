/** West's callers by way of a Gateway: half of them are sent to east. Of a route, its controller says what it made of it; of a split, nobody. */
export const ROUTE = `
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: demo }
spec: { controllerName: demo.test/gateway }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: podinfo }
spec:
  gatewayClassName: demo
  listeners: [{ name: http, protocol: HTTP, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: podinfo
  namespace: podinfo
  labels: { backstage.io/kubernetes-id: podinfo }
spec:
  parentRefs: [{ name: public }]
  hostnames: [podinfo.demo.test]
  rules:
    - backendRefs:
        - { name: podinfo, port: 9898, weight: 50 }
        - { name: podinfo-east, port: 9898, weight: 50 }
`;

/** A TrafficSplit of podinfo's callers between their own cluster and a mirror. */
export function splitBetween(mirror: string, [own, far]: number[]): string {
  return `apiVersion: split.smi-spec.io/v1alpha2
kind: TrafficSplit
metadata:
  name: podinfo
  namespace: podinfo
  labels: { backstage.io/kubernetes-id: podinfo }
spec:
  service: podinfo
  backends:
    - { service: podinfo, weight: ${own} }
    - { service: ${mirror}, weight: ${far} }
`;
}

/** East's callers: half of them are sent to west. */
export const EAST_SPLIT = `
apiVersion: v1
kind: Service
metadata:
  name: podinfo-west
  namespace: podinfo
  labels:
    mirror.linkerd.io/mirrored-service: 'true'
    mirror.linkerd.io/cluster-name: west
  annotations:
    mirror.linkerd.io/remote-svc-fq-name: podinfo.podinfo.svc.cluster.local
spec:
  ports: [{ name: http, port: 9898 }]
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: podinfo-west
  namespace: podinfo
  labels: { kubernetes.io/service-name: podinfo-west }
addressType: IPv4
ports: [{ name: http, port: 4143 }]
endpoints:
  - addresses: [192.0.2.20]
    conditions: { ready: true }
---
${splitBetween('podinfo-west', [50, 50])}`;
