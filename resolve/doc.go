// Package resolve decides which listed party a name in a story is, or that it
// is none, or that nobody can tell; and which entities of several stories are
// one party. A mention never becomes a listed party silently: every decision
// says why, and every merging of two entities is a judgement that a person can
// take back.
package resolve
