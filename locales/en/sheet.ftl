# The release sheet: what the person takes along. Plain words, spoken to them.
sheet-title = Release sheet of { $name }
sheet-titles = { $n ->
    [one] One release sheet
   *[other] { $n } release sheets
}
sheet-how = Print this page with your browser: one sheet of paper for each person. What stands around the sheet is not printed.
sheet-language = In which language?
sheet-nobody-title = Release sheets
sheet-nobody = Nobody is ticked. Go back to the list and tick the people whose sheets you need.
sheet-no-day = The day is not known yet
sheet-item-id = Identity papers
sheet-item-bed = A bed
sheet-item-money = Money
sheet-item-travel = The way home
sheet-item-medicine = Medicine
sheet-item-contact = A person to call
sheet-waiting = We have asked and wait for the answer.
sheet-missing = Not there yet. Ask for it before you go.
sheet-declined = You do not want this.
sheet-afterwards = Afterwards
sheet-afterwards-none = Nothing is arranged yet.
sheet-help = If something goes wrong
sheet-call = Call
sheet-danger = Danger to life:
sheet-emergency = 112
sheet-signed = Signed
sheet-given-by = Given by
sheet-hour = Time
