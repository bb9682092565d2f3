output "name" {
  value = var.name
}

output "region" {
  value = var.region
}

output "kubeconfig" {
  value     = module.portal_access.kubeconfig
  sensitive = true
}
