output "name" {
  value = terraform_data.cluster.output.name
}

output "kubeconfig" {
  description = "Of the portal's own service account. Null while the cluster is not there."
  value       = try(file(terraform_data.cluster.output.kubeconfig), null)
  sensitive   = true
}
