terraform {
  required_version = ">= 1.5"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = "~> 4.0"
    }
    kubernetes = {
      source  = "hashicorp/kubernetes"
      version = "~> 2.38"
    }
  }
}

provider "azurerm" {
  features {}
}

locals {
  # A certificate of an admin, which stays in the state: the portal gets a token of its own.
  admin = azurerm_kubernetes_cluster.this.kube_config[0]
}

provider "kubernetes" {
  host                   = local.admin.host
  cluster_ca_certificate = base64decode(local.admin.cluster_ca_certificate)
  client_certificate     = base64decode(local.admin.client_certificate)
  client_key             = base64decode(local.admin.client_key)
}

resource "azurerm_resource_group" "this" {
  name     = "${var.name}-aks"
  location = var.region
}

resource "azurerm_kubernetes_cluster" "this" {
  name                = var.name
  location            = azurerm_resource_group.this.location
  resource_group_name = azurerm_resource_group.this.name
  dns_prefix          = var.name
  kubernetes_version  = var.kubernetes_version
  tags                = { environment = var.environment }

  default_node_pool {
    name       = "default"
    node_count = var.nodes
    vm_size    = var.vm_size
  }

  identity {
    type = "SystemAssigned"
  }

  dynamic "api_server_access_profile" {
    for_each = length(var.public_access_cidrs) > 0 ? [1] : []

    content {
      authorized_ip_ranges = var.public_access_cidrs
    }
  }
}

module "portal_access" {
  source = "../portal-access"

  name          = var.name
  server        = local.admin.host
  ca            = local.admin.cluster_ca_certificate
  cluster_roles = var.portal_cluster_roles
}
