variable "name" {
  description = "Of the cluster, in the cloud and in the fleet."
  type        = string
}

variable "region" {
  type    = string
  default = "northeurope"
}

variable "environment" {
  type    = string
  default = "staging"
}

variable "nodes" {
  type    = number
  default = 2
}

variable "kubernetes_version" {
  description = "The recommended one when null."
  type        = string
  default     = null
}

variable "vm_size" {
  type    = string
  default = "Standard_D2s_v5"
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
