variable "name" {
  description = "Of the cluster, in the cloud and in the fleet."
  type        = string
}

variable "region" {
  type    = string
  default = "eu-central-1"
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
  description = "The newest when null."
  type        = string
  default     = null
}

variable "instance_type" {
  type    = string
  default = "t3.large"
}

variable "subnet_ids" {
  description = "Of at least two zones, with a way to the internet."
  type        = list(string)
}

variable "public_access_cidrs" {
  description = "From where the API server may be reached, the portal's addresses among them. None: only from the VPC."
  type        = list(string)
  default     = []
}

variable "portal_cluster_roles" {
  description = "What the portal may do on the cluster."
  type        = list(string)
  default     = ["view"]
}
