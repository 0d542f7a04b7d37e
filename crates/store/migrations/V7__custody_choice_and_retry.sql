-- A worker's choice of the kind of date that counts as R, with the day it stood for. It is kept apart
-- from the working date, so that no list can turn it into a choice that nobody made.
ALTER TABLE custody_episode ADD COLUMN chosen_kind TEXT;
ALTER TABLE custody_episode ADD COLUMN chosen_date TEXT;
UPDATE custody_episode SET chosen_kind = working_kind, chosen_date = working_date
WHERE working_chosen_by IS NOT NULL;

-- Why a stay began, where it is a return to custody.
ALTER TABLE custody_episode ADD COLUMN began_because TEXT;
ALTER TABLE custody_episode ADD COLUMN began_note TEXT;

-- What changed about the person since nobody could reach them: it is worth trying again.
ALTER TABLE enrolment ADD COLUMN retry_because TEXT;
