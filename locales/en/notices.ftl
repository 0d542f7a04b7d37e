# Notices: that something happened, never what.
notices-menu = Notices
notices-title = Notices
notices-lead = { $n ->
    [0] You have read everything.
    [one] One notice is unread.
   *[other] { $n } notices are unread.
}
notices-none = Nothing new.
notices-read-all = Mark all as read
notices-earlier = Read before
notices-for-you = for you
notices-release-date-moved = A release date has changed
notices-released = A person was released
notices-returned-to-custody = A person is back in custody
notices-invited = Your agency is asked to join a case
notices-invitation-accepted = An agency has come to a case
notices-invitation-declined = An agency has declined
notices-invitation-taken-back = An invitation was taken back
notices-involvement-closed = A part in a case has ended
notices-case-accepted = A lead agency has accepted and named the lead worker
notices-named-lead-worker = You are the lead worker of a case
notices-handover-asked = You are asked to take over a case
notices-handover-accepted = Your handover was accepted
notices-handover-declined = Your handover was declined
notices-handover-returned = A handover came back without an answer
notices-reassigned = A case was given to you
notices-no-longer-eligible = A programme is no longer open to a person
notices-something = Something has changed
notices-lead-passed = Another agency leads a case from now on
notices-stands-in = You stand in for a colleague
notices-taken-up = A colleague has taken up a silent case of yours
notices-for-colleague = standing in
notices-marked = Everything is marked as read.
notices-undo = Undo
notices-town-disputed = A town says that another one is responsible
notices-town-moved = Somebody has moved to another town
notices-times = { $what }, { $n } times
notices-permission-given = A person has given a permission
notices-permission-withdrawn = A person has stopped a permission
notices-permission-refused = A person has said no to a permission
notices-permission-ask-again = Ask a person again for their permission
notices-agreement-review = The review of an agreement is near
notices-agreement-ended = An agreement was ended
notices-glass-broken = A file was opened in an emergency
notices-people-merged = Records of two people were put together
notices-people-parted = Records of two people were taken apart again
