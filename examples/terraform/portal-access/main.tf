# The account that the portal uses on a cluster: what it is given is a token of this account, and no right of the one who runs Terraform.

terraform {
  required_version = ">= 1.5"
  required_providers {
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "~> 2.38"
    }
  }
}

resource "kubernetes_namespace_v1" "portal" {
  metadata {
    name = "multicluster"
  }
}

resource "kubernetes_service_account_v1" "portal" {
  metadata {
    name      = "multicluster"
    namespace = kubernetes_namespace_v1.portal.metadata[0].name
  }
}

# A token that does not end with a pod. It is deleted with the cluster, and renewed by replacing this Secret.
resource "kubernetes_secret_v1" "token" {
  metadata {
    name      = "multicluster-token"
    namespace = kubernetes_namespace_v1.portal.metadata[0].name
    annotations = {
      "kubernetes.io/service-account.name" = kubernetes_service_account_v1.portal.metadata[0].name
    }
  }
  type                           = "kubernetes.io/service-account-token"
  wait_for_service_account_token = true
}

resource "kubernetes_cluster_role_binding_v1" "portal" {
  for_each = toset(var.cluster_roles)

  metadata {
    name = "multicluster-${each.key}"
  }
  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = each.key
  }
  subject {
    kind      = "ServiceAccount"
    name      = kubernetes_service_account_v1.portal.metadata[0].name
    namespace = kubernetes_namespace_v1.portal.metadata[0].name
  }
}

# What `view` leaves out, since it belongs to no namespace.
resource "kubernetes_cluster_role_v1" "nodes" {
  metadata {
    name = "multicluster-nodes"
  }
  rule {
    api_groups = [""]
    resources  = ["nodes", "namespaces"]
    verbs      = ["get", "list", "watch"]
  }
}

resource "kubernetes_cluster_role_binding_v1" "nodes" {
  metadata {
    name = "multicluster-nodes"
  }
  role_ref {
    api_group = "rbac.authorization.k8s.io"
    kind      = "ClusterRole"
    name      = kubernetes_cluster_role_v1.nodes.metadata[0].name
  }
  subject {
    kind      = "ServiceAccount"
    name      = kubernetes_service_account_v1.portal.metadata[0].name
    namespace = kubernetes_namespace_v1.portal.metadata[0].name
  }
}
