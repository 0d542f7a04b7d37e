# The pieces that pages are made of.

components-breadcrumbs = Breadcrumb
components-language = Language
components-filter = Filter
components-more-views = More views and filters
components-section-of = Section { $n } of { $total }
components-ticked = { $n ->
    [one] { $n } person ticked
   *[other] { $n } people ticked
}
components-untick-all = Untick all
components-tick-note = The boxes tick people for the buttons above the list.

components-pagination = Pagination
components-pagination-previous = Previous
components-pagination-next = Next
components-pagination-page = page

components-error-title = There is a problem
components-error-prefix = Error:
components-banner-success = Success
components-banner-important = Important
components-password-show = Show
components-password-hide = Hide
components-password-show-label = Show password
components-password-hide-label = Hide password
components-date-day = Day
components-date-month = Month
components-date-year = Year

components-status-not-started = Not started
components-status-started = Started
components-status-due-soon = Due soon
components-status-overdue = Overdue
components-status-waiting = Waiting
components-status-done = Done
components-status-ready = Ready
components-status-missing = Missing
components-status-declined = Declined
components-status-exempt = Exempt
components-status-cancelled = Cancelled
components-status-needs-permission = Needs permission
components-status-no-access = No access
components-status-condition = § Condition
components-referral-sent = Sent
components-referral-accepted = Accepted
components-referral-question = Question
components-referral-withdrawn = Withdrawn
components-referral-ended = Ended

components-six-id = ID
components-six-bed = Bed
components-six-money = Money
components-six-travel = Travel
components-six-medicine = Medicine
components-six-contact = Contact
components-six-count = { $n } of 6
components-six-order = Release-day six, in order:
components-six-names = ID, bed, money, travel, medicine, contact
components-six-waiting = Waiting for a reply
components-six-withheld = Not shared

# The person’s own words, always in quotation marks.
components-quoted = “{ $words }”

components-withheld-permission = Withheld: needs { $name }’s permission
components-withheld-rule = Withheld: { $reason }
components-withheld-ask = Ask for it
components-why = Why?
components-why-decided = How this was decided
components-standing-sentence = Some information may be withheld by law.

components-note-about = Note about { $person }
components-note-saved = Saved as you type
components-note-what = What happened
components-note-topic = About
components-note-fewer = fewer readers
components-note-text = What matters, in one or two lines
components-note-readers = Who can read it: { $readers }.
components-note-readers-change = Change
components-note-cancel = Cancel
components-note-save = Save note

components-workload = Workload
components-workload-of = { $n } of { $line }
components-workload-over = Over the red line by { $n }

components-progress-leave = You can leave this page. It is under
components-progress-jobs = Jobs

components-timeline = Timeline
components-timeline-name = Timeline of the case. { $release }.
components-timeline-name-overdue = Timeline of the case. { $release }. Overdue: { $overdue }.
components-timeline-release = Release
components-timeline-release-on = Release on { $date }
components-timeline-release-short = Release, { $date }
components-timeline-release-unknown = Release date not yet known
components-timeline-table = Read the timeline as a table
components-timeline-whole = Whole timeline
components-timeline-milestones = Milestones
components-timeline-contacts = Contacts
components-timeline-referrals = Referrals
components-timeline-admission = Admission
components-timeline-follow-up-ends = Follow-up ends
components-timeline-inside = { $span }
components-timeline-preparation = Preparation: last 3 months inside
components-timeline-follow-up = Follow-up: { $span } outside
components-timeline-due = due { $date }
components-timeline-today = Today, { $date }
components-timeline-today-short = Today
components-timeline-to-come = To come
components-timeline-held = Contact held
components-timeline-booked = Booked
components-change-name = The release moves from { $old } to { $new }, { $shift }.
components-change-new = New: { $date }
components-change-so-far = the date so far
components-town-nearest = Not in the table of towns of { $place }, so no town hall is found by it. Did you mean { $nearest }?
components-town-elsewhere = Not in the table of towns of { $place }, so no town hall is found by it.
components-depth = { $code ->
    [full] All
    [summary] Summary
    [consequence] Effect only
    [existence] Yes or no
   *[none] Nothing
}
