# The person's own page: read on borrowed phones, so no word of custody.
own-page-title = What I allow
own-page-leave = Leave now
own-page-hello = Hello { $name }
own-page-code = Your code
own-page-code-hint = Twelve letters and numbers. Capital or small letters, with or without lines: all the same
own-page-code-wrong = Enter your code
own-page-open = Open my page
own-page-gone = This code opens nothing
own-page-gone-lead = It was used already, it is older than two days, or it was typed differently. Look at it again, or ask whoever helps you for a new one.
own-page-gone-act = Enter another code
own-page-asked = What I am asked
own-page-again = You said yes some time ago. Do you still want it?
own-page-minor = Talk about this with whoever helps you, and with your parent or guardian.
own-page-told = I have read that saying no changes nothing
own-page-yes = Yes, allow it
own-page-no = No
own-page-given = What I allow
own-page-given-lead = You can say stop. It changes nothing about your bed, your money or your dates.
own-page-given-none = You allow nothing now.
own-page-looked = Who looked at my file
own-page-looked-none = Nobody has looked yet.
own-page-rule = { $code ->
    [own_record_or_on_the_case] They help you, or they keep a file of their own about you
    [oversight_of_own_agency] They watch over how their office handles files
   *[other] A rule of the law or of the programme allows it
}
own-page-done = { $code ->
    [given] Allowed
    [refused] You said no
   *[withdrawn] Stopped
}
own-page-done-lead = { $code ->
    [given] They can see it from now on. You can stop it on any day.
    [refused] Nothing changes for you.
   *[withdrawn] They cannot open it any more, and they are told today.
}
own-page-done-code = Your code is used up now. Ask for a new one whenever you want.
own-page-link = I have a code to my own page
