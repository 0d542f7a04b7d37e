# One-time links: the first administrator, a password.

setup-title = Set up Throughline
setup-lead = This link works once. It makes the first agency, and you its administrator.
setup-agency = The first agency
setup-you = You
setup-act = Set up
setup-password-title = Set your password
setup-password-lead = Welcome, { $name }. Choose a password that you use nowhere else.
setup-password-act = Set password
setup-gone = This link no longer works
setup-gone-lead = It was used already, or it is too old. Ask for a new one where you got it.
