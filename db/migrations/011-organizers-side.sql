-- Ids of questions are random and never used again. What was once asked and is asked no more keeps its words here, so that
-- the answers that people gave to it can still be read: [{"id", "label"}].
ALTER TABLE events ADD COLUMN former_questions jsonb NOT NULL DEFAULT '[]';
