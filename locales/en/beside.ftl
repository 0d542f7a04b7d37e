beside-title = For agencies that may not read all of it
beside-summary = In short (optional)
beside-summary-hint = What an agency reads that may see a summary and no more. It is never made from your words.
beside-consequence = What others must do or avoid (optional)
beside-consequence-hint = Without the reason. For example: no ground floor; an appointment on Tuesday mornings.
beside-in-short = In short
beside-follows = What follows from it
beside-error-too-long = Use no more than { $max } characters: this is the short form
