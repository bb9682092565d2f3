// Command redis serves miniredis, which is a Redis in memory: Argo CD's servers want one to share what they have rendered.
package main

import (
	"flag"
	"log"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/alicebob/miniredis/v2"
)

func main() {
	address := flag.String("address", "127.0.0.1:6379", "host and port to listen on")
	flag.Parse()
	server := miniredis.NewMiniRedis()
	if err := server.StartAddr(*address); err != nil {
		log.Fatal(err)
	}
	defer server.Close()
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGINT, syscall.SIGTERM)
	// Its time stands still by itself, and nothing would ever expire.
	ticks := time.Tick(time.Second)
	for {
		select {
		case <-ticks:
			server.FastForward(time.Second)
		case <-stop:
			return
		}
	}
}
