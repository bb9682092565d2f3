variable "name" {
  description = "Of the cluster, in the kubeconfig."
  type        = string
}

variable "server" {
  description = "Address of the API server, as https://host."
  type        = string
}

variable "ca" {
  description = "Certificate of the API server's authority, base64 of the PEM."
  type        = string
}

variable "cluster_roles" {
  description = "What the portal may do: `view` to show what runs, `edit` or a role of your own to deploy."
  type        = list(string)
  default     = ["view"]
}
