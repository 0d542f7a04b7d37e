# Victims and third parties, and the protective rules derived from them. Seen by who works with victims, and nobody else.
victims-title = Victims and third parties
victims-lead = { $n ->
    [0] Your agency is on no case.
    [one] Your agency is on one case.
   *[other] Your agency is on { $n } cases.
}
victims-none = A case stands here once your agency has accepted to be on it.
victims-since = On the case since
victims-person = About
victims-asked-by = Asked by { $agency }
victims-known = Whom you wrote down
victims-nobody-yet = Nobody yet.
victims-of = Victims and third parties: { $name }
victims-sealed = What stands here is sealed. Only your agency reads it, and only who works with victims. It is on no other page, in no export and in no search.
victims-add = Add somebody
victims-correct = Correct
victims-correct-title = Correct what is known
victims-written = Written on { $date }
victims-whom = Who they are
victims-whom-is = { $code ->
    [victim] A victim
   *[third_party] A third party
}
victims-name = Name
victims-relation = Relation to the person
victims-relation-hint = For example, former partner, neighbour, witness
victims-area = Address or area
victims-area-hint = Where they live, and the places that matter to them
victims-contact = How they are reached
victims-contact-hint = And how never: which number is shared, who may pick up
victims-must-not = What must not happen
victims-must-not-hint = Derive a protective rule from it for those who have to see to it
victims-note = Anything else
victims-save = Save
victims-saved = It is saved and sealed.
victims-remove = Take out for good
victims-remove-lead = What is known of them is erased and cannot be brought back. Protective rules stay until you take them out.
victims-remove-act = Take out for good
victims-removed = It is erased.
victims-rules = Protective rules
victims-rules-lead = Whoever may know of violence committed sees these on the person’s page: prison, probation and police, and others at level 2 or above of public protection. So write no name, no address and no reason.
victims-rules-none = There is no rule on this case.
victims-rule-kind = What it is about
victims-rule-is = { $code ->
    [no_contact] No contact
    [area] Area to stay out of
   *[other] Must not happen
}
victims-rule-words = The rule in words
victims-rule-words-hint = For example, not in Gràcia and not around its schools. It must not let anybody guess who is protected
victims-rule-add = Add the rule
victims-rule-added = The rule is added.
victims-rule-remove = Take out
victims-rule-removed = The rule is taken out.
victims-error-whom = Choose whether it is a victim or a third party
victims-error-name = Enter a name, or a word by which you know them
victims-error-kind = Choose what the rule is about
victims-error-words = Enter the rule in words
victims-error-gives-away = Take out the name or the number: the rule would give somebody away
victims-notices-title = Notices of release
victims-notices-due = { $n ->
    [0] Nobody has to be told anything now.
    [one] One victim has to be told.
   *[other] { $n } victims have to be told.
}
victims-notices-lead = For victims who asked to be told. A notice holds a day and nothing more, and stands on no other page. It stays until you say that the victim was told; where a day moved twice, only the last is told.
victims-notices-none = Nobody has asked to be told of a release.
victims-notice = Notice of release
victims-notice-of = Notice of release: { $name }
victims-notice-lead = Only who asked for it is told. Nobody on the case, and not the person, learns that somebody is.
victims-notice-closed = Neither a statute in force nor permission with an agreement lets a day be told today. As soon as one does, it stands here.
victims-notice-wishes = What the victim asked to be told
victims-notice-wish = { $code ->
    [planned] when the release is planned
   *[left] that the person has left
}
victims-notice-reference = Your reference
victims-notice-reference-hint = By which you find the victim in your own files, such as a file number. Not their name: it is read also when your agency is no longer on the case
victims-notice-save = Save
victims-notice-saved = It is saved and sealed.
victims-notice-asked = Asked for: { $wishes }. Written on { $date }
victims-notice-nothing = Nothing new.
victims-notice-says = { $code ->
    [planned] The release is planned for { $date }.
    [no_day] No day of release is planned any more.
    [left] The person left on { $date }.
   *[inside] The person is in custody; what was told before holds no more.
}
victims-notice-told = The victim was told
victims-notice-told-said = It is written down that the victim was told.
victims-notice-was-told = Told on { $date }: { $news }
victims-notice-end = They want to be told no more
victims-notice-ended = It has ended, and what was told is erased.
victims-notice-error-reference = Enter your reference
victims-notice-error-name = Take the name out of the reference
victims-notice-error-wishes = Choose what the victim asked to be told
