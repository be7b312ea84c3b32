"""One form per kind of thing that a verb needs; `siger.web.office.verbs` says which verb uses which."""
