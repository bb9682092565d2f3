//go:build tools

// Package externaldns pins what writes DNSEndpoints to the DNS server.
package externaldns

import _ "sigs.k8s.io/external-dns"
