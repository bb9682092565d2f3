//go:build tools

// Package tofu pins the OpenTofu of the deploy tier.
package tofu

import _ "github.com/opentofu/opentofu/cmd/tofu"
