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
own-page-sees = Who can see what about me
own-page-sees-lead = What each office that works with you may see today of what others wrote, and why. It says what the rules open, whether or not anything is written there.
own-page-sees-nothing = It sees nothing of what others wrote.
own-page-why = { $code ->
    [permission] You allowed it
    [statute] A law says so
    [contract] A contract says so
    [agreement] An agreement between offices says so
    [judgement] Somebody decided it for you alone, and wrote down why
    [own_record] They keep a file of their own about you
    [public_protection] The rules that protect everybody say so
    [own_file] It is your own file
   *[emergency] Somebody said it was an emergency
}
