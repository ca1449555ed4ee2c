package flow

import "math/bits"

// Set is a set of profiles, one bit each.
type Set uint64

// MaxProfiles is the number of profiles that a Set can hold. One bit is kept for the ghost.
const MaxProfiles = 63

// Ghost is a profile in which every feature is there and every condition goes both ways. It
// belongs to no browser: it reaches the code that a wrong test hides from all browsers, so that
// uses are found even there.
const Ghost Set = 1 << MaxProfiles

// Len returns the number of profiles in s, the ghost not counted.
func (s Set) Len() int { return bits.OnesCount64(uint64(s &^ Ghost)) }

// Has reports whether s and t overlap.
func (s Set) Has(t Set) bool { return s&t != 0 }

// Real returns s without the ghost.
func (s Set) Real() Set { return s &^ Ghost }
