-- The people whom one worker leads, joined from where they stand: what a projection has to beat. Fixed
-- before tuning; may not grow.

-- read: caseload
SELECT c.id, c.person_id, r.surname, r.given_name, r.town, e.working_date, e.released_on,
  (SELECT MIN(m.due_at) FROM milestone m WHERE m.case_id = c.id AND m.status = 'open' AND m.projected = FALSE) AS due_at,
  (SELECT MAX(n.happened_at) FROM note n WHERE n.case_id = c.id AND n.attempt = FALSE) AS last_contact
FROM lead_worker l
JOIN case_file c ON c.id = l.case_id
JOIN custody_episode e ON e.person_id = c.person_id
JOIN person_record r ON r.id = e.record_id
WHERE l.user_id = $1 AND l.to_at IS NULL AND c.status = 'open'
ORDER BY r.sort_key LIMIT 25;
