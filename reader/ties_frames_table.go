package reader

var frames = []frame{
	{rule: "meet", kind: Meeting, verbs: "meet dine lunch huddle convene", from: "subj", to: "obj|@with|@between"},
	{rule: "meet-each-other", kind: Meeting, verbs: "meet dine lunch huddle convene", from: "subj", to: "subj", each: true},
	{rule: "hold-talks", kind: Meeting, verbs: "hold have take attend join conduct begin resume", object: "talk meeting dinner lunch sit-down discussion negotiation conversation summit call", from: "subj", to: "@with|obj@with"},
	{rule: "hold-talks-each-other", kind: Meeting, verbs: "hold have take attend join conduct begin resume", object: "talk meeting dinner lunch sit-down discussion negotiation conversation summit", from: "subj", to: "subj", each: true},
	{rule: "speak-with", kind: Meeting, verbs: "speak talk negotiate confer", prep: "with to", from: "subj", to: "@with,to"},
	{rule: "speak-together", kind: Meeting, verbs: "speak talk negotiate confer", from: "subj", to: "subj", each: true},
	{rule: "discuss-with", kind: Meeting, verbs: "discuss", from: "subj", to: "@with|obj@with"},
	{rule: "sit-down-with", kind: Meeting, verbs: "sit", particle: "down", from: "subj", to: "@with"},
	{rule: "host", kind: Meeting, verbs: "host visit receive welcome greet", from: "subj", to: "obj"},
	{rule: "meeting-included", kind: Meeting, verbs: "include involve gather", from: "list", to: "list", each: true, role: "occasion"},
	{rule: "visit-included", kind: Meeting, verbs: "include feature", object: "meeting sit sit-down dinner lunch talk conversation session", from: "subj's", to: "obj@with"},
	{rule: "lead-talks", kind: Meeting, verbs: "lead attend", object: "talk meeting negotiation discussion", from: "subj", to: "subj", each: true},

	{rule: "own", kind: Owns, verbs: "own control hold possess acquire buy purchase", from: "subj", to: "obj"},
	{rule: "own-part-of", kind: Owns, verbs: "own control hold have possess acquire buy purchase keep retain take", object: "% percent stake share interest holding shareholding majority minority half third quarter equity", from: "subj", to: "obj@of,in|@of,in"},
	{rule: "belong-to", kind: Owns, verbs: "belong", prep: "to", from: "@to", to: "subj"},
	{rule: "sell", kind: Owns, verbs: "sell offload", from: "subj", to: "obj|obj@of,in", status: Former, role: "sold"},
	{rule: "divest", kind: Owns, verbs: "divest exit", from: "subj", to: "obj|@from,of", status: Former, role: "divested"},

	{rule: "marry", kind: Family, verbs: "marry wed", from: "subj", to: "obj|@to", role: "married"},

	{rule: "work-with", kind: Associate, verbs: "work coordinate collaborate cooperate side", prep: "with", from: "subj", to: "@with"},
	{rule: "have-ties", kind: Associate, verbs: "have maintain establish keep build cultivate forge", object: "tie link connection contact relationship friendship", from: "subj", to: "obj@to,with|@with,to"},
	{rule: "be-linked", kind: Associate, verbs: "link tie connect", prep: "to with", from: "obj|subj", to: "@to,with"},
	{rule: "befriend", kind: Associate, verbs: "befriend back support advise", from: "subj", to: "obj"},

	{rule: "do-business", kind: Business, verbs: "do conduct have", object: "business deal dealing", from: "subj", to: "@with|obj@with"},
	{rule: "partner-with", kind: Business, verbs: "partner team contract trade deal", prep: "with", from: "subj", to: "@with"},
	{rule: "sign-deal", kind: Business, verbs: "sign strike reach make agree close", object: "deal contract agreement partnership venture memorandum accord", from: "subj", to: "@with|obj@with"},
	{rule: "win-contract", kind: Business, verbs: "win secure land receive get sign", object: "contract tender concession", from: "subj", to: "@from,with|obj@from,with"},
	{rule: "cater-to", kind: Business, verbs: "cater lend", prep: "to", from: "subj", to: "@to"},
	{rule: "finance", kind: Business, verbs: "finance fund bankroll insure service", from: "subj", to: "obj"},

	{rule: "represent", kind: Represents, verbs: "represent defend", from: "subj", to: "obj"},
	{rule: "act-for", kind: Represents, verbs: "act lobby speak work negotiate", prep: "for on_behalf_of", from: "subj", to: "@for,on behalf of"},
	{rule: "hire", kind: Represents, verbs: "hire retain engage enlist", from: "obj", to: "subj", role: "hired"},
	{rule: "hire-included", kind: Represents, verbs: "hire retain engage enlist", from: "included", to: "subj", role: "hired"},

	{rule: "join", kind: Member, verbs: "join", from: "subj", to: "obj"},
	{rule: "belong-to-group", kind: Member, verbs: "sit serve", prep: "on", from: "subj", to: "@on|@on@of"},

	{rule: "give", kind: Transfer, verbs: "give hand send deliver pass present provide supply donate transfer grant award lend return forward leak", from: "subj", to: "rec|@to|obj@to", what: "obj", via: "@via,through"},
	{rule: "provide-with", kind: Transfer, verbs: "provide supply present", prep: "with", from: "subj", to: "obj", what: "@with"},
	{rule: "ship", kind: Transfer, verbs: "ship fly export smuggle funnel route move wire channel divert bring", from: "subj|@from", to: "@to,into|obj@to,into", what: "obj", via: "@via,through"},
	{rule: "pay", kind: Transfer, verbs: "pay reimburse repay bribe refund compensate", from: "subj", to: "rec|@to|obj@to|obj", what: "obj", via: "@via,through"},
	{rule: "sell-to", kind: Transfer, verbs: "sell issue", from: "subj", to: "@to|obj@to", what: "obj", role: "both"},
	{rule: "receive", kind: Transfer, verbs: "receive accept obtain collect", from: "@from|obj@from|obj's|-", to: "subj", what: "obj", via: "@via,through"},
	{rule: "take-from", kind: Transfer, verbs: "take borrow raise get earn", prep: "from", from: "@from", to: "subj", what: "obj", role: "money"},
	{rule: "issue", kind: Transfer, verbs: "issue", object: "waiver licence license permit visa passport invoice loan exemption authorization authorisation", from: "subj", to: "@to|obj@to,for|rec|later", what: "obj"},
	{rule: "distribute", kind: Transfer, verbs: "distribute allocate remit", from: "subj|-", to: "@to,among|obj@to,among", what: "obj"},

	{rule: "tell", kind: Told, verbs: "tell brief inform warn notify alert assure apprise update introduce", from: "subj|-", to: "obj|rec", what: "@about,of,on", via: "@via,through"},
	{rule: "read-in", kind: Told, verbs: "read loop fill", particle: "in", from: "-", to: "obj", what: "@on", passive: true},
	{rule: "read-in", kind: Told, verbs: "read", prep: "in on", from: "-", to: "obj", what: "@on", passive: true},
	{rule: "cut-out", kind: Told, verbs: "cut leave keep shut freeze", prep: "of out_of from", from: "-", to: "obj", what: "@of,out of,from", negated: true, passive: true},
	{rule: "keep-in-dark", kind: Told, verbs: "keep leave", prep: "in", object: "", from: "-", to: "obj", negated: true, passive: true, role: "dark"},

	{rule: "settle-with", kind: Legal, verbs: "settle", prep: "with", from: "@with", to: "subj", role: "settled"},
}
