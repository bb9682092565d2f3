//go:build tools

// Package podinfo pins the sample app that answers behind each LoadBalancer address.
package podinfo

import _ "github.com/stefanprodan/podinfo/cmd/podinfo"
