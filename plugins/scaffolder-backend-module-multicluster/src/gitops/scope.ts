import { KubernetesObject } from './types';

/** Kinds of Kubernetes itself that have no namespace, by group. Of other kinds, one without a namespace is in the app's. */
const CLUSTER_SCOPED: { [group: string]: string[] } = {
  '': ['Namespace', 'Node', 'PersistentVolume'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'admissionregistration.k8s.io': [
    'MutatingAdmissionPolicy',
    'MutatingAdmissionPolicyBinding',
    'MutatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
    'ValidatingWebhookConfiguration',
  ],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': [
    'CSIDriver',
    'CSINode',
    'StorageClass',
    'VolumeAttachment',
  ],
  'networking.k8s.io': ['IngressClass', 'IPAddress', 'ServiceCIDR'],
  'node.k8s.io': ['RuntimeClass'],
  'gateway.networking.k8s.io': ['GatewayClass'],
};

export function groupOf({ apiVersion }: { apiVersion: string }): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
}

/** The object with its namespace said; `namespace` of one without a scope of its own is the app's. */
export function withNamespace(
  object: KubernetesObject,
  namespace: string,
): KubernetesObject {
  if (CLUSTER_SCOPED[groupOf(object)]?.includes(object.kind)) {
    return object;
  }
  return { ...object, metadata: { namespace, ...object.metadata } };
}
