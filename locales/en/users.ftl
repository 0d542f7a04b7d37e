# Users and their roles.

users-menu = Users
users-title = Users
users-lead = { $n ->
    [one] One account is open.
   *[other] { $n } accounts are open.
}
users-add = Add a user
users-add-lead = The user gets a link by which they set their own password. Nobody else ever knows it.
users-name = Name
users-name-missing = Enter the name, as colleagues see it
users-name-long = Enter a name of at most { $n } characters
users-login = Login
users-login-hint = Usually the work e-mail address. It cannot be changed later
users-login-missing = Enter a login without spaces
users-login-long = Enter a login of at most { $n } characters
users-login-taken = Somebody has this login already. Enter another one
users-agency = Agency
users-agency-choose = Choose an agency
users-agency-missing = Choose the agency that the user works for
users-profession = Profession
users-roles = Roles
users-roles-hint = What the user does here decides what they may do and see
users-roles-missing = Choose at least one role
users-percent = Percent of a full-time post
users-percent-hint = Half a post is 50. It scales how many cases are too many
users-percent-wrong = Enter a number from 1 to 100
users-units = Units
users-units-hint = The user sees the people of these units
users-units-foreign = Choose units of the user’s own agency
users-deputy = Deputy
users-deputy-hint = Stands in while the user is away
users-deputy-none = Nobody
users-deputy-wrong = Choose a colleague of the same agency whose account is open
users-save = Save changes
users-saved = The changes are saved
users-status = State
users-open = Open
users-closed = Closed
users-no-password = No password yet
users-with-code = Open, with a code
users-link = One-time link for { $name }
users-link-lead = Give it to them by a safe way. It is shown only now, works once, and until { $until }.
users-reset = New way in
users-reset-lead = Ends all sessions, removes the password and the code, and makes a link to set a new password.
users-reset-act = Reset the account
users-reopen = Open the account again
users-close = Close the account
users-close-lead = The user can no longer sign in. What they wrote stays.
users-close-act = Close the account
users-closed-done = The account is closed
users-hand-on-first = { $n ->
    [one] Not closed: this user leads one open case
   *[other] Not closed: this user leads { $n } open cases
}
users-hand-on-first-lead = A case is never without a lead worker. A manager of the agency hands these on first:
users-own = You cannot close your own account. Ask another administrator.
users-last-administrator = This is the last administrator. Make somebody else an administrator first.
users-role-resettlement-officer = Resettlement officer
users-role-social-worker = Social worker
users-role-probation-officer = Probation officer
users-role-municipal-coordinator = Municipal coordinator
users-role-mentor = Mentor
users-role-employer-engagement-officer = Employer-engagement officer
users-role-health-worker = Health worker
users-role-housing-worker = Housing worker
users-role-victim-service-worker = Victim-service worker
users-role-duty-desk = Duty desk
users-role-manager = Manager
users-role-analyst = Analyst
users-role-data-steward = Data steward
users-role-data-protection-officer = Data-protection officer
users-role-administrator = Administrator
users-own-capacity = Cases this worker can carry (optional)
users-own-capacity-hint = In place of the agency’s number times the share of a post. Weighted by stage
users-own-capacity-wrong = Enter a number from 1 to { $n }, or leave it empty
