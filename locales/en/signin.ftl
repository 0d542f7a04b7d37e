# Signing in.

signin-title = Sign in
signin-login = Login
signin-login-missing = Enter your login
signin-password = Password
signin-password-missing = Enter your password
signin-act = Sign in
signin-wrong = The login or the password is not right. Check both and try again
signin-locked = Too many tries. For safety this sign-in is locked until { $time }. Try again then, or ask your administrator for a new password
signin-forgotten = Forgotten your password? Your administrator can give you a link to set a new one.
signin-kept = Your form is kept
signin-kept-lead = Nothing was sent, because your session had ended. Sign in, and the form comes back as you filled it in.
signin-ended = Your session has ended
signin-ended-lead = You were away for a while. Sign in and go on where you were.
signin-out = You are signed out
signin-out-lead = On a shared computer, close the browser as well.
signin-set = Your password is set
signin-set-lead = Sign in with it now.
signin-code-title = Code from your authenticator app
signin-code-hint = Six digits. The app shows a new code every 30 seconds
signin-code-act = Continue
signin-code-wrong = This code is not right, or it has been used. Wait for the next one and enter it
signin-code-lost = Lost your phone? Ask your administrator to reset your account.
signin-demo = Look around with one click
signin-demo-lead = Choose who you want to be. Everybody here is invented.
signin-with-password = Or with a password
