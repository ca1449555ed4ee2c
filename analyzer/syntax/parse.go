// Package syntax turns JavaScript into a tree in which every node has its exact place,
// every comment is kept and every name is bound to its declaration.
package syntax
