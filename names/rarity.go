package names

import (
	_ "embed"
	"math"
	"strconv"
	"sync"
)

// How much a part of a name tells: a name that one in two hundred people on the lists
// bears tells little, one that nobody else bears tells much.

//go:embed tables/common.txt
var commonText string

// common has the weights of the parts that many names hold, by their keys, measured by
// screen/fit on the lists and a census.
var common = sync.OnceValue(func() map[string]float32 {
	weights, total := map[string]float32{}, 0
	for f := range rows(commonText) {
		n, _ := strconv.Atoi(f[1])
		if f[0] == "total" {
			total = n
			continue
		}
		weights[f[0]] = ofCount(n, total)
	}
	return weights
})

// weightOf is how much a part tells, 0..1, by its key.
func weightOf(key string) float32 {
	if w, ok := common()[key]; ok {
		return w
	}
	return 1
}

// ofCount is the weight of a part that occurs in n names of total: 1 for one that
// occurs in one of five thousand or fewer, 0.35 for one in fifty or more.
func ofCount(n, total int) float32 {
	share := float64(n+1) / float64(total)
	x := (math.Log(share) - math.Log(1.0/5000)) / (math.Log(1.0/50) - math.Log(1.0/5000))
	return float32(1 - 0.65*min(max(x, 0), 1))
}
