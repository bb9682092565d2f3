//go:build tools

// Package etcd pins the store behind each API server.
package etcd

import _ "go.etcd.io/etcd/server/v3"
