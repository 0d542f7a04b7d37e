# My own account, and the rules of passwords.

account-title = My account
account-change = Change
account-language = Language
account-language-question = Language of my pages
account-language-act = Save language
account-language-done = Your pages are now in English
account-password = Password
account-password-set = Set
account-password-title = Change my password
account-password-lead = All your other sessions will end.
account-password-present = Present password
account-password-new = New password
account-password-hint = At least { $n } characters. A few words that only you would put together work well
account-password-again = New password again
account-password-act = Change password
account-password-done = Your password is changed, and your other sessions have ended
account-password-short = Enter a password of at least { $n } characters
account-password-long = Enter a password of at most { $n } characters
account-password-common = Choose another password: this one is among the first that somebody would try
account-password-differs = Enter the same password twice
account-password-wrong = This is not your present password
account-password-tries = Too many tries. Wait a quarter of an hour and try again
account-code-wrong = This code is not right. Check the clock of your phone, wait for the next code and enter it
account-authenticator = Code at sign-in
account-authenticator-on = Asked for at every sign-in
account-authenticator-off = Not asked for
account-authenticator-title = Code at sign-in
account-authenticator-lead = With a code from your phone nobody can sign in with your password alone.
account-authenticator-step-app = Open an authenticator app on your phone. Any will do.
account-authenticator-step-scan = Scan the picture, or type the secret.
account-authenticator-step-code = Enter the code that the app shows.
account-authenticator-picture = QR code with the secret below
account-authenticator-secret = Secret:
account-authenticator-add = Ask for a code from now on
account-authenticator-added = From now on a code is asked for when you sign in
account-authenticator-has = A code from your phone is asked for whenever you sign in.
account-authenticator-remove = Ask for no code any more
account-authenticator-removed = No code is asked for any more
account-sessions = Where I am signed in
account-sessions-lead = End a session that you do not know, and change your password.
account-sessions-since = Since
account-sessions-seen = Last used
account-sessions-act = End it
account-sessions-here = This session
account-sessions-end = End
account-sessions-end-others = End all other sessions
account-sessions-ended = The session has ended
account-sessions-others-ended = All other sessions have ended
account-away = Away
account-away-not = Not away
account-recovery = Recovery codes
account-recovery-lead = With one of these codes you sign in when your phone is lost. Each is good once.
account-recovery-left = { $n ->
    [0] You have none
    [one] You have one left
   *[other] You have { $n } left
}
account-recovery-make = Make recovery codes
account-recovery-replace = Make new ones in place of these
account-recovery-new = Your recovery codes
account-recovery-once = They are shown this once, and kept here only in a form that nobody can read.
account-recovery-keep = Print them or write them down, and keep them apart from your phone and your computer. Earlier codes are no longer good.
account-recovery-kept = I have kept them
account-recovery-no-authenticator = First ask for a code at sign-in
