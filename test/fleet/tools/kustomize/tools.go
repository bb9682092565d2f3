//go:build tools

// Package kustomize pins the kustomize of the deploy tier.
package kustomize

import _ "sigs.k8s.io/kustomize/kustomize/v5"
