# A real cluster on this machine, made as a cluster of a cloud is: declared, planned, approved, applied, destroyed. Nothing is downloaded:
# `terraform_data` is built in.

terraform {
  required_version = ">= 1.5"
}

resource "terraform_data" "cluster" {
  input = {
    name        = var.name
    provider    = var.cloud
    region      = var.region
    environment = var.environment
    nodes       = var.nodes
    script      = var.local_cluster_script
    folder      = var.local_clusters
    kubeconfig  = "${var.local_clusters}/${var.name}/portal.yaml"
  }

  # Nodes and placement cannot be changed on a cluster that is there.
  triggers_replace = [var.name, var.cloud, var.region, var.environment, var.nodes]

  # The script removes what a creation that was cut off has left: a resource whose creation fails is replaced without its destroy step.
  provisioner "local-exec" {
    command = "node --disable-warning=ExperimentalWarning --disable-warning=MODULE_TYPELESS_PACKAGE_JSON \"$SCRIPT\" up \"$NAME\" --workdir \"$FOLDER\" --provider \"$CLOUD\" --region \"$REGION\" --environment \"$ENVIRONMENT\" --nodes \"$NODES\""
    environment = {
      SCRIPT      = self.input.script
      FOLDER      = self.input.folder
      NAME        = self.input.name
      CLOUD       = self.input.provider
      REGION      = self.input.region
      ENVIRONMENT = self.input.environment
      NODES       = self.input.nodes
    }
  }

  provisioner "local-exec" {
    when    = destroy
    command = "node --disable-warning=ExperimentalWarning --disable-warning=MODULE_TYPELESS_PACKAGE_JSON \"$SCRIPT\" down \"$NAME\" --workdir \"$FOLDER\""
    environment = {
      SCRIPT = self.output.script
      FOLDER = self.output.folder
      NAME   = self.output.name
    }
  }
}
