variable "name" {
  description = "Of the cluster: its context, its folder, and its name in the fleet."
  type        = string

  validation {
    condition     = can(regex("^[a-z]([-a-z0-9]{0,28}[a-z0-9])?$", var.name))
    error_message = "The name has at most 30 lower-case letters, digits and dashes, and begins with a letter."
  }
}

variable "cloud" {
  description = "What the cluster says of where it is: aws, gcp, azure, on-prem."
  type        = string
  default     = "on-prem"
}

variable "region" {
  type    = string
  default = "local"
}

variable "environment" {
  type    = string
  default = "staging"
}

variable "nodes" {
  type    = number
  default = 2

  validation {
    condition     = var.nodes >= 1 && var.nodes <= 20
    error_message = "There are 1 to 20 nodes."
  }
}

# Both are set by the portal's configuration, as TF_VAR_… in 'multicluster.terraform.env'.

variable "local_cluster_script" {
  description = "Path of the script that makes and removes a cluster."
  type        = string
}

variable "local_clusters" {
  description = "Folder of the clusters that were made so."
  type        = string
}
