sharing-title = Who may see what
sharing-link = Who may see what under this programme
sharing-lead = { $programme }, on { $day }: what an agency of each kind may see of what others recorded, as the rules give it.
sharing-case = How the case stands
sharing-state = { $code ->
    [accepted] The agency is on the case
    [permitted] The person permits it
    [agreed] An agreement between the agencies lives
    [judged] Decided for this one case
   *[break_glass] Break-glass: life or a child in danger
}
sharing-day = Day
sharing-day-hint = Left empty: today. Laws begin and end.
sharing-error-day = Give a day that exists, such as 1 7 2021, or leave all three boxes empty
sharing-level-label = Public protection
sharing-level = { $level ->
    [0] Not listed
   *[other] Level { $level }
}
sharing-purpose-label = Purpose
sharing-purpose = { $code ->
    [throughcare] Work on the case
    [treatment] Treatment
    [safety] Safety of a place
    [child_protection] Protecting a child
    [public_protection] Public protection
   *[oversight] Oversight
}
sharing-show = Show
sharing-download = Download as CSV
sharing-statute = On this day a statute in force binds: { $bound }. What the law gives them needs no permission.
sharing-no-statute = On this day the programme cites no statute that binds an agency outside the justice system. What would go by duty needs the person’s permission instead.
sharing-how-much = How much
sharing-needs-permission = Needs permission
sharing-then = then { $depth }
sharing-kind = Kind of information
sharing-group = { $code ->
    [every_day] Every day
    [justice] Justice
    [health] Health and safety
   *[life] Life
}
sharing-how = Every cell is the answer of the rules themselves. A lead worker can narrow what stands here for one case, never widen it. What an agency wrote itself it can always read.
sharing-rules = { $profile ->
    [own] Rules: the programme’s own, version { $version }.
   *[default] Rules: the default matrix; the programme brings none of its own (version { $version }).
}
sharing-basis = { $code ->
    [statute] law
    [contract] contract
    [agreement] agreement
    [permission] permission
    [judgement] decided for this case
    [own_record] own record
    [public_protection] public protection
    [own_file] own file
   *[emergency] emergency
}
sharing-column = { $code ->
    [PRI] Prison
    [PRO] Probation
    [MUN] Town hall
    [NGO] Organisation
    [HEA] Health
    [HOU] Housing
    [JOB] Job agency
    [EMPL] Employer
    [POL] Police
    [EDU] Education
    [VIC] Victim service
    [PER] The person
   *[other] { $code }
}
sharing-category = { $code ->
    [row-1] Identity and contact
    [row-2] Sentence, dates, conditions
    [row-3] Risk assessment
    [row-4] Offence
    [row-5] Victim
    [row-6] Physical health
    [row-7] Drugs and alcohol
    [row-8] Mental health
    [row-9] Housing
    [row-10] Work
    [row-11] Education
    [row-12] Money, benefits, debt
    [row-13] Family and children
    [row-14a] Violence at home, as survivor
    [row-14b] Violence at home, against others
    [row-15] Immigration status
    [row-16] Contact notes
   *[row-17] Plan and steps
}
