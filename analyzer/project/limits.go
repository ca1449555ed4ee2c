package project

// What the work is bounded by, whatever a tree holds. All are far above what apps have.
const (
	// maxFiles is the number of pages and scripts that are read.
	maxFiles = 200_000
	// maxFolders is the number of folders that are listed.
	maxFolders = 200_000
	// maxDepth is how deep folders may nest. To open a path takes a step per folder, so that
	// the time would grow with the square of the depth.
	maxDepth = 128
	// maxParsed is the number of bytes that are parsed in all. A program takes about twenty
	// times its size in memory.
	maxParsed = 96 << 20
	// maxRealms is the number of pages that get a realm.
	maxRealms = 500
	// maxRealmsPerScript is the number of realms of pages that one script file is evaluated
	// in. The many pages of a generated site differ in little else than their text.
	maxRealmsPerScript = 8
	// maxLinks is the number of loaded files that the prefilter takes note of per file.
	maxLinks = 5000
	// maxImporters is the number of files of other packages that a file is followed to when it is
	// asked what imports it.
	maxImporters = 50
	// maxBases is the number of pages whose folders are tried for a worker's address.
	maxBases = 16
	// maxMapped is the number of bytes of source maps that are read in all, and maxMapSources the
	// number of sources that one may have.
	maxMapped     = 128 << 20
	maxMapSources = 20_000
	// maxIgnoreSize and maxIgnoreRules bound a .gitignore file: its bytes, its patterns.
	maxIgnoreSize  = 1 << 18
	maxIgnoreRules = 2000
)
