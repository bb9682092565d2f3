//go:build tools

// Package argocd pins the Argo CD of the deploy tier: one binary, which is each of its servers by the name it is given.
package argocd

import _ "github.com/argoproj/argo-cd/v3/cmd"
