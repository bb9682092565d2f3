terraform {
  required_version = ">= 1.5"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 7.0"
    }
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "~> 2.38"
    }
  }
}

provider "google" {
  project = var.project
  region  = var.region
}

# Of the account that runs Terraform, for an hour: the portal gets a token of its own.
data "google_client_config" "this" {}

provider "kubernetes" {
  host                   = "https://${google_container_cluster.this.endpoint}"
  cluster_ca_certificate = base64decode(google_container_cluster.this.master_auth[0].cluster_ca_certificate)
  token                  = data.google_client_config.this.access_token
}

resource "google_container_cluster" "this" {
  name     = var.name
  location = var.region

  min_master_version = var.kubernetes_version
  network            = var.network
  subnetwork         = var.subnetwork

  # The pool below is the only one: the default one cannot be changed without a new cluster.
  remove_default_node_pool = true
  initial_node_count       = 1
  deletion_protection      = false

  resource_labels = { environment = var.environment }

  workload_identity_config {
    workload_pool = "${var.project}.svc.id.goog"
  }

  dynamic "master_authorized_networks_config" {
    for_each = length(var.public_access_cidrs) > 0 ? [1] : []

    content {
      dynamic "cidr_blocks" {
        for_each = var.public_access_cidrs

        content {
          cidr_block = cidr_blocks.value
        }
      }
    }
  }
}

resource "google_container_node_pool" "this" {
  name     = "default"
  cluster  = google_container_cluster.this.id
  location = var.region

  # In each zone of the region.
  node_count = var.nodes_per_zone

  node_config {
    machine_type = var.machine_type
    oauth_scopes = ["https://www.googleapis.com/auth/cloud-platform"]

    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }
}

module "portal_access" {
  source = "../portal-access"

  name          = var.name
  server        = "https://${google_container_cluster.this.endpoint}"
  ca            = google_container_cluster.this.master_auth[0].cluster_ca_certificate
  cluster_roles = var.portal_cluster_roles
}
