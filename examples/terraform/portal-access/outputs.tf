output "kubeconfig" {
  description = "For `multicluster:register-cluster`: it holds the credential itself, and needs no program."
  sensitive   = true
  value = yamlencode({
    apiVersion        = "v1"
    kind              = "Config"
    "current-context" = var.name
    contexts          = [{ name = var.name, context = { cluster = var.name, user = var.name } }]
    clusters = [{
      name    = var.name
      cluster = { server = var.server, "certificate-authority-data" = var.ca }
    }]
    users = [{
      name = var.name
      user = { token = kubernetes_secret_v1.token.data["token"] }
    }]
  })
}
