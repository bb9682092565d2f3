variable "name" {
  description = "Of the cluster, in the cloud and in the fleet."
  type        = string
}

variable "project" {
  type = string
}

variable "region" {
  type    = string
  default = "europe-west1"
}

variable "environment" {
  type    = string
  default = "staging"
}

variable "nodes_per_zone" {
  type    = number
  default = 1
}

variable "kubernetes_version" {
  description = "That of the release channel when null."
  type        = string
  default     = null
}

variable "machine_type" {
  type    = string
  default = "e2-standard-2"
}

variable "network" {
  type    = string
  default = "default"
}

variable "subnetwork" {
  type    = string
  default = "default"
}

variable "public_access_cidrs" {
  description = "From where the API server may be reached, the portal's addresses among them. None: from everywhere, with a credential."
  type        = list(string)
  default     = []
}

variable "portal_cluster_roles" {
  description = "What the portal may do on the cluster."
  type        = list(string)
  default     = ["view"]
}
