-- What people write beside the whole for agencies that may not see all of it: a summary, and the practical
-- consequence without its reason. Neither is made from the whole; where nobody wrote one, there is none.
ALTER TABLE note_paragraph ADD COLUMN summary TEXT;
ALTER TABLE note_paragraph ADD COLUMN consequence TEXT;
ALTER TABLE need ADD COLUMN summary TEXT;
ALTER TABLE need ADD COLUMN consequence TEXT;
