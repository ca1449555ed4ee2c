package flow

import "math/bits"

// Set is a set of profiles, one bit each.
type Set uint64

// MaxProfiles is the number of profiles of browsers that a Set can hold. The other bits are kept
// for the trials and the ghost.
const MaxProfiles = 63 - 1 - maxTrials

// Ghost is a profile in which every feature is there and every condition goes both ways. It
// belongs to no browser: it reaches the code that a wrong test hides from all browsers, so that
// uses are found even there.
const Ghost Set = 1 << 63

// Fair is a profile in which every feature is there and every request is answered well, and
// Trials are this and those in which one request fails; see Trial. They belong to no browser.
const (
	Fair   Set = 1 << MaxProfiles
	Trials Set = Ghost - Fair
)

// Len returns the number of profiles of browsers in s.
func (s Set) Len() int { return bits.OnesCount64(uint64(s.Real())) }

// Has reports whether s and t overlap.
func (s Set) Has(t Set) bool { return s&t != 0 }

// Real returns the profiles of browsers in s.
func (s Set) Real() Set { return s &^ (Ghost | Trials) }
