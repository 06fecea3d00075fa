// Package ftm holds the words that backchannel thinks in, those of
// FollowTheMoney: schemata (Person, Company, Sanction, Ownership …), their
// properties, entities, and statements, which are one value of one property of
// one entity as one source gives it. It reads and writes their wire formats.
package ftm
