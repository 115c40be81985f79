-- Whether an alarm went out lately, or is being written, is asked every few seconds: without reading years of items.
CREATE INDEX attention_items_alarmed ON attention_items (alarmed_at) WHERE alarmed_at IS NOT NULL;
CREATE INDEX attention_items_being_alarmed ON attention_items (alarm_leased_until)
  WHERE alarmed_at IS NULL AND alarm_leased_until IS NOT NULL;
