//go:build tools

// Package helm pins the Helm of the deploy tier.
package helm

import _ "helm.sh/helm/v4/cmd/helm"
