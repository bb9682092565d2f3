//go:build tools

// Package coredns pins the DNS server that answers for the names that are steered.
package coredns

import _ "github.com/coredns/coredns"
