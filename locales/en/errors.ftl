# What went wrong, and the way back.

errors-back = Go back
errors-home = Go to my first page
errors-not-found = This page is not there
errors-not-found-lead = The address may be wrong, or what stood here is no longer yours to see.
errors-denied = You cannot do this
errors-denied-role = It is not among the tasks of your role, or your agency has another part in this case. If it should be yours, ask your administrator.
errors-denied-account = It belongs to another user’s account.
errors-denied-lead = The rules do not allow it here.
errors-conflict = Somebody changed this while you were working
errors-conflict-lead = Nothing of yours was saved over it. Go back, look at what they changed, and enter yours again.
errors-refused = This cannot be done now
errors-invalid = Some of this needs another look
errors-invalid-lead = Nothing was saved. Go back and put this right:
errors-unavailable = Not available for the moment
errors-unavailable-lead = Nothing was saved. Wait a minute and try again.
errors-internal = Something went wrong on our side
errors-internal-lead = Nothing was saved. If it happens again, tell your administrator this number: { $id }
errors-forged = This form is too old
errors-forged-lead = Nothing was saved, because the form does not belong to the session you are in now. Go back, load the page again and send it once more.
errors-too-large = This is too large
errors-too-large-lead = Nothing was saved. Send less text or a smaller file.
errors-unreadable = This could not be read
errors-unreadable-lead = Nothing was saved. Go back and send the form once more.
errors-signed-out = You are not signed in
errors-signed-out-lead = Sign in and try again.
errors-typed = What you typed, to copy
