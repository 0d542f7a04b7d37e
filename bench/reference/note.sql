-- A bare durable note: the note and its paragraph, one commit per so many as the server's writer
-- shared in the same run. Fixed before tuning; may not grow.

-- write: note
INSERT INTO note (id, case_id, agency_id, author_id, happened, attempt, happened_at, written_at)
VALUES ($1, $2, $3, $4, 'phoned', FALSE, $5, $5);

-- write: paragraph
INSERT INTO note_paragraph (note_id, position, about, category, words)
VALUES ($1, 1, 'housing', '9', 'The room is promised until the end of the month; the contract comes on Friday.');
