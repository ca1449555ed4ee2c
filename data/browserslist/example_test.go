package browserslist_test

import (
	"fmt"

	"github.com/synclint/synclint/data/browserslist"
)

func Example() {
	db, err := browserslist.Load()
	if err != nil {
		panic(err)
	}
	browsers, err := db.Resolve([]string{"last 2 safari versions", "edge 79-81"}, browserslist.Options{})
	if err != nil {
		panic(err)
	}
	for _, b := range browsers {
		name, _ := browserslist.BCDName(b.Name)
		fmt.Println(name, b.Version)
	}
	// Output:
	// edge 81
	// edge 80
	// edge 79
	// safari 27.2
	// safari 27.1
}
