-- What decides who may see what of a case stands, for the agency of its lead worker, beside what the
-- caseload shows (store/src/caseload.rs): fifty cases are decided from fifty rows instead of from eight
-- tables each. NULL until something about the case changes next; until then it is asked as of old.
ALTER TABLE caseload ADD COLUMN sharing TEXT;
